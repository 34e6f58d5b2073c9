import { useEffect, useMemo } from 'react';
import { ask } from '../ask.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceProvider } from '../elements/surface.tsx';
import { BotAvatar } from '../messages/avatar.tsx';
import { useReader } from '../reader.tsx';

/** The bot's Home tab. Opening it sends an event to the bot, which may then publish the view. */
export function Home() {
  const { user, slack, words } = useReader();
  useEffect(() => {
    ask({ ask: 'openHome', user: user.id });
  }, [user.id]);
  const view = slack.homes[user.id];
  const where = useMemo(() => ({ ask: 'pressView' as const, view: view?.id ?? '' }), [view?.id]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <section className="home" tabIndex={0} aria-label={words.home.label}>
      {view ? (
        <SurfaceProvider where={where} blocks={view.blocks}>
          <Blocks blocks={view.blocks} />
        </SurfaceProvider>
      ) : (
        <div className="home-empty">
          <BotAvatar />
          <p>{words.home.empty(slack.app.name)}</p>
        </div>
      )}
    </section>
  );
}
