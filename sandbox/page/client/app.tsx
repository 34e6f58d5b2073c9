import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { Channel as SlackChannel } from '../../slack/state.ts';
import type { World } from '../world.ts';
import { useEscape } from './focus/use-escape.ts';
import { Icon } from './icons.tsx';
import { isWhole, useLive } from './live.ts';
import { Panel } from './panel/panel.tsx';
import { ReaderProvider, useReader } from './reader.tsx';
import { go, useRoute } from './route.ts';
import { BotMembership, Channel, iconOf } from './workspace/channel.tsx';
import { Home } from './workspace/home.tsx';
import { Modal } from './workspace/modal.tsx';
import { LatestNotice } from './workspace/notice.tsx';
import { Sidebar } from './workspace/sidebar.tsx';
import { SkipLink } from './workspace/skip-link.tsx';
import { Thread } from './workspace/thread.tsx';

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

/**
 * Panes that show nothing of Agora. Memoised, because requests to Agora change the world many times a second; changes
 * of Slack reach them through `useReader`.
 */
const [SidebarOnly, ChannelOnly, HomeOnly, ThreadOnly] = [
  memo(Sidebar),
  memo(Channel),
  memo(Home),
  memo(Thread),
];

/** Width from which the panel fits beside the channel. */
const WIDE = '(min-width: 1100px)';

function Workspace({ world }: { readonly world: World }) {
  const { slack, demo } = world;
  const route = useRoute();
  const people = slack.users.filter(({ is_bot }) => !is_bot);
  const user = people.find(({ id }) => id === (route.as ?? demo.opening.user)) ?? people[0];
  if (!user) return <p className="waiting">This workspace has no people.</p>;
  const at = route.at ?? demo.opening.channel;
  const modal = slack.views[user.id]?.at(-1);
  return (
    <ReaderProvider user={user} slack={slack}>
      <Panes
        world={world}
        at={at}
        channel={slack.channels.find(({ id, members }) => id === at && members.includes(user.id))}
        thread={route.thread}
      />
      {modal && <Modal open={modal} />}
    </ReaderProvider>
  );
}

interface PanesProps {
  readonly world: World;
  /** Channel id, or `home`. */
  readonly at: string;
  readonly channel: SlackChannel | undefined;
  readonly thread: string | undefined;
}

/** Panes side by side; on a phone one covers the other. */
function Panes({ world, at, channel, thread }: PanesProps) {
  const { slack, words } = useReader();
  const [drawer, setDrawer] = useState(false);
  const [panel, setPanel] = useState(() => matchMedia(WIDE).matches);
  const page = useRef<HTMLDivElement>(null);
  const drawerOpener = useRef<HTMLButtonElement>(null);
  const panelOpener = useRef<HTMLButtonElement>(null);
  const closeDrawer = useCallback(() => setDrawer(false), []);

  useEffect(() => {
    if (drawer) page.current?.querySelector<HTMLElement>('.sidebar li [tabindex="0"]')?.focus();
    else if (document.activeElement?.closest('.sidebar')) drawerOpener.current?.focus();
  }, [drawer]);
  useEscape(() => {
    const inPanel = document.activeElement?.closest('.panel') !== null;
    if (drawer) setDrawer(false);
    else if (panel && (inPanel || !matchMedia(WIDE).matches)) setPanel(false);
    else if (thread !== undefined) go({ thread: undefined });
  });

  return (
    <div
      ref={page}
      className="page"
      data-drawer={drawer}
      data-panel={panel}
      data-thread={thread !== undefined && !!channel}
    >
      <SkipLink toComposer={channel !== undefined && !channel.is_archived} />
      <SidebarOnly at={at} onGone={closeDrawer} />
      {drawer && (
        <button type="button" className="veil" aria-label={words.sidebar.close} onClick={closeDrawer} />
      )}
      <main className="room">
        <header className="pane-header">
          <button
            ref={drawerOpener}
            type="button"
            className="icon-button only-small"
            aria-label={words.sidebar.open}
            aria-expanded={drawer}
            onClick={() => setDrawer(true)}
          >
            <Icon name="menu" />
          </button>
          <h2>
            {channel ? <Icon name={iconOf(channel)} /> : <Icon name="home" />}
            <span className="pane-title">{channel && !channel.is_im ? channel.name : slack.app.name}</span>
            {channel && !channel.is_im && <small>{words.channel.members(channel.members.length)}</small>}
          </h2>
          {channel && <BotMembership channel={channel} />}
          <button
            ref={panelOpener}
            type="button"
            className="header-button panel-opener"
            aria-label={words.panel}
            aria-expanded={panel}
            onClick={() => setPanel(!panel)}
          >
            <Icon name="tools" /> <span>{words.panel}</span>
          </button>
        </header>
        <LatestNotice />
        {channel ? <ChannelOnly channel={channel} /> : <HomeOnly />}
      </main>
      {channel && thread !== undefined && <ThreadOnly key={thread} channel={channel} root={thread} />}
      {panel && <Panel world={world} opener={panelOpener} onClose={() => setPanel(false)} />}
    </div>
  );
}
