import type { Travel } from '../../../agora/callbacks.ts';
import type { AgoraPicture } from '../../world.ts';
import { type Switch, Switches } from './switches.tsx';

const TRAVELS: readonly Switch<Travel>[] = [
  { value: 'prompt', label: 'Prompt', title: 'Once, at once' },
  { value: 'lost', label: 'Lost', title: 'Never sent' },
  { value: 'late', label: 'Late', title: 'After 20 s of scripted time' },
  { value: 'doubled', label: 'Doubled', title: 'The same one twice' },
  { value: 'disordered', label: 'Out of order', title: 'Each second one goes ahead of the one before it' },
];

const SHOWN = 6;

type Callbacks = NonNullable<AgoraPicture['callbacks']>;

/** Callbacks that the notification service has sent, and how they are delivered. */
export function CallbacksPanel({ travel, called }: Callbacks) {
  return (
    <section aria-label="Callbacks">
      <h3>Agora's callbacks</h3>
      <Switches switches={TRAVELS} now={travel} ask={(how) => ({ ask: 'travel', how })} />
      {called.length === 0 && <p className="panel-quiet">None yet.</p>}
      <ul className="callbacks">
        {called.slice(0, SHOWN).map(({ nth, cname, saying, event, status }) => (
          <li key={nth} className="panel-quiet">
            <code>{event}</code> {saying.replaceAll('_', ' ')} · {cname} · {status}
          </li>
        ))}
      </ul>
    </section>
  );
}
