import type { Sights } from '../../ports/polling.ts';
import { evidenceOf } from '../../recording/ending/evidence.ts';
import type { Sight } from '../../recording/judging/sight.ts';
import { type Known, nameOf } from '../../recording/known.ts';
import type { Instant } from '../../recording/recording.ts';
import { timeline } from '../../recording/summing/timeline.ts';
import { time } from '../../recording/summing/timeline-record.ts';
import type { LedgerEntry } from '../../recording/telling/ledger.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { type Inspected, type InspectNeeds, inspect } from './inspect.ts';

export interface ExplainNeeds extends InspectNeeds {
  readonly sights: Pick<Sights, 'get'>;
}

/**
 * Explains why news of a recording was or was not told, from Redis alone: what was seen, concluded and told. One line
 * each, times in UTC. The resource ID is left out.
 */
export async function explain(sid: string, needs: ExplainNeeds): Promise<readonly string[] | undefined> {
  const inspected = await inspect(sid, needs);
  return inspected && linesOf(inspected, await needs.sights.get(inspected.known.recording.app));
}

function linesOf({ known, watches, told = [] }: Inspected, sight: Sight): readonly string[] {
  const { recording } = known;
  return [
    `${recording.sid} (${nameOf(known)}), app ${recording.app}, mode ${recording.mode}`,
    `${stateOf(known)} since ${time(known.since)}, version ${known.version}${known.final ? ', final' : ''}`,
    `last look ${timeOr(known.lookedAt)}, last seen alive ${timeOr(known.seenAt)}`,
    '',
    'Seen',
    ...timeline(known).map(({ at, kind, ...rest }) => `  ${time(at)} ${kind} ${factsOf(rest)}`.trimEnd()),
    '',
    'Judged',
    ...judgementOf(known, sight).map((line) => `  ${line}`),
    '',
    'Watched',
    ...(watches.length === 0 ? ['  nowhere'] : []),
    ...watches.map((watch) => `  ${watchLine(watch)}`),
    '',
    'Told',
    ...(told.length === 0 ? ['  nothing'] : []),
    ...told.map((entry) => `  ${toldLine(entry)}`),
  ];
}

/** A watch, with everything by which news of it is told or not. */
function watchLine({
  team,
  channel,
  owner,
  since,
  only,
  cards,
  broadcast,
  max,
  muted,
  paused,
}: Watch): string {
  const options = factsOf({ only: only?.join('+'), cards, broadcast, max });
  return [
    `${team}/${channel} by ${owner} since ${time(since)}`,
    ...(options === '' ? [] : [options]),
    ...(muted === undefined
      ? []
      : [
          `muted since ${time(muted.since)} by ${muted.by} until ${mutedUntil(muted)}, which lets through ${muted.lets}`,
        ]),
    ...(paused === undefined ? [] : [`paused since ${time(paused.at)}: ${paused.reason}`]),
  ].join(', ');
}

const mutedUntil = ({ until, over = until }: NonNullable<Watch['muted']>): string =>
  over === undefined ? 'its end' : time(over);

function toldLine({ place, delivery, ts, at, kinds, attempts, how }: LedgerEntry): string {
  const what = kinds.length === 0 ? 'card' : kinds.join(', ');
  const tried = attempts === 0 ? '' : `, ${attempts} attempts before`;
  return `${time(at)} ${place.team}/${place.channel} ${what}: ts ${ts}, delivery ${delivery}, ${how}${tried}`;
}

const stateOf = ({ phase, how }: Known): string => (how === undefined ? phase : `${phase} (${how})`);

/** The verdict on a disappearance, and doubts that stand. */
function judgementOf(known: Known, { dark, squeezed }: Sight): readonly string[] {
  const { suspect, blind, gone } = known;
  const app = `app ${known.recording.app}`;
  const lines = [
    ...(gone === undefined
      ? []
      : [
          `not found since ${time(gone.since)}, believed at ${time(gone.at)}, was ${gone.from}`,
          `evidence: ${factsOf(evidenceOf(known, gone))}`,
          `called ${stateOf(known)}`,
        ]),
    ...(suspect === undefined ? [] : [`doubted since ${time(suspect.since)}, ${suspect.looks} looks`]),
    ...(blind === undefined ? [] : [`not visible since ${time(blind.since)}: ${blind.cause}`]),
    ...(dark === undefined ? [] : [`${app} not visible since ${time(dark.since)}: ${dark.cause}`]),
    ...(squeezed === undefined
      ? []
      : [`${app} seen less than half as often as planned since ${time(squeezed.since)}`]),
  ];
  return lines.length === 0 ? ['nothing was concluded beyond what was seen'] : lines;
}

/** Names and values in one line; nested ones as JSON, moments as times. */
const factsOf = (facts: object): string =>
  Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${wordOf(name, value)}`)
    .join(', ');

function wordOf(name: string, value: unknown): string {
  if (typeof value === 'number' && name === 'until') return time(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const timeOr = (at: Instant | undefined): string => (at === undefined ? 'never' : time(at));
