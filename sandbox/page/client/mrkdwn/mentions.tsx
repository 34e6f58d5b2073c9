import { useReader } from '../reader.tsx';
import { formatSlackDate } from './slack-date.ts';

export function UserMention({ id }: { readonly id: string }) {
  const { nameOf } = useReader();
  return <span className="mention">@{nameOf(id)}</span>;
}

export function ChannelMention({ id, label }: { readonly id: string; readonly label?: string | undefined }) {
  const { channelName, goTo, words } = useReader();
  const name = channelName(id) ?? label;
  // Slack's wording for a private channel that the reader is not in.
  if (name === undefined) return <span className="mention">{words.messages.privateChannel}</span>;
  return (
    <button type="button" className="mention mention-link" onClick={() => goTo(id)}>
      #{name}
    </button>
  );
}

interface DateProps {
  readonly timestamp: number;
  readonly format: string;
  readonly url?: string | undefined;
}

/** A moment in the reader's time zone, with the UTC time as a tooltip. */
export function SlackDate({ timestamp, format, url }: DateProps) {
  const { tz, now, user } = useReader();
  const iso = new Date(timestamp * 1000).toISOString();
  const words = (
    <time dateTime={iso} title={`${iso.slice(0, 19).replace('T', ' ')} UTC`}>
      {formatSlackDate(timestamp, format, tz, now, user.locale)}
    </time>
  );
  return url === undefined ? (
    words
  ) : (
    <a href={url} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
}
