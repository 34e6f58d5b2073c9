import type { BotPicture } from '../../world.ts';
import { ActButton } from './act-button.tsx';

/** The process of the real bot, which the reader can kill: nothing must be lost. */
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
