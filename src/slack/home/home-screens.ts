import { createHash } from 'node:crypto';
import type { HomeView, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type HomeChoice, homeOf, type Survey } from '../../flows/asking/home.ts';
import type { ForPeople } from '../../flows/for-people.ts';
import type { Log } from '../../ports/process.ts';
import type { Homes, HomeTurn, Viewer } from '../../ports/slack.ts';
import { withoutSecrets } from '../api/bolt-logger.ts';
import { partOf, refusalOf } from '../api/codes.ts';
import { failureOf } from '../api/failure.ts';
import type { Language } from '../language/language.ts';
import { decodeHomeChoice, encodeHomeChoice } from '../pressable/home-choice.ts';
import { homeBlocks, homeView } from './home.ts';

interface HomeScreensNeeds {
  readonly homes: Homes;
  readonly flows: Pick<ForPeople, 'survey' | 'homeSight'>;
  readonly languageOf: (user: string) => Promise<Language>;
  readonly client: WebClient;
  readonly log: Log;
}

export interface HomeScreens {
  /** Publishes a person's Home, and keeps it up to date for a while. Rejects while Redis is away. */
  open(viewer: Viewer, choice: HomeChoice): Promise<void>;
  /** Updates the Homes whose turn it is. Resolves to the milliseconds that Slack asks to wait. */
  round(): Promise<number>;
}

/** Homes taken at once: few enough to be published before another process may take them. */
const TURNS = 10;

/** Publishes App Home for everybody who has opened it lately. */
export function createHomeScreens(needs: HomeScreensNeeds): HomeScreens {
  const { homes, flows, languageOf, client, log } = needs;

  /** Publishes a Home that has changed. @param always also if nothing has changed, as somebody waits for it */
  async function show(turn: HomeTurn, surveyed: Survey, always: boolean): Promise<number> {
    const language = await languageOf(turn.user);
    const home = homeOf(
      surveyed,
      turn.user,
      decodeHomeChoice(turn.choice),
      await flows.homeSight(surveyed, turn.user),
    );
    const blocks = homeBlocks(home, language);
    const digest = digestOf(blocks);
    if (!always && !turn.last && digest === turn.shown?.digest) return 0;
    const until = turn.last ? undefined : turn.until;
    const viewOf = (content: readonly KnownBlock[]) => homeView(home, content, surveyed.at, until, language);
    // With the hash, Slack refuses the view if the person has chosen something since.
    const after = always ? undefined : turn.shown?.hash;
    try {
      const hash = await publish(turn.user, after, viewOf(blocks), () =>
        viewOf(homeBlocks(home, language, false)),
      );
      await homes.shown(turn, hash === undefined ? undefined : { digest, hash });
      return 0;
    } catch (error) {
      return notShown(turn, error);
    }
  }

  async function publish(
    user: string,
    after: string | undefined,
    view: HomeView,
    simpler: () => HomeView,
  ): Promise<string | undefined> {
    const send = async (one: HomeView): Promise<string | undefined> =>
      (
        await client.views.publish({
          user_id: user,
          view: one,
          ...(after === undefined ? {} : { hash: after }),
        })
      ).view?.hash;
    try {
      return await send(view);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'refused' || partOf(failure.code) === undefined) throw error;
      log.warn({ why: failure.code }, 'homeTableRefused');
      return send(simpler());
    }
  }

  /** Logs a failure, which the next turn makes good. Nobody is told: nobody asked, or Slack cannot be reached. */
  async function notShown(turn: HomeTurn, error: unknown): Promise<number> {
    const failure = failureOf(error);
    const { team } = turn;
    if (failure.kind === 'refused' && failure.code === 'hash_conflict') {
      await homes.shown(turn, undefined);
      return 0;
    }
    log.warn({ team, why: withoutSecrets([error]) }, 'homeNotPublished');
    if (failure.kind === 'refused' && refusalOf(failure.code)) {
      await homes.shown({ ...turn, last: true }, undefined);
    }
    return failure.kind === 'limited' ? failure.afterMs : 0;
  }

  return {
    async open(viewer, choice) {
      const turn = await homes.open(viewer, encodeHomeChoice(choice));
      await show(turn, await flows.survey(viewer.team), true);
    },

    async round() {
      const turns = await homes.take(TURNS);
      // Asked for together, so that a slow answer of Slack is waited for once.
      await Promise.all(turns.map(({ user }) => languageOf(user)));
      const surveys = new Map<string, Promise<Survey>>();
      for (const turn of turns) {
        const surveyed = surveys.get(turn.team) ?? flows.survey(turn.team);
        surveys.set(turn.team, surveyed);
        const waitMs = await show(turn, await surveyed, false);
        if (waitMs > 0) return waitMs;
      }
      return 0;
    },
  };
}

const digestOf = (blocks: readonly KnownBlock[]): string =>
  createHash('sha1').update(JSON.stringify(blocks)).digest('base64url');
