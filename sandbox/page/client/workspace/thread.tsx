import type { Channel } from '../../../slack/state.ts';
import { Icon } from '../icons.tsx';
import { useReader } from '../reader.tsx';
import { go } from '../route.ts';
import { Composer } from './composer.tsx';
import { Entries } from './entries.tsx';
import { threadEntries } from './timeline.ts';

interface ThreadProps {
  readonly channel: Channel;
  /** `ts` of the message the thread hangs from. */
  readonly root: string;
}

export function Thread({ channel, root }: ThreadProps) {
  const { user, slack } = useReader();
  return (
    <aside className="thread" aria-label="Thread">
      <header className="pane-header">
        <h2>
          Thread <small>{channel.is_im ? slack.app.name : `#${channel.name}`}</small>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close thread"
          onClick={() => go({ thread: undefined })}
        >
          <Icon name="close" />
        </button>
      </header>
      <Entries
        channel={`${channel.id}`}
        entries={threadEntries(slack, channel.id, user.id, root)}
        inThread
        label="Messages in the thread"
      />
      {!channel.is_archived && <Composer channel={channel.id} thread={root} placeholder="Reply…" />}
    </aside>
  );
}
