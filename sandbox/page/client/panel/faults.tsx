import type { AgoraPicture, SlackTrouble } from '../../world.ts';
import { type Switch, Switches } from './switches.tsx';

const FAULTS: readonly Switch<AgoraPicture['fault']>[] = [];

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
