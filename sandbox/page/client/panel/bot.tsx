import type { BotPicture } from '../../world.ts';
import { ActButton } from './act-button.tsx';

/** The real bot's process. Killing it must lose nothing; that is for the reader to try. */
export function Bot({ bot }: { readonly bot: BotPicture }) {
  const { state, pid, starts, lastEnd } = bot;
  return (
    <section aria-label="The bot">
      <h3>The bot</h3>
      <p className="panel-row">
        <span className="bot-state">
          <span className={`light light-bot-${state}`} aria-hidden="true" />
          {state}
          {pid !== undefined && <code>pid {pid}</code>}
        </span>
        <ActButton what={{ ask: 'killBot' }} kind="danger" disabled={state !== 'running'}>
          kill -9
        </ActButton>
      </p>
      {lastEnd && (
        <p className="panel-quiet">
          Started {starts} times; last ended by {lastEnd}.
        </p>
      )}
    </section>
  );
}
