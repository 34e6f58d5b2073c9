import type { Act, Person } from './acts.ts';
import { createDelivery } from './delivery.ts';
import { createDoorway } from './doorway.ts';
import { createFaults, type Fault, type FaultScope } from './faults.ts';
import { createHttpTransport } from './http-transport.ts';
import { CALLS_PER_MINUTE, CALLS_PER_MINUTE_IF_UNLISTED, LIMITS } from './limits.ts';
import { createAccounts } from './people/accounts.ts';
import { createChannels } from './people/channels.ts';
import { createCommands } from './people/commands.ts';
import { tell } from './people/events.ts';
import { createModals } from './people/modals.ts';
import { press } from './people/presses.ts';
import { type Stage, VERIFICATION_TOKEN } from './people/stage.ts';
import { createSteps } from './people/steps.ts';
import { createRates } from './rates.ts';
import { createResponseUrls } from './response-urls.ts';
import { type ChannelSeed, DEFAULT_CHANNELS, DEFAULT_SCOPES, DEFAULT_USERS, type UserSeed } from './seeds.ts';
import { listen, PATHS, type Rooms } from './server.ts';
import { createSocketMode } from './socket-mode.ts';
import type {
  ApiCall,
  Ephemeral,
  Message,
  Shortcut,
  SlackState,
  SlashCommand,
  StepDefinition,
} from './state.ts';
import type { Outcome } from './transport.ts';
import { createTriggers } from './triggers.ts';
import { createUploads } from './uploads.ts';
import { createWebApi } from './web-api/web-api.ts';
import { createWorkspace } from './workspace.ts';

export interface PretendSlackOptions {
  readonly signingSecret: string;
  /** `xoxb-…` */
  readonly botToken: string;
  /** `xapp-…`; without it Socket Mode is refused. */
  readonly appToken?: string;
  /** Where signed HTTP goes, e.g. `http://127.0.0.1:3000/slack/events`. Without it the bot is reached by Socket Mode. */
  readonly botUrl?: string;
  /** A free one when absent. Always on 127.0.0.1. */
  readonly port?: number;
  /** Under which it tells where to answer, upload and connect, where something stands before it. */
  readonly publicUrl?: string;
  /** Default: #general and #recordings (public, bot inside), #random (public, bot outside), #team-leads (private, bot outside). */
  readonly channels?: readonly ChannelSeed[];
  /** Default: mei and tom (en-US), anna (en-GB), yue (zh-CN). */
  readonly users?: readonly UserSeed[];
  /** Bot scopes granted at installation. Default: those of `DEFAULT_SCOPES`. */
  readonly scopes?: readonly string[];
  /** As in the app's manifest. When given, any other command is answered by Slack itself. */
  readonly commands?: readonly SlashCommand[];
  /** As in the app's manifest. When given, any other is thrown as `Error`. */
  readonly shortcuts?: readonly Shortcut[];
  /** Workflow steps, as in the app's manifest. Default none. */
  readonly steps?: readonly StepDefinition[];
  /** Whether the app's Home tab is switched on. Default yes. */
  readonly home?: boolean;
  /** Whether the app is installed for a whole organisation, whose payloads name no workspace. Default no. */
  readonly organisation?: boolean;
  /** Whether the app is in Slack's Marketplace; others may hardly read history. Default yes. */
  readonly listed?: boolean;
  /** Events subscribed to, e.g. `app_home_opened`, `message.channels`. Default: all that are known here. */
  readonly events?: readonly string[];
  /** Divides Slack's own waits: event retries (at once, 1 min, 5 min) and rate windows. Default 1. */
  readonly speed?: number;
  /** How long Slack looks at an uploaded file before blocks may show it. Default 400 ms; follows `now`. */
  readonly fileProcessingMs?: number;
  /** How long a person waits for an acknowledgement. Default 3000 ms, as documented. */
  readonly ackTimeoutMs?: number;
  /** Milliseconds since 1970; every lifetime, rate and `ts` follows it. Default `Date.now`. */
  readonly now?: () => number;
}

/** A workspace with one app installed, served on 127.0.0.1, as strict as the real one. */
export interface PretendSlack extends Person {
  /** `http://127.0.0.1:<port>`, or `publicUrl`. */
  readonly url: string;
  /** For `clientOptions.slackApiUrl`: `http://127.0.0.1:<port>/api/`. */
  readonly apiUrl: string;
  /** The bot has moved; `undefined` means Socket Mode from now on. */
  setBotUrl(url: string | undefined): void;

  state(): SlackState;
  /** Called after every change, at most once a turn of the event loop. Answers how to stop listening. */
  onChange(listener: () => void): () => void;
  /** Of a channel by id or name, oldest first: what the channel shows, so replies only when broadcast. */
  messages(channel: string): readonly Message[];
  /** Replies under a root message, oldest first, without the root. */
  replies(channel: string, ts: string): readonly Message[];
  ephemerals(channel: string, user: string): readonly Ephemeral[];
  /** The bot's calls, oldest first; the last ten thousand. */
  log(): readonly ApiCall[];

  /** Switches a fault on, for all methods or one, for good or for a number of calls. The newest that fits is met. */
  setFault(fault: Fault, scope?: FaultScope): void;
  /** Switches off the faults of one method, or all of them. */
  clearFaults(method?: string): void;
  /** Delivers everything twice from now on, with the same ids, as Slack sometimes does. */
  repeatDeliveries(on: boolean): void;
  /** Every call answers `token_revoked` from now on; the bot is told by `tokens_revoked`. */
  revokeToken(): Promise<Act>;
  /** The same, and the app is gone: told by `tokens_revoked` and then `app_uninstalled`. */
  uninstall(): Promise<Act>;
  restoreToken(): void;
  /** Takes away or gives scopes, as a reinstallation would. */
  setScopes(scopes: readonly string[]): void;
  /** Tells the bot that its events are dropped for a minute (`app_rate_limited`), by the way it is reached. */
  limitEvents(): Promise<Outcome>;
  /** Sends a Socket Mode client a frame as it is; answers what became of the envelope in it, if it is one. */
  sendFrame(frame: string | Uint8Array): Promise<Outcome | undefined>;
  /**
   * Announces the end of Socket Mode connections, as Slack does every few hours (`disconnect`, reason `warning` ten
   * seconds before or `refresh_requested` at the end), or cuts them without a word.
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

  // URLs that are handed out name the port, which is known only once the server listens.
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
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
