import type { Recordings, Rules, Watches } from '../../ports/knowing.ts';
import type { Clock } from '../../ports/process.ts';
import type { OpenTo } from '../../ports/slack.ts';
import type { DeadLetter } from '../../ports/telling.ts';
import type { Known } from '../../recording/known.ts';
import { isGoingOn } from '../../recording/phase.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Rule } from '../../recording/watching/rule.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import type { DoctorNeeds } from './doctor.ts';
import { deadFinding, type Health, type HealthNeeds, health } from './health.ts';
import { type Filter, isRecent, KEEPS, type ListNeeds, liveFirst, SEARCHED, seenNow } from './list.ts';
import { isShown, type Sees, seesAmong } from './visible.ts';

export interface HomeNeeds extends HealthNeeds, Pick<DoctorNeeds, 'deadLetters'>, Pick<ListNeeds, 'apps'> {
  readonly recordings: Recordings;
  readonly watches: Watches;
  readonly rules: Rules;
  readonly now: Clock;
}

/** A recording, with its watches in the workspace. */
export interface Watched {
  readonly known: Known;
  readonly watches: readonly Watch[];
}

/** Data from which every Home of a workspace is made. */
export interface Survey {
  /** Whether anything was ever registered. */
  readonly empty: boolean;
  /** Recordings that go on, then those that ended within the last day. */
  readonly recordings: readonly Watched[];
  /** Number of newest recordings searched; absent if that was all of them. */
  readonly searched?: number;
  readonly rules: readonly Rule[];
  readonly health: readonly Health[];
  readonly letters: readonly DeadLetter[];
  readonly at: Instant;
}

/** Reads the data for all Homes of a workspace at once. Rejects when Redis is away. */
export async function survey(team: string, needs: HomeNeeds): Promise<Survey> {
  const { recordings, watches, now } = needs;
  const [sids, rules, found, letters] = await Promise.all([
    recordings.ofTeam(team, SEARCHED),
    needs.rules.ofTeam(team),
    health(needs),
    needs.deadLetters.of(team),
  ]);
  const at = now();
  const known = (await seenNow(await recordings.findAll(sids), needs)).filter(
    (one) => isGoingOn(one.phase) || isRecent(one, at),
  );
  return {
    empty: sids.length === 0,
    recordings: await Promise.all(
      liveFirst(known).map(async (one) => ({
        known: one,
        watches: (await watches.of(one.recording.sid)).filter((watch) => watch.team === team),
      })),
    ),
    ...(sids.length < SEARCHED ? {} : { searched: SEARCHED }),
    rules,
    health: found,
    letters,
    at,
  };
}

/** Filters that a person has set in their Home. */
export interface HomeChoice {
  readonly state: Filter;
  /** Name of a configured app; absent: every app. */
  readonly app?: string;
  /** Only recordings that this person watches. */
  readonly mine: boolean;
}

export const EVERYTHING: HomeChoice = { state: 'all', mine: false };

/** A channel, with the number of listed recordings that it watches. */
export interface WatchingPlace {
  readonly channel: string;
  readonly recordings: number;
  readonly live: number;
  /** Reason why nothing can be told there at present. */
  readonly paused?: string;
}

/** Content of one person's Home. */
export interface Home {
  readonly user: string;
  readonly empty: boolean;
  readonly choice: HomeChoice;
  /** Apps to choose from. */
  readonly apps: readonly string[];
  readonly goingOn: readonly Watched[];
  readonly over: readonly Watched[];
  readonly searched?: number;
  readonly places: readonly WatchingPlace[];
  readonly rules: readonly Rule[];
  readonly health: readonly Health[];
  readonly at: Instant;
}

/** Part of a survey that a person may know; a Home is asked for from nowhere. */
export const homeSight = (
  { recordings, rules, letters }: Survey,
  user: string,
  { openTo }: { readonly openTo: OpenTo },
): Promise<Sees> =>
  seesAmong(
    { channel: user },
    user,
    [...recordings.flatMap(({ watches }) => watches), ...rules, ...letters.map(told)],
    openTo,
  );

/** A dead letter has no owner; in a direct message its reader counts as the owner. */
const told = ({ place }: DeadLetter) => ({ channel: place.channel, owner: place.channel });

/** The part of a workspace that a person may see. */
export function homeOf(
  { recordings, rules, health: found, letters, empty, searched, at }: Survey,
  user: string,
  choice: HomeChoice,
  sees: Sees,
): Home {
  const health = [...found, ...deadFinding(letters.filter((letter) => sees(told(letter))))];
  const seen = recordings
    .filter(({ watches }) => isShown(watches, sees))
    .map(({ known, watches }) => ({ known, watches: watches.filter(sees) }));
  const kept = seen.filter(
    ({ known, watches }) =>
      KEEPS[choice.state](known) &&
      (choice.app ?? known.recording.app) === known.recording.app &&
      (!choice.mine || watches.some(({ owner }) => owner === user)),
  );
  const seenRules = rules.filter((rule) => sees(rule) && (!choice.mine || rule.owner === user));
  return {
    user,
    empty,
    choice,
    apps: found.flatMap((one) => (one.kind === 'agora' ? [one.app] : [])),
    goingOn: kept.filter(({ known }) => isGoingOn(known.phase)),
    over: kept.filter(({ known }) => !isGoingOn(known.phase)),
    ...(searched === undefined ? {} : { searched }),
    places: placesOf(choice.mine ? kept : seen, seenRules),
    rules: seenRules,
    health,
    at,
  };
}

/** Channels that watch something, and channels whose rules wait in a pause. */
function placesOf(recordings: readonly Watched[], rules: readonly Rule[]): readonly WatchingPlace[] {
  const places = new Map<string, WatchingPlace>();
  for (const { channel, paused } of rules) {
    if (paused?.kind === 'place') {
      places.set(channel, { channel, recordings: 0, live: 0, paused: paused.reason });
    }
  }
  for (const { known, watches } of recordings) {
    for (const { channel, paused } of watches) {
      const { recordings: before = 0, live = 0, paused: already } = places.get(channel) ?? {};
      const reason = paused?.reason ?? already;
      places.set(channel, {
        channel,
        recordings: before + 1,
        live: live + (isGoingOn(known.phase) ? 1 : 0),
        ...(reason === undefined ? {} : { paused: reason }),
      });
    }
  }
  return [...places.values()].toSorted((a, b) => b.live - a.live || b.recordings - a.recordings);
}
