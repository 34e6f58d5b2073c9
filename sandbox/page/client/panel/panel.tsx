import { type RefObject, useEffect, useRef } from 'react';
import type { World } from '../../world.ts';
import { useFocusReturn } from '../focus/use-focus-return.ts';
import { CloseButton } from '../icons.tsx';
import { About } from './about.tsx';
import { Bot } from './bot.tsx';
import { CallbacksPanel } from './callbacks.tsx';
import { AgoraFaults, SlackFaults } from './faults.tsx';
import { People } from './people.tsx';
import { Recordings } from './recordings.tsx';

interface PanelProps {
  readonly world: World;
  /** Button that opened the panel; it gets the focus back. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Controls of the pretend recordings and of every fault. */
export function Panel({ world: { slack, agora, demo }, opener, onClose }: PanelProps) {
  const pane = useRef<HTMLElement>(null);
  const byHand = useFocusReturn(opener);
  useEffect(() => {
    if (byHand) pane.current?.focus();
  }, [byHand]);
  return (
    <aside className="panel" aria-label="Pretend Agora and faults" lang="en" ref={pane} tabIndex={-1}>
      <header className="pane-header">
        <h2>Pretend Agora &amp; faults</h2>
        <CloseButton label="Close the panel" onClose={onClose} />
      </header>
      <div className="panel-body">
        <Recordings recordings={agora.recordings} speed={agora.speed} onClose={onClose} />
        <AgoraFaults agora={agora} />
        {agora.callbacks && <CallbacksPanel {...agora.callbacks} />}
        <SlackFaults trouble={demo.slackTrouble} />
        <Bot bot={demo.bot} />
        <People slack={slack} />
        <About demo={demo} />
      </div>
    </aside>
  );
}
