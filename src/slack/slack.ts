import type { RequestListener } from 'node:http';
import type { ForPeople } from '../flows/for-people.ts';
import { type Loop, startLoop } from '../loop.ts';
import type { Log, Once } from '../ports/process.ts';
import type { Homes } from '../ports/slack.ts';
import type { Policy } from '../recording/policy.ts';
import { isChannel, type Place } from '../recording/watching/place.ts';
import { createBolt, createResponding } from './api/bolt.ts';
import { boltLogger, withoutSecrets } from './api/bolt-logger.ts';
import { createClient, type SlackAccount } from './api/client.ts';
import { failureOf, SlackRefused, whyOf } from './api/failure.ts';
import { createSendFile } from './api/uploading.ts';
import { DIRECTLY } from './api/way-out.ts';
import { noteArrival } from './door/arrival.ts';
import { createSelf } from './door/identity.ts';
import { createInFlight } from './door/in-flight.ts';
import { createReceiver, type Reached } from './door/receiver.ts';
import { dropRepeats } from './door/repeats.ts';
import { answerUnheard } from './door/unheard.ts';
import { createHomeScreens } from './home/home-screens.ts';
import { languageFor } from './language/languages.ts';
import { TIMES } from './limits.ts';
import { createAnswering, createTroubles } from './listeners/answering.ts';
import { createApology } from './listeners/apology.ts';
import { listenToCommands } from './listeners/commands.ts';
import { createOpening } from './listeners/forms/opening.ts';
import { listenToWatchForm } from './listeners/forms/watch-form.ts';
import { listenToHome } from './listeners/home.ts';
import { listenToPlaces } from './listeners/places.ts';
import { listenToButtons } from './listeners/presses.ts';
import { listenToShortcuts } from './listeners/shortcuts.ts';
import { listenToStep } from './listeners/step.ts';
import { messageUrl } from './messenger/links.ts';
import { createRewrite } from './messenger/rewriting.ts';
import { createPeople } from './voice/people.ts';
import { createLanguageOf } from './voice/voice.ts';

interface Options extends SlackAccount {
  readonly defaultLanguage: string;
  readonly log: Log;
  /** Counts refused requests, which are not logged each time. */
  readonly counted: (outcome: string) => void;
  readonly once: Pick<Once, 'first'>;
  readonly homes: Homes;
  /** Milliseconds between two rounds of updating Homes; 1,000 when absent. */
  readonly homesEveryMs?: number;
  readonly flows: ForPeople;
  readonly policy: Policy;
  /** Names of the configured Agora apps. */
  readonly apps: readonly string[];
  /** Apps whose area is mainland China. */
  readonly appsInChina: ReadonlySet<string>;
  /** Milliseconds since 1970; `Date.now` when absent. */
  readonly now?: () => number;
  /** Wraps the handling of each payload, for tracing. `what`: command or kind of action, without text of people. */
  readonly during?: <Done>(what: string, work: () => Promise<Done>) => Promise<Done>;
}

export type SlackOptions = Options & Reached;

/** The bot's listeners in Slack. */
export interface Slack {
  /**
   * Asks Slack who we are, and in Socket Mode connects.
   * @throws {SlackRefused} when Slack does not accept a token. If Slack is away, the start goes on and so do attempts.
   */
  start(): Promise<void>;
  /** Accepts nothing new, and resolves when listeners at work have ended, after 8 s at the latest. */
  stop(): Promise<void>;
  /** Listener of POST /slack/events for the public server; `undefined` in Socket Mode. */
  readonly requestListener: RequestListener | undefined;
  /** Milliseconds for which there has been no connection of Socket Mode; 0 in HTTP mode. */
  readonly awayMs: () => number;
  /** Id of the bot's workspace. Asks Slack until it has answered once, and rejects while it does not. */
  workspace(): Promise<string>;
}

/** Name of a command, or type of an action. */
const whatOf = (body: object): string => {
  if ('command' in body) return String(body.command);
  return 'type' in body ? String(body.type) : 'event';
};

/** Puts Bolt together: receiver, middleware, listeners and the client. */
export function createSlack(options: SlackOptions): Slack {
  const { botToken, apiUrl, wayOut = DIRECTLY, log, once, homes, flows, policy, now = Date.now } = options;
  const during: NonNullable<Options['during']> = options.during ?? ((_, work) => work());
  // Bolt is given no signing secret; the log itself blots those out.
  const secrets = options.mode === 'socket' ? [botToken, options.appToken] : [botToken];
  const logger = boltLogger(log, secrets);
  const inFlight = createInFlight();
  const client = createClient(options, log);
  const self = createSelf(client);
  let open = true;

  const { receiver, requestListener, awayMs } = createReceiver(options, {
    apiUrl,
    wayOut,
    log,
    logger,
    now,
    counted: options.counted,
    isOpen: () => open,
  });
  const app = createBolt(receiver, logger, options);
  const personOf = createPeople(client, log, now);
  const languageOf = createLanguageOf(personOf, options.defaultLanguage);
  const defaultLanguage = languageFor(options.defaultLanguage);
  const troubles = createTroubles(log, now);
  answerUnheard(
    app,
    log,
    createApology({ client, fetch: createResponding(options), languageOf, defaultLanguage, log, troubles }),
  );
  app.use(({ body, context, next }) =>
    inFlight.during(() =>
      during(whatOf(body), async () => {
        const arrivedAt = now();
        noteArrival(context, { arrivedAt, workspace: await self.workspaceFor(context) });
        await next();
      }),
    ),
  );
  app.use(dropRepeats(once, log));
  const voiceOf = async (user: string) => ({
    language: await languageOf(user),
    policy,
    fileBase: flows.fileBase,
  });
  const needs = {
    flows,
    client,
    apps: options.apps,
    appsInChina: options.appsInChina,
    voiceOf,
    answering: createAnswering(log, troubles),
    opening: createOpening(log, troubles),
    sendFile: createSendFile(client, options),
    rewrite: createRewrite(client, personOf, log),
    defaultLanguage: options.defaultLanguage,
    linkTo: ({ channel }: Place, ts: string) =>
      isChannel({ channel }) ? messageUrl(self.address(), channel, ts) : undefined,
    now,
  };
  listenToCommands(app, needs);
  listenToButtons(app, needs);
  listenToShortcuts(app, needs);
  listenToWatchForm(app, needs);
  listenToStep(app, { flows, language: defaultLanguage, log });
  listenToPlaces(app, { flows, self });
  const screens = createHomeScreens({ homes, flows, languageOf, client, log });
  let refreshing: Loop | undefined;
  listenToHome(app, { client, voiceOf, screens, troubles });

  return {
    requestListener,
    awayMs,

    workspace: async () => (await self.identity()).team,

    async start() {
      const own = await self.identity().catch((error: unknown) => {
        const failure = failureOf(error);
        if (failure.kind === 'refused') throw new SlackRefused('SLACK_BOT_TOKEN', failure.code);
        log.warn({ why: whyOf(failure) }, 'slackAway');
        return undefined;
      });
      if (options.mode === 'socket') await app.start();
      if (own) {
        inFlight
          .during(() => flows.admitted(own.team))
          .catch((error: unknown) => log.error({ error }, 'notResumed'));
      }
      const { homesEveryMs: everyMs = 1_000 } = options;
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
