import type { Channel as SlackChannel } from '../../../slack/state.ts';
import { ask } from '../ask.ts';
import { Icon, type IconName } from '../icons.tsx';
import { useReader } from '../reader.tsx';
import { Composer } from './composer.tsx';
import { Entries } from './entries.tsx';
import { channelEntries } from './timeline.ts';

export function iconOf({ is_archived, is_private, is_im }: SlackChannel): IconName {
  if (is_archived) return 'archive';
  if (is_im) return 'message';
  return is_private ? 'lock' : 'hash';
}

/** One channel: what was said in it, and where to say something. */
export function Channel({ channel }: { readonly channel: SlackChannel }) {
  const { user, slack } = useReader();
  const title = channel.is_im ? slack.app.name : `#${channel.name}`;
  return (
    <>
      <Entries
        channel={channel.id}
        entries={channelEntries(slack, channel.id, user.id)}
        inThread={false}
        label={`Messages in ${title}`}
        beginning={<Beginning channel={channel} title={title} />}
      />
      {channel.is_archived ? (
        <p className="archived">
          <Icon name="archive" /> #{channel.name} is archived: it can be read, and nothing can be posted.
        </p>
      ) : (
        <Composer key={channel.id} channel={channel.id} placeholder={`Message ${title}, or type /`} />
      )}
    </>
  );
}

function Beginning({ channel, title }: { readonly channel: SlackChannel; readonly title: string }) {
  return (
    <div className="beginning">
      <Icon name={iconOf(channel)} />
      <strong>{title}</strong>
      <p>{beginningOf(channel)}</p>
    </div>
  );
}

function beginningOf({ is_im, is_private, is_archived }: SlackChannel): string {
  if (is_im) return 'Only you and the bot read this. Commands work here too.';
  if (is_archived) return 'This is where the channel began.';
  return is_private
    ? 'A private channel: the bot can post here once it is invited.'
    : 'This is where the channel begins. Type / to see what the bot can be asked.';
}

/** Whether the bot is in the channel, and the way to change it. */
export function BotMembership({ channel }: { readonly channel: SlackChannel }) {
  const { slack } = useReader();
  if (channel.is_im || channel.is_archived) return null;
  const name = slack.app.name;
  return channel.is_member ? (
    <button
      type="button"
      className="header-button"
      title={`Remove ${name} from #${channel.name}`}
      onClick={() => ask({ ask: 'kick', channel: channel.id })}
    >
      <span className="bot-dot bot-dot-in" aria-hidden="true" /> Bot is in
      <span className="on-hover"> · remove</span>
    </button>
  ) : (
    <button
      type="button"
      className="header-button"
      title={`/invite @${name}`}
      onClick={() => ask({ ask: 'invite', channel: channel.id })}
    >
      <span className="bot-dot" aria-hidden="true" /> Invite the bot
    </button>
  );
}
