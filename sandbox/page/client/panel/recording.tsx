import type { LifeState } from '../../../agora/life.ts';
import type { Saying } from '../../../agora/notices.ts';
import type { PretendRecording } from '../../../agora/pretend-agora.ts';
import type { Action } from '../../../agora/script.ts';
import { putDraft } from '../composer/draft.ts';
import { Icon } from '../icons.tsx';
import { ActButton } from './act-button.tsx';

interface RecordingProps {
  readonly recording: PretendRecording;
  readonly open: boolean;
  /** Called when a command was put into the composer, which the panel covers on a small screen. */
  readonly onCopied: () => void;
}

interface Offer {
  readonly action: Action;
  readonly label: string;
  readonly title: string;
  readonly kind?: 'danger';
}

const OFFERS: readonly Offer[] = [
  { action: 'ready', label: 'Ready', title: 'Status 4: in the channel, nothing uploaded' },
  { action: 'publish', label: 'Publish', title: 'Status 5, with a first file' },
  { action: 'file', label: 'Add a file', title: 'One more entry in its list of files' },
  {
    action: 'stop',
    label: 'Stop',
    title: 'As it is usually seen: 6, 7 and 8 for a moment at most, then 404',
  },
  { action: 'stop_in_sight', label: 'Stop, seen', title: 'Status 6, then 7, 8 and 404, seconds apart' },
  {
    action: 'failover',
    label: 'Failover',
    title: '404 for 90 s of scripted time, then found on another server',
  },
  { action: 'leave', label: 'All leave', title: 'Everybody leaves, and the recorder after them' },
  { action: 'vanish', label: '404', title: 'Not found from now on', kind: 'danger' },
  { action: 'fail', label: 'Fail', title: 'Status 20: ended abnormally', kind: 'danger' },
];

const WEB: readonly Offer[] = [
  { action: 'pause', label: 'Pause', title: 'onhold' },
  { action: 'resume', label: 'Resume', title: 'No longer onhold' },
  { action: 'closing', label: 'Page exits', title: 'The page recorder says exit, and 404 follows' },
  { action: 'limit', label: 'Limit', title: 'It reaches its limit and is gone' },
  { action: 'page_fails', label: 'Page fails', title: 'The page does not load', kind: 'danger' },
];

const SAYINGS: readonly { readonly saying: Saying; readonly label: string }[] = [
  { saying: 'uploading', label: 'Uploading' },
  { saying: 'uploaded', label: 'Uploaded' },
  { saying: 'backed_up', label: 'Backed up' },
  { saying: 'idle', label: 'Nobody left' },
];

const RETURN: Offer = { action: 'return', label: 'Found again', title: 'As if nothing had happened' };

const OVER: readonly LifeState[] = ['exited', 'failed', 'gone'];

/** One pretend recording: its state as `query` reports it, and the actions on it. */
export function Recording({ recording, open, onCopied }: RecordingProps) {
  const { sid, resourceId, mode, cname, status, found, state, files } = recording;
  const offers: readonly Offer[] = found ? [...OFFERS, ...(mode === 'web' ? WEB : [])] : [RETURN];
  const put = () => {
    putDraft(`/recording-watch ${sid} ${resourceId} ${mode}`);
    if (matchMedia('(max-width: 900px)').matches) onCopied();
  };
  return (
    <li>
      <details open={open}>
        <summary>
          <span className={`light light-${state}`} aria-hidden="true" />
          <span className="recording-name">{cname}</span>
          <span className="recording-state">{found ? `${state} (${status})` : `${state} (404)`}</span>
        </summary>
        <dl>
          <dt>sid</dt>
          <dd>
            <code title={sid}>{sid}</code>
          </dd>
          <dt>mode</dt>
          <dd>{mode}</dd>
          <dt>files</dt>
          <dd>{files.length}</dd>
        </dl>
        <p>
          <button
            type="button"
            className="act act-primary"
            title="Puts a ready /recording-watch into the composer"
            onClick={put}
          >
            <Icon name="copy" /> Watch command
          </button>
        </p>
        <p className="offers">
          {offers.map(({ action, label, title, kind }) => (
            <ActButton key={action} what={{ ask: 'act', sid, action }} title={title} kind={kind}>
              {label}
            </ActButton>
          ))}
        </p>
        <p className="offers">
          <span className="panel-quiet">Agora says</span>
          {SAYINGS.map(({ saying, label }) => (
            <ActButton key={saying} what={{ ask: 'say', sid, saying }}>
              {label}
            </ActButton>
          ))}
        </p>
        {OVER.includes(state) && <p className="panel-quiet">It is over; actions bring it back to life.</p>}
      </details>
    </li>
  );
}
