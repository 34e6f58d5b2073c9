import type { Act, Person } from '../acts.ts';
import { say } from '../posting.ts';
import type { Channel } from '../state.ts';
import { type EventName, tell } from './events.ts';
import type { Stage } from './stage.ts';

type Channels = Pick<Person, 'post' | 'invite' | 'kick' | 'archive' | 'unarchive'>;

/** Name of an event of a channel; for historical reasons a private channel is called a group. */
const byKind = (channel: Channel, what: 'left' | 'archive' | 'unarchive'): EventName =>
  channel.is_private ? `group_${what}` : `channel_${what}`;

function messageEvent({ is_im, is_private }: Channel): readonly [EventName, string] {
  if (is_im) return ['message.im', 'im'];
  return is_private ? ['message.groups', 'group'] : ['message.channels', 'channel'];
}

export function createChannels(stage: Stage): Channels {
  const { workspace } = stage;
  const { directory, team } = workspace;

  const membership = (
    channel: Channel,
    type: 'member_joined_channel' | 'member_left_channel',
  ): Promise<Act> =>
    tell(stage, type, {
      type,
      user: directory.bot.id,
      channel: channel.id,
      channel_type: channel.is_private ? 'G' : 'C',
      team: team.id,
    });

  const setArchived = (name: string, archived: boolean): Promise<Act> => {
    const channel = directory.setArchived(directory.where(name), archived);
    // A bot gets events only of channels that it is in.
    if (!channel.is_member) return Promise.resolve({ ok: true });
    const type = byKind(channel, archived ? 'archive' : 'unarchive');
    return tell(stage, type, { type, channel: channel.id });
  };

  return {
    async post(userName, channelName, text, thread) {
      const user = directory.who(userName);
      const channel = directory.where(channelName);
      if (channel.is_archived) throw new Error(`${channelName} is archived`);
      const message = say(workspace, channel, user, {
        content: { text },
        ...(thread === undefined ? {} : { threadTs: thread }),
      });
      if (!channel.is_member) return message.ts;
      const [name, kind] = messageEvent(channel);
      const event = {
        user: user.id,
        text,
        ts: message.ts,
        event_ts: message.ts,
        channel: channel.id,
        team: team.id,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      };
      const heard = [tell(stage, name, { ...event, type: 'message', channel_type: kind })];
      if (text.includes(`<@${directory.bot.id}>`))
        heard.push(tell(stage, 'app_mention', { ...event, type: 'app_mention' }));
      await Promise.all(heard);
      return message.ts;
    },
    invite: (name) =>
      membership(directory.setMember(directory.where(name), directory.bot, true), 'member_joined_channel'),
    async kick(name) {
      const channel = directory.setMember(directory.where(name), directory.bot, false);
      const act = await membership(channel, 'member_left_channel');
      const type = byKind(channel, 'left');
      await tell(stage, type, { type, channel: channel.id });
      return act;
    },
    archive: (name) => setArchived(name, true),
    unarchive: (name) => setArchived(name, false),
  };
}
