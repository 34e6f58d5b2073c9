import type { AgoraPicture, SlackTrouble } from '../../world.ts';
import { type Switch, Switches } from './switches.tsx';

const FAULTS: readonly Switch<AgoraPicture['fault']>[] = [
  { value: 'none', label: 'Healthy', title: 'Answers the truth' },
  { value: 'cut', label: 'Cut off', title: 'Connections are destroyed without an answer' },
  { value: 'refuse500', label: '500', title: 'An unexpected error occurred' },
  { value: 'notCompleted400', label: '400', title: 'Request not completed: rejects nothing' },
  { value: 'wrongIds400', label: 'Wrong ids', title: 'Code 1003, though the ids are right' },
  { value: 'foreign200', label: 'Mixed up', title: 'A 200 with the ids of another recording' },
  { value: 'credentials401', label: '401', title: 'Credentials refused' },
  { value: 'throttle429', label: '429', title: 'Over quota' },
  { value: 'html', label: 'HTML', title: 'A sign-in page instead of JSON' },
  { value: 'slow', label: 'Slow', title: 'The truth, five seconds late' },
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
      <Switches switches={FAULTS} now={agora.fault} ask={(fault) => ({ ask: 'agoraFault', fault })} />
    </section>
  );
}

const TROUBLES: readonly Switch<SlackTrouble>[] = [
  { value: 'none', label: 'Healthy', title: 'Accepts and answers' },
  { value: 'cut', label: 'Cut off', title: 'The bot cannot reach Slack; nothing is stored' },
  { value: 'lostAnswer', label: 'Loses answers', title: 'Stored, but the bot never hears that it was' },
];

export function SlackFaults({ trouble: now }: { readonly trouble: SlackTrouble }) {
  return (
    <section aria-label="Slack">
      <h3>Slack's Web API</h3>
      <Switches switches={TROUBLES} now={now} ask={(trouble) => ({ ask: 'slackTrouble', trouble })} />
    </section>
  );
}
