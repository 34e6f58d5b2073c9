import type { Shortcut, SlackState, SlashCommand, StepDefinition } from '../state.ts';
import { type Changes, createChanges } from './changes.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createHistory, type History } from './history.ts';
import { createTs, stableId } from './ids.ts';
import { createRuns, type Runs } from './runs.ts';
import { createScreens, type Screens } from './screens.ts';
import type { ChannelSeed, UserSeed } from './seeds.ts';
import { createSharedFiles, type SharedFiles } from './shared-files.ts';

export interface WorkspaceOptions {
  readonly users: readonly UserSeed[];
  readonly channels: readonly ChannelSeed[];
  readonly scopes: readonly string[];
  readonly commands: readonly SlashCommand[];
  readonly shortcuts: readonly Shortcut[];
  readonly steps: readonly StepDefinition[];
  /** Whether the Home tab is on. */
  readonly home: boolean;
  /** Whether the app is installed for all workspaces of an organisation at once. */
  readonly organisation: boolean;
  /** Whether the app is in Slack's Marketplace. */
  readonly listed: boolean;
  readonly fileProcessingMs: number;
  readonly now: () => number;
}

/** The installed app. */
interface Installation
  extends Pick<WorkspaceOptions, 'commands' | 'shortcuts' | 'steps' | 'home' | 'listed'> {
  readonly appId: string;
  readonly botId: string;
  /** Organisation, if the app is installed for a whole one. */
  readonly enterprise: { readonly id: string; readonly name: string } | undefined;
  scopes: readonly string[];
  tokenRevoked: boolean;
}

/** Stored state of the pretend Slack. */
export interface Workspace {
  readonly team: SlackState['team'];
  readonly app: Installation;
  readonly directory: Directory;
  readonly history: History;
  readonly screens: Screens;
  readonly files: SharedFiles;
  readonly runs: Runs;
  readonly changes: Changes;
  readonly now: () => number;
  /** Creates the `ts` of the next message. */
  readonly ts: () => string;
  picture(sockets: number): SlackState;
}

const BOT_NAME = 'Recording Watch';

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { commands, shortcuts, steps, home, listed } = options;
  const changes = createChanges();
  const directory = createDirectory(BOT_NAME, options.users, options.channels, changes);
  const history = createHistory(changes);
  const screens = createScreens(changes);
  const files = createSharedFiles(changes, options.now, options.fileProcessingMs);
  const runs = createRuns(changes);
  const team = { id: stableId('T', 'acme'), name: 'Acme Classes', domain: 'acme-classes' };
  const app: Installation = {
    appId: stableId('A', BOT_NAME),
    botId: stableId('B', BOT_NAME),
    commands,
    shortcuts,
    steps,
    home,
    listed,
    enterprise: options.organisation ? { id: stableId('E', 'acme'), name: 'Acme' } : undefined,
    scopes: options.scopes,
    tokenRevoked: false,
  };
  return {
    team,
    app,
    directory,
    history,
    screens,
    files,
    runs,
    changes,
    now: options.now,
    ts: createTs(options.now),
    picture: (sockets) =>
      structuredClone({
        team,
        app: {
          app_id: app.appId,
          name: BOT_NAME,
          user_id: directory.bot.id,
          bot_id: app.botId,
          token_revoked: app.tokenRevoked,
          scopes: app.scopes,
          commands,
          shortcuts,
          steps,
          sockets,
        },
        users: directory.users(),
        channels: directory.channels(),
        messages: history.byChannel(),
        ephemerals: screens.ephemerals(),
        views: screens.stacks(),
        homes: screens.homes(),
        files: files.all(),
        runs: runs.all(),
        notices: screens.notices(),
      }),
  };
}
