import type { Channel as SlackChannel } from '../../../slack/state.ts';
import { ask } from '../ask.ts';
import { Composer } from '../composer/composer.tsx';
import { Icon, type IconName } from '../icons.tsx';
import { Entries } from '../messages/entries.tsx';
import { channelEntries } from '../messages/timeline.ts';
import { useReader } from '../reader.tsx';
import type { Words } from '../words/english.ts';

export function iconOf({ is_archived, is_private, is_im }: SlackChannel): IconName {
  if (is_archived) return 'archive';
  if (is_im) return 'message';
  return is_private ? 'lock' : 'hash';
}

/** Messages of one channel, and its composer. */
export function Channel({ channel }: { readonly channel: SlackChannel }) {
  const { user, slack, words } = useReader();
  const title = channel.is_im ? slack.app.name : `#${channel.name}`;
  return (
    <>
      <Entries
        channel={channel.id}
        entries={channelEntries(slack, channel.id, user.id)}
        inThread={false}
        label={words.channel.messages(title)}
        beginning={<Beginning channel={channel} title={title} />}
      />
      {channel.is_archived ? (
        <p className="archived">
          <Icon name="archive" /> {words.channel.archived(channel.name)}
        </p>
      ) : (
        <Composer key={channel.id} channel={channel.id} placeholder={words.composer.placeholder(title)} />
      )}
    </>
  );
}

function Beginning({ channel, title }: { readonly channel: SlackChannel; readonly title: string }) {
  const { words } = useReader();
  return (
    <div className="beginning">
      <Icon name={iconOf(channel)} />
      <strong>{title}</strong>
      <p>{words.channel.beginning[kindOf(channel)]}</p>
    </div>
  );
}

function kindOf({ is_im, is_private, is_archived }: SlackChannel): keyof Words['channel']['beginning'] {
  if (is_im) return 'direct';
  if (is_archived) return 'archived';
  return is_private ? 'private' : 'public';
}

/** Shows whether the bot is in the channel, and changes it. */
export function BotMembership({ channel }: { readonly channel: SlackChannel }) {
  const { slack, words } = useReader();
  if (channel.is_im || channel.is_archived) return null;
  const name = slack.app.name;
  return channel.is_member ? (
    <button
      type="button"
      className="header-button"
      title={words.channel.removeFrom(name, channel.name)}
      onClick={() => ask({ ask: 'kick', channel: channel.id })}
    >
      <span className="bot-dot bot-dot-in" aria-hidden="true" /> {words.channel.botIsIn}
      <span className="on-hover"> · {words.channel.remove}</span>
    </button>
  ) : (
    <button
      type="button"
      className="header-button"
      title={`/invite @${name}`}
      onClick={() => ask({ ask: 'invite', channel: channel.id })}
    >
      <span className="bot-dot" aria-hidden="true" /> {words.channel.invite}
    </button>
  );
}
