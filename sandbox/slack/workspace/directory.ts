import type { Channel, User } from '../state.ts';
import type { Changes } from './changes.ts';
import { stableId } from './ids.ts';
import type { ChannelSeed, UserSeed } from './seeds.ts';

/** People and channels of the workspace. */
export interface Directory {
  /** The bot's own user. */
  readonly bot: User;
  users(): readonly User[];
  channels(): readonly Channel[];
  user(id: string): User | undefined;
  channel(id: string): Channel | undefined;
  /** Finds a user by id or name. @throws {Error} when there is none */
  who(idOrName: string): User;
  /** Finds a channel by id or name, with or without `#`. @throws {Error} when there is none */
  where(idOrName: string): Channel;
  /** Finds the direct message between the bot and a person, or opens it. */
  directMessage(user: User): Channel;
  setUser(user: User): User;
  setMember(channel: Channel, user: User, member: boolean): Channel;
  setArchived(channel: Channel, archived: boolean): Channel;
}

export function createDirectory(
  botName: string,
  userSeeds: readonly UserSeed[],
  channelSeeds: readonly ChannelSeed[],
  changes: Changes,
): Directory {
  const users = new Map<string, User>();
  const channels = new Map<string, Channel>();
  const keep = (channel: Channel): Channel => {
    channels.set(channel.id, channel);
    changes.announce();
    return channel;
  };

  for (const seed of userSeeds) {
    const id = seed.id ?? stableId('U', seed.name);
    users.set(id, {
      id,
      name: seed.name,
      real_name: seed.realName ?? seed.name,
      locale: seed.locale ?? 'en-US',
      tz: seed.tz ?? 'Etc/UTC',
      deleted: seed.deleted ?? false,
      is_bot: false,
      is_admin: seed.admin ?? false,
    });
  }
  const people = [...users.keys()];
  const bot: User = {
    id: stableId('U', `bot ${botName}`),
    name: botName.toLowerCase().replaceAll(' ', '_'),
    real_name: botName,
    locale: 'en-US',
    tz: 'Etc/UTC',
    deleted: false,
    is_bot: true,
    is_admin: false,
  };
  users.set(bot.id, bot);

  for (const seed of channelSeeds) {
    const isPrivate = seed.private ?? false;
    const isMember = seed.bot ?? !isPrivate;
    keep({
      id: seed.id ?? stableId(isPrivate ? 'G' : 'C', seed.name),
      name: seed.name,
      is_private: isPrivate,
      is_im: false,
      is_archived: seed.archived ?? false,
      ...(seed.shared ? { is_ext_shared: true } : {}),
      is_member: isMember,
      members: [...(seed.members ?? people), ...(isMember ? [bot.id] : [])],
    });
  }

  return {
    bot,
    users: () => [...users.values()],
    channels: () => [...channels.values()],
    user: (id) => users.get(id),
    channel: (id) => channels.get(id),
    who(idOrName) {
      const found = users.get(idOrName) ?? [...users.values()].find(({ name }) => name === idOrName);
      if (found === undefined) throw new Error(`There is no user ${idOrName} in this workspace`);
      return found;
    },
    where(idOrName) {
      const name = idOrName.replace(/^#/, '');
      const found = channels.get(idOrName) ?? [...channels.values()].find((each) => each.name === name);
      if (found === undefined) throw new Error(`There is no channel ${idOrName} in this workspace`);
      return found;
    },
    directMessage(user) {
      const id = stableId('D', user.id);
      return (
        channels.get(id) ??
        keep({
          id,
          name: user.name,
          is_private: true,
          is_im: true,
          is_archived: false,
          is_member: true,
          members: [user.id, bot.id],
          user: user.id,
        })
      );
    },
    setUser(user) {
      users.set(user.id, user);
      changes.announce();
      return user;
    },
    setMember(channel, user, member) {
      const others = channel.members.filter((id) => id !== user.id);
      return keep({
        ...channel,
        members: member ? [...others, user.id] : others,
        is_member: user.id === bot.id ? member : channel.is_member,
      });
    },
    setArchived: (channel, archived) => keep({ ...channel, is_archived: archived }),
  };
}
