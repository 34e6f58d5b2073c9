import type { RequestListener } from 'node:http';
import { App } from '@slack/bolt';
import type { ForPeople } from '../flows/for-people.ts';
import { type Loop, startLoop } from '../loop.ts';
import type { Log } from '../ports/process.ts';
import type { Homes } from '../ports/slack.ts';
import type { Once } from '../ports/telling.ts';
import type { Policy } from '../recording/policy.ts';
import { boltLogger, withoutSecrets } from './api/bolt-logger.ts';
import { createClient, type SlackAccount } from './api/client.ts';
import { failureOf } from './api/failure.ts';
import { noteArrival } from './door/arrival.ts';
import { createInFlight } from './door/in-flight.ts';
import { createOutage } from './door/outage.ts';
import { createReceiver, type Reached } from './door/receiver.ts';
import { dropRepeats } from './door/repeats.ts';
import { answerUnheard } from './door/unheard.ts';
import { createHomeScreens } from './home/home-screens.ts';
import { languageFor } from './language/languages.ts';
import { TIMES } from './limits.ts';
import { createAnswering } from './listeners/answering.ts';
import { listenToCommands } from './listeners/commands.ts';
import { listenToHome } from './listeners/home.ts';
import { createOpening } from './listeners/opening.ts';
import { listenToPlaces } from './listeners/places.ts';
import { listenToButtons } from './listeners/presses.ts';
import { listenToShortcuts } from './listeners/shortcuts.ts';
import { listenToStep } from './listeners/step.ts';
import { listenToWatchForm } from './listeners/watch-form.ts';
import { createSendFile } from './messenger/sending.ts';
import { createLanguageOf } from './voice/locales.ts';

interface Options extends SlackAccount {
  readonly defaultLanguage: string;
  readonly log: Log;
  readonly once: Pick<Once, 'first'>;
  readonly homes: Homes;
  /** Milliseconds between two looks for a Home that is to be brought up to date. */
  readonly homesEveryMs?: number;
  readonly flows: ForPeople;
  readonly policy: Policy;
  /** Names of the configured Agora apps. */
  readonly apps: readonly string[];
  /** Milliseconds since 1970; `Date.now` when absent. */
  readonly now?: () => number;
}

export type SlackOptions = Options & Reached;

/** The bot as people in Slack meet it. */
export interface Slack {
  /**
   * Asks Slack who we are, and in Socket Mode connects.
   * @throws {SlackRefused} when Slack does not accept the token. That Slack is away is no reason not to start.
   */
  start(): Promise<void>;
  /** Takes nothing new, and resolves when what has begun has ended, after 8 s at the latest. */
  stop(): Promise<void>;
  /** For POST /slack/events of the public listener; absent in Socket Mode. */
  readonly requestListener: RequestListener | undefined;
  /** The workspace of the bot; asked for again where Slack was away at the start, and rejects while it still is. */
  workspace(): Promise<string>;
}

/** A Home that was opened elsewhere is seen to be due within this. */
const HOMES_EVERY_MS = 1_000;

/** Slack does not accept what we were given; the settings have to be changed. */
class SlackRefused extends Error {
  override readonly name = 'SlackRefused';

  constructor(code: string) {
    super(`Slack does not accept SLACK_BOT_TOKEN: ${code}`);
  }
}

/** Puts Bolt together: the door, the repetitions, the listeners, and the way out. */
export function createSlack(options: SlackOptions): Slack {
  const { botToken, apiUrl, log, once, homes, flows, policy, apps, now = Date.now } = options;
  const secrets = [botToken, options.mode === 'socket' ? options.appToken : options.signingSecret];
  const logger = boltLogger(log, secrets);
  const inFlight = createInFlight();
  const client = createClient(options, log);
  let open = true;
  let team: string | undefined;
  let user: string | undefined;

  const { receiver, requestListener } = createReceiver(options, {
    apiUrl,
    log,
    logger,
    now,
    isOpen: () => open,
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken }),
    clientOptions: {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: TIMES.call,
      // Also used for response URLs, for which Bolt knows no time-out.
      fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(TIMES.call), ...init }),
    },
    convoStore: false,
    extendedErrorHandler: true,
    tokenVerificationEnabled: false,
    logger,
  });
  answerUnheard(app, log);
  app.use(({ context, next }) => {
    noteArrival(context, now());
    return inFlight.during(next);
  });
  app.use(dropRepeats(once, log));
  const languageOf = createLanguageOf(client, options.defaultLanguage, log, now);
  const lookOf = async (user: string) => ({ language: await languageOf(user), policy });
  const outage = createOutage(now);
  const needs = {
    flows,
    apps,
    lookOf,
    answering: createAnswering(log, outage),
    opening: createOpening(log, outage),
    sendFile: createSendFile(client, apiUrl),
    now,
  };
  listenToCommands(app, needs);
  listenToButtons(app, needs);
  listenToShortcuts(app, needs);
  listenToWatchForm(app, needs);
  listenToStep(app, { flows, language: languageFor(options.defaultLanguage), log });
  listenToPlaces(app, { flows, self });
  const screens = createHomeScreens({ homes, survey: flows.survey, languageOf, client, log });
  let refreshing: Loop | undefined;
  listenToHome(app, { lookOf, screens, log, outage });
  app.error(async ({ error }: { readonly error: Error }) =>
    // Bolt wraps what a listener threw, and only that has the stack that helps.
    log.error({ error: 'original' in error ? error.original : error }, 'listenerFailed'),
  );

  async function identify(): Promise<string | undefined> {
    ({ team_id: team, user_id: user } = await client.auth.test());
    return team;
  }

  async function self(): Promise<string | undefined> {
    if (user === undefined) await identify();
    return user;
  }

  return {
    requestListener,

    async workspace() {
      const known = team ?? (await identify());
      if (known === undefined) throw new Error('Slack does not name the workspace of SLACK_BOT_TOKEN');
      return known;
    },

    async start() {
      try {
        await identify();
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === 'refused') throw new SlackRefused(failure.code);
        log.warn({ why: failure.kind }, 'slackAway');
      }
      if (options.mode === 'socket') await app.start();
      if (team !== undefined) {
        inFlight
          .during(() => flows.admitted(team ?? ''))
          .catch((error: unknown) => log.error({ error }, 'notResumed'));
      }
      const everyMs = options.homesEveryMs ?? HOMES_EVERY_MS;
      refreshing = startLoop({
        work: async () => everyMs + (await screens.round()),
        retryMs: everyMs,
        failed: (error) => log.warn({ why: withoutSecrets([error], secrets) }, 'homesNotRefreshed'),
        recovered: () => log.info({}, 'homesRefreshed'),
      });
    },

    async stop() {
      open = false;
      if (options.mode === 'socket') await app.stop();
      await refreshing?.stop();
      const left = await inFlight.drained(TIMES.drain);
      if (left > 0) log.warn({ left }, 'listenersCutShort');
    },
  };
}
