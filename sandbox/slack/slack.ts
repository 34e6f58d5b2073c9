import { closeServer } from '../free-port.ts';
import type { Act, Person } from './acts.ts';
import { createDelivery } from './delivery/delivery.ts';
import { createHttpTransport } from './delivery/http-transport.ts';
import { createSocketMode } from './delivery/socket-mode.ts';
import type { Outcome } from './delivery/transport.ts';
import { createFaults, type Fault, type FaultScope } from './faults.ts';
import { CALLS_PER_MINUTE, CALLS_PER_MINUTE_IF_UNLISTED, LIMITS } from './limits.ts';
import { createAccounts } from './people/accounts.ts';
import { createChannels } from './people/channels.ts';
import { createCommands } from './people/commands.ts';
import { tell } from './people/events.ts';
import { createModals } from './people/modals.ts';
import { press } from './people/presses.ts';
import { type Stage, VERIFICATION_TOKEN } from './people/stage.ts';
import { createSteps } from './people/steps.ts';
import { createResponseUrls } from './response-urls.ts';
import { listen, PATHS, type Rooms } from './server.ts';
import type {
  ApiCall,
  Ephemeral,
  Message,
  Shortcut,
  SlackState,
  SlashCommand,
  StepDefinition,
} from './state.ts';
import { createDoorway } from './web-api/doorway.ts';
import { createRates } from './web-api/rates.ts';
import { createWebApi } from './web-api/web-api.ts';
import {
  type ChannelSeed,
  DEFAULT_CHANNELS,
  DEFAULT_SCOPES,
  DEFAULT_USERS,
  type UserSeed,
} from './workspace/seeds.ts';
import { createTriggers } from './workspace/triggers.ts';
import { createUploads } from './workspace/uploads.ts';
import { createWorkspace } from './workspace/workspace.ts';

export interface PretendSlackOptions {
  readonly signingSecret: string;
  /** `xoxb-…` */
  readonly botToken: string;
  /** `xapp-…`. Absent: Socket Mode is refused. */
  readonly appToken?: string;
  /** URL for signed requests, e.g. `http://127.0.0.1:3000/slack/events`. Absent: the bot is reached by Socket Mode. */
  readonly botUrl?: string;
  /** Port on 127.0.0.1. Default: a free one. */
  readonly port?: number;
  /** Base of the URLs that are given to the bot, where a proxy is in front. Default: the address of the server. */
  readonly publicUrl?: string;
  /** Default: `DEFAULT_CHANNELS`. */
  readonly channels?: readonly ChannelSeed[];
  /** Default: `DEFAULT_USERS`. */
  readonly users?: readonly UserSeed[];
  /** Bot scopes granted at installation. Default: `DEFAULT_SCOPES`. */
  readonly scopes?: readonly string[];
  /** Commands of the app's manifest. If there are any, Slack itself refuses all others. */
  readonly commands?: readonly SlashCommand[];
  /** Shortcuts of the app's manifest. If there are any, all others are thrown as `Error`. */
  readonly shortcuts?: readonly Shortcut[];
  /** Workflow steps of the app's manifest. Default: none. */
  readonly steps?: readonly StepDefinition[];
  /** Whether the app's Home tab is on. Default: yes. */
  readonly home?: boolean;
  /** Whether the app is installed for a whole organisation, whose payloads name no workspace. Default: no. */
  readonly organisation?: boolean;
  /** Whether the app is in Slack's Marketplace; other apps may read history once a minute. Default: yes. */
  readonly listed?: boolean;
  /** Events that the app has subscribed to, e.g. `app_home_opened`, `message.channels`. Default: all supported ones. */
  readonly events?: readonly string[];
  /** Divisor of Slack's waits: event retries (at once, 1 min, 5 min) and rate windows. Default: 1. */
  readonly speed?: number;
  /** Time until blocks may show an uploaded file, by the clock `now`. Default: 400 ms. */
  readonly fileProcessingMs?: number;
  /** Time limit for an acknowledgement. Default: 3000 ms, as documented. */
  readonly ackTimeoutMs?: number;
  /** Clock of every lifetime, rate and `ts`, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** A workspace with one app installed, served on 127.0.0.1, as strict as the real one. */
export interface PretendSlack extends Person {
  /** `http://127.0.0.1:<port>`, or `publicUrl`. */
  readonly url: string;
  /** Value for `clientOptions.slackApiUrl`: `http://127.0.0.1:<port>/api/`. */
  readonly apiUrl: string;
  /** Changes the URL of the bot; `undefined`: Socket Mode from now on. */
  setBotUrl(url: string | undefined): void;

  state(): SlackState;
  /** Adds a listener for changes, called at most once a turn of the event loop. Returns a function that removes it. */
  onChange(listener: () => void): () => void;
  /** Messages that a channel shows, oldest first: of replies only those that were broadcast. */
  messages(channel: string): readonly Message[];
  /** Replies under a root message, oldest first, without the root. */
  replies(channel: string, ts: string): readonly Message[];
  ephemerals(channel: string, user: string): readonly Ephemeral[];
  /** Calls of the bot, oldest first; the last 10,000. */
  log(): readonly ApiCall[];

  /** Adds a fault for the calls within a scope. If several fit, the newest applies. */
  setFault(fault: Fault, scope?: FaultScope): void;
  /** Removes the faults of one method, or all. */
  clearFaults(method?: string): void;
  /** Sends everything twice from now on, with the same ids, as Slack sometimes does. */
  repeatDeliveries(on: boolean): void;
  /** Refuses every call with `token_revoked` from now on, and sends `tokens_revoked`. */
  revokeToken(): Promise<Act>;
  /** Revokes the token and sends `app_uninstalled`. */
  uninstall(): Promise<Act>;
  restoreToken(): void;
  /** Changes the granted scopes, as a reinstallation would. */
  setScopes(scopes: readonly string[]): void;
  /** Tells the bot that its events are dropped for a minute (`app_rate_limited`). */
  limitEvents(): Promise<Outcome>;
  /** Sends a frame over Socket Mode as it is; resolves to the outcome of the envelope in it, if there is one. */
  sendFrame(frame: string | Uint8Array): Promise<Outcome | undefined>;
  /**
   * Ends Socket Mode connections: announced by `disconnect`, with the reason `warning` ten seconds before (`warn`) or
   * `refresh_requested` at the end (`ask`), or unannounced (`cut`).
   */
  disconnectSockets(how?: 'warn' | 'ask' | 'cut'): void;
  close(): Promise<void>;
}

export async function createPretendSlack(options: PretendSlackOptions): Promise<PretendSlack> {
  const { now = Date.now, speed = 1, signingSecret, ackTimeoutMs = LIMITS.ackMs } = options;
  const workspace = createWorkspace({
    users: options.users ?? DEFAULT_USERS,
    channels: options.channels ?? DEFAULT_CHANNELS,
    scopes: options.scopes ?? DEFAULT_SCOPES,
    commands: options.commands ?? [],
    shortcuts: options.shortcuts ?? [],
    steps: options.steps ?? [],
    home: options.home ?? true,
    organisation: options.organisation ?? false,
    listed: options.listed ?? true,
    fileProcessingMs: options.fileProcessingMs ?? LIMITS.fileProcessingMs,
    now,
  });
  const { directory, history, screens, changes, app } = workspace;
  const sockets = createSocketMode(app.appId, changes.announce, speed);
  const faults = createFaults();
  const doorway = createDoorway(faults, now);

  // URLs contain the port, which is known only once the server listens.
  const { server, port } = await listen(options.port ?? 0, () => rooms);
  const url = options.publicUrl ?? `http://127.0.0.1:${port}`;

  let botUrl = options.botUrl;
  const delivery = createDelivery({
    transport: () => (botUrl === undefined ? sockets : createHttpTransport(botUrl, signingSecret, Date.now)),
    ackTimeoutMs,
    speed,
  });
  const triggers = createTriggers(now);
  const uploads = createUploads(`${url}${PATHS.files}`);
  const responseUrls = createResponseUrls(workspace, `${url}${PATHS.response}`);
  const context = {
    workspace,
    triggers,
    uploads,
    uploadUrl: `${url}${PATHS.upload}`,
    openSocket: () => `${url.replace(/^http/, 'ws')}${sockets.ticket()}`,
  };
  const tokens = { bot: options.botToken, app: options.appToken };
  const perMinute = app.listed ? CALLS_PER_MINUTE : CALLS_PER_MINUTE_IF_UNLISTED;
  const webApi = createWebApi(context, tokens, createRates(now, speed, perMinute));
  const rooms: Rooms = { webApi, responseUrls, uploads, sockets, doorway };
  const stage: Stage = { workspace, triggers, responseUrls, delivery, events: options.events };

  function revokeToken(): Promise<Act> {
    app.tokenRevoked = true;
    changes.announce();
    const tokensRevoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: [directory.bot.id] } };
    return tell(stage, 'tokens_revoked', tokensRevoked);
  }

  return {
    url,
    apiUrl: `${url}${PATHS.api}`,
    setBotUrl(next) {
      botUrl = next;
    },

    ...createCommands(stage),
    ...createModals(stage),
    ...createChannels(stage),
    ...createAccounts(stage),
    ...createSteps(stage),
    press: (act) => press(stage, act),

    state: () => workspace.picture(sockets.connections()),
    onChange: changes.onChange,
    messages: (channel) => history.timeline(directory.where(channel).id),
    replies: (channel, ts) => history.replies(directory.where(channel).id, ts),
    ephemerals(channelName, userName) {
      const channel = directory.where(channelName).id;
      const user = directory.who(userName).id;
      return screens.ephemerals().filter((each) => each.channel === channel && each.user === user);
    },
    log: doorway.log,

    setFault: faults.set,
    clearFaults: faults.clear,
    repeatDeliveries: delivery.repeat,
    revokeToken,
    async uninstall() {
      await revokeToken();
      return tell(stage, 'app_uninstalled', { type: 'app_uninstalled' });
    },
    restoreToken() {
      app.tokenRevoked = false;
      changes.announce();
    },
    setScopes(scopes) {
      app.scopes = scopes;
      changes.announce();
    },
    limitEvents: () =>
      delivery.tell({
        token: VERIFICATION_TOKEN,
        type: 'app_rate_limited',
        team_id: workspace.team.id,
        minute_rate_limited: Math.floor(now() / 60_000) * 60,
        api_app_id: app.appId,
      }),
    sendFrame: (frame) => sockets.sendFrame(frame, ackTimeoutMs),
    disconnectSockets: (how = 'ask') => sockets.disconnect(how),
    async close() {
      delivery.close();
      sockets.close();
      await closeServer(server);
    },
  };
}
