import { useState } from 'react';
import type { World } from '../world.ts';
import { Icon } from './icons.tsx';
import { isWhole, useLive } from './live.ts';
import { Panel } from './panel/panel.tsx';
import { ReaderProvider } from './reader.tsx';
import { useRoute } from './route.ts';
import { BotMembership, Channel, iconOf } from './workspace/channel.tsx';
import { Home } from './workspace/home.tsx';
import { Modal } from './workspace/modal.tsx';
import { LatestNotice } from './workspace/notice.tsx';
import { Sidebar } from './workspace/sidebar.tsx';
import { Thread } from './workspace/thread.tsx';

/** Everything on the screen. */
export function App() {
  const { world, connected } = useLive();
  if (!isWhole(world))
    return <p className="waiting">{connected ? 'Opening the workspace…' : 'Connecting…'}</p>;
  return (
    <>
      {!connected && (
        <p className="gone" role="alert">
          The demo has stopped. Start it again with <code>npm run demo</code>; this page will notice.
        </p>
      )}
      <Workspace world={world} />
    </>
  );
}

const startsWide = (): boolean => matchMedia('(min-width: 1100px)').matches;

function Workspace({ world }: { readonly world: World }) {
  const { slack, demo } = world;
  const route = useRoute();
  const [drawer, setDrawer] = useState(false);
  const [panel, setPanel] = useState(startsWide);
  const people = slack.users.filter(({ is_bot }) => !is_bot);
  const user = people.find(({ id }) => id === (route.as ?? demo.opening.user)) ?? people[0];
  if (!user) return <p className="waiting">This workspace has no people.</p>;
  const at = route.at ?? demo.opening.channel;
  const channel = slack.channels.find(({ id, members }) => id === at && members.includes(user.id));
  const modal = slack.views[user.id]?.at(-1);
  return (
    <ReaderProvider user={user} slack={slack}>
      <div
        className="page"
        data-drawer={drawer}
        data-panel={panel}
        data-thread={route.thread !== undefined && !!channel}
      >
        <Sidebar at={at} onGone={() => setDrawer(false)} />
        {drawer && (
          <button
            type="button"
            className="veil"
            aria-label="Close the list"
            onClick={() => setDrawer(false)}
          />
        )}
        <main className="room">
          <header className="pane-header">
            <button
              type="button"
              className="icon-button only-small"
              aria-label="Channels"
              aria-expanded={drawer}
              onClick={() => setDrawer(true)}
            >
              <Icon name="menu" />
            </button>
            <h2>
              {channel ? <Icon name={iconOf(channel)} /> : <Icon name="home" />}
              {channel && !channel.is_im ? channel.name : slack.app.name}
              {channel && !channel.is_im && <small>{channel.members.length} members</small>}
            </h2>
            {channel && <BotMembership channel={channel} />}
            <button
              type="button"
              className="header-button panel-opener"
              aria-label="Pretend Agora &amp; faults"
              aria-expanded={panel}
              onClick={() => setPanel(!panel)}
            >
              <Icon name="tools" /> <span>Pretend Agora &amp; faults</span>
            </button>
          </header>
          <LatestNotice />
          {channel ? <Channel channel={channel} /> : <Home />}
        </main>
        {channel && route.thread !== undefined && <Thread channel={channel} root={route.thread} />}
        {panel && <Panel world={world} onClose={() => setPanel(false)} />}
      </div>
      {modal && <Modal open={modal} />}
    </ReaderProvider>
  );
}
