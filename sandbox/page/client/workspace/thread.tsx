import { useEffect, useRef } from 'react';
import type { Channel } from '../../../slack/state.ts';
import { Composer } from '../composer/composer.tsx';
import { useFocusReturn } from '../focus/use-focus-return.ts';
import { CloseButton } from '../icons.tsx';
import { Entries } from '../messages/entries.tsx';
import { threadEntries } from '../messages/timeline.ts';
import { useReader } from '../reader.tsx';
import { go } from '../route.ts';

interface ThreadProps {
  readonly channel: Channel;
  /** `ts` of the root message. */
  readonly root: string;
}

export function Thread({ channel, root }: ThreadProps) {
  const { user, slack, words } = useReader();
  const pane = useRef<HTMLElement>(null);
  const byHand = useFocusReturn();
  useEffect(() => {
    if (!byHand) return;
    // On a phone a focused text field opens the keyboard, which would cover the thread.
    const box = matchMedia('(hover: hover)').matches ? pane.current?.querySelector('textarea') : undefined;
    (box ?? pane.current)?.focus();
  }, [byHand]);
  return (
    <aside className="thread" aria-label={words.thread.heading} ref={pane} tabIndex={-1}>
      <header className="pane-header">
        <h2>
          {words.thread.heading} <small>{channel.is_im ? slack.app.name : `#${channel.name}`}</small>
        </h2>
        <CloseButton label={words.thread.close} onClose={() => go({ thread: undefined })} />
      </header>
      <Entries
        channel={`${channel.id}`}
        entries={threadEntries(slack, channel.id, user.id, root)}
        inThread
        label={words.thread.messages}
      />
      {!channel.is_archived && (
        <Composer channel={channel.id} thread={root} placeholder={words.thread.placeholder} />
      )}
    </aside>
  );
}
