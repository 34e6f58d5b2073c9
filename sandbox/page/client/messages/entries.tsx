import { Fragment, type ReactNode } from 'react';
import { useRoving } from '../focus/use-roving.ts';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';
import { useReader } from '../reader.tsx';
import { momentOf } from '../time.ts';
import { Message } from './message.tsx';
import { MessageFrame } from './message-frame.tsx';
import { Said } from './said.tsx';
import { continues, type Entry, keyOf } from './timeline.ts';
import { useStickyEnd } from './use-sticky-end.ts';

interface EntriesProps {
  /** Content above the first message. */
  readonly beginning?: ReactNode;
  readonly channel: string;
  readonly entries: readonly Entry[];
  readonly inThread: boolean;
  readonly label: string;
}

/** Messages, the oldest first. The newest stays in sight while the reader is at the end. */
export function Entries({ channel, entries, inThread, label, beginning }: EntriesProps) {
  const { words } = useReader();
  const { list, unseen, toEnd } = useStickyEnd(channel, entries);
  const roving = useRoving(list, 'article', -1);
  return (
    <div className="entries-frame">
      <div className="entries" ref={list} role="log" aria-label={label} {...roving}>
        {beginning && <div className="entries-room">{beginning}</div>}
        {entries.map((entry, index) => (
          <Fragment key={keyOf(entry)}>
            <Shown
              channel={channel}
              entry={entry}
              compact={continues(entries[index - 1], entry)}
              inThread={inThread}
            />
            {inThread && index === 0 && (
              <p className="thread-rule">{words.messages.replies(repliesIn(entries))}</p>
            )}
          </Fragment>
        ))}
      </div>
      {unseen > 0 && (
        <button type="button" className="unseen" onClick={toEnd}>
          <span aria-hidden="true">↓</span> {words.messages.unseen(unseen)}
        </button>
      )}
    </div>
  );
}

const repliesIn = (entries: readonly Entry[]): number =>
  entries.filter(({ kind }) => kind === 'message').length - 1;

interface ShownProps {
  readonly channel: string;
  readonly entry: Entry;
  readonly compact: boolean;
  readonly inThread: boolean;
}

function Shown({ channel, entry, compact, inThread }: ShownProps) {
  const { slack, words } = useReader();
  switch (entry.kind) {
    case 'message':
      return <Message channel={channel} message={entry.message} compact={compact} inThread={inThread} />;
    case 'ephemeral': {
      const { ts, text, blocks, edited } = entry.ephemeral;
      return (
        <MessageFrame author={slack.app.user_id} at={momentOf(ts)} onlyVisibleToYou>
          <Said
            where={{ ask: 'pressEphemeral', channel, ephemeral: ts }}
            text={text}
            blocks={blocks}
            edited={edited === true}
          />
        </MessageFrame>
      );
    }
    case 'notice':
      return (
        <MessageFrame author="slackbot" at={entry.at} onlyVisibleToYou>
          <p className="said-text">
            <Mrkdwn text={words.notice(entry.notice.error, entry.notice.text)} />
          </p>
        </MessageFrame>
      );
  }
}
