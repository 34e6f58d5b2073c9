import type { AgoraPicture } from '../../world.ts';
import { ActButton } from './act-button.tsx';

const FAULTS: readonly {
  readonly fault: AgoraPicture['fault'];
  readonly label: string;
  readonly title: string;
}[] = [
  { fault: 'none', label: 'Healthy', title: 'Answers the truth' },
  { fault: 'cut', label: 'Cut off', title: 'Connections are destroyed without an answer' },
  { fault: 'refuse500', label: '500', title: 'An unexpected error occurred' },
  { fault: 'notCompleted400', label: '400', title: 'Request not completed: rejects nothing' },
  { fault: 'wrongIds400', label: 'Wrong ids', title: 'Code 1003, though the ids are right' },
  { fault: 'foreign200', label: 'Mixed up', title: 'A 200 with the ids of another recording' },
  { fault: 'credentials401', label: '401', title: 'Credentials refused' },
  { fault: 'throttle429', label: '429', title: 'Over quota' },
  { fault: 'html', label: 'HTML', title: 'A sign-in page instead of JSON' },
  { fault: 'slow', label: 'Slow', title: 'The truth, five seconds late' },
];

export function AgoraFaults({ agora }: { readonly agora: AgoraPicture }) {
  return (
    <section aria-label="Agora">
      <h3>
        Agora answers{' '}
        <small>
          {agora.recentRequests === 1 ? '1 query' : `${agora.recentRequests} queries`} in the last 10 s
        </small>
      </h3>
      <p className="offers">
        {FAULTS.map(({ fault, label, title }) => (
          <ActButton
            key={fault}
            what={{ ask: 'agoraFault', fault }}
            title={title}
            pressed={agora.fault === fault}
          >
            {label}
          </ActButton>
        ))}
      </p>
    </section>
  );
}
