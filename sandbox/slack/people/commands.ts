import type { Act, Person } from '../acts.ts';
import { isRecord } from '../blocks/check.ts';
import { Refusal } from '../refusal.ts';
import { type Origin, respond } from '../response-urls.ts';
import type { Channel, User } from '../state.ts';
import { escapedCommand } from './escaping.ts';
import { conclude, interaction, placeOf, type Stage, VERIFICATION_TOKEN } from './stage.ts';

type Commands = Pick<Person, 'command' | 'shortcut' | 'messageShortcut'>;

/** Refusal of a command by Slack itself, before any app gets it. */
function refusedBySlack(
  { workspace: { app } }: Stage,
  command: string,
  thread: string | undefined,
): readonly [error: string, text: string] | undefined {
  if (thread !== undefined) return ['not_in_thread', `${command} is not supported in threads. Sorry!`];
  if (app.commands.length > 0 && !app.commands.some((each) => each.command === command))
    return ['invalid_command', `${command} is not a valid command.`];
  return undefined;
}

/** Shows the message in an acknowledgement; a plain text becomes an ephemeral message. */
function showAnswer({ workspace }: Stage, origin: Origin, act: Act, command: string): Act {
  if (!act.ok || act.body === undefined) return act;
  try {
    respond(workspace, origin, isRecord(act.body) ? act.body : { text: act.body });
    return act;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { user, channel } = origin;
    const text = `${command} failed with the error "${error.error}"`;
    workspace.screens.notify({ user, channel, at: workspace.now(), error: error.error, text });
    return { ...act, ok: false, error: error.error };
  }
}

function commandPayload(stage: Stage, user: User, channel: Channel, command: string, text: string) {
  const { team, app } = stage.workspace;
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: placeOf(channel).name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: app.appId,
    is_enterprise_install: String(app.enterprise !== undefined),
    ...(app.enterprise ? { enterprise_id: app.enterprise.id, enterprise_name: app.enterprise.name } : {}),
    response_url: stage.responseUrls.issue({ user: user.id, channel: channel.id }),
    trigger_id: stage.triggers.issue(user.id, channel.id),
  };
}

export function createCommands(stage: Stage): Commands {
  const { workspace, triggers, responseUrls, delivery } = stage;
  const { directory } = workspace;

  const requireShortcut = (type: 'global' | 'message', callbackId: string): void => {
    const { shortcuts } = workspace.app;
    if (
      shortcuts.length === 0 ||
      shortcuts.some((each) => each.type === type && each.callback_id === callbackId)
    )
      return;
    throw new Error(`The app has no ${type} shortcut ${callbackId}`);
  };

  return {
    async command({ user: userName, channel: channelName, command, text = '', thread }) {
      const user = directory.who(userName);
      const channel = directory.where(channelName);
      const at = { user: user.id, channel: channel.id };
      const refused = refusedBySlack(stage, command, thread);
      if (refused !== undefined) {
        const [error, words] = refused;
        workspace.screens.notify({ ...at, at: workspace.now(), error, text: words });
        return { ok: false, error };
      }
      const isEscaped = workspace.app.commands.some((each) => each.command === command && each.should_escape);
      const words = isEscaped ? escapedCommand(text, directory) : text;
      const payload = commandPayload(stage, user, channel, command, words);
      const outcome = await delivery.ask('slash_commands', payload);
      const act = conclude(stage, outcome, { ...at, what: command });
      return showAnswer(stage, at, act, command);
    },

    async shortcut({ user: userName, callbackId, channel }) {
      const user = directory.who(userName);
      const at = channel === undefined ? undefined : directory.where(channel).id;
      requireShortcut('global', callbackId);
      const outcome = await delivery.ask('interactive', {
        ...interaction(stage, user),
        type: 'shortcut',
        callback_id: callbackId,
        trigger_id: triggers.issue(user.id, at),
        action_ts: workspace.ts(),
      });
      return conclude(stage, outcome, { user: user.id, what: 'The shortcut' });
    },

    async messageShortcut({ user: userName, channel: channelName, ts, callbackId }) {
      const user = directory.who(userName);
      const channel = directory.where(channelName);
      requireShortcut('message', callbackId);
      const message = workspace.history.find(channel.id, ts);
      if (message === undefined) throw new Error(`There is no message ${ts} in ${channelName}`);
      const outcome = await delivery.ask('interactive', {
        ...interaction(stage, user),
        type: 'message_action',
        callback_id: callbackId,
        trigger_id: triggers.issue(user.id, channel.id),
        response_url: responseUrls.issue({ user: user.id, channel: channel.id, message: ts }),
        action_ts: workspace.ts(),
        message_ts: ts,
        channel: placeOf(channel),
        message: { ...message, team: workspace.team.id },
      });
      return conclude(stage, outcome, { user: user.id, channel: channel.id, what: 'The shortcut' });
    },
  };
}
