import type { SlackTrouble } from '../../world.ts';
import { ActButton } from './act-button.tsx';

const TROUBLES: readonly {
  readonly trouble: SlackTrouble;
  readonly label: string;
  readonly title: string;
}[] = [
  { trouble: 'none', label: 'Healthy', title: 'Accepts and answers' },
  { trouble: 'cut', label: 'Cut off', title: 'The bot cannot reach Slack; nothing is stored' },
  { trouble: 'lostAnswer', label: 'Loses answers', title: 'Stored, but the bot never hears that it was' },
];

export function SlackFaults({ trouble: now }: { readonly trouble: SlackTrouble }) {
  return (
    <section aria-label="Slack">
      <h3>Slack's Web API</h3>
      <p className="offers">
        {TROUBLES.map(({ trouble, label, title }) => (
          <ActButton
            key={trouble}
            what={{ ask: 'slackTrouble', trouble }}
            title={title}
            pressed={now === trouble}
          >
            {label}
          </ActButton>
        ))}
      </p>
    </section>
  );
}
