import { useSyncExternalStore } from 'react';
import type { World } from '../world.ts';

export interface Live {
  readonly world: Partial<World>;
  /** Whether the demo answers. The browser reconnects by itself. */
  readonly connected: boolean;
}

let live: Live = { world: {}, connected: false };
const listeners = new Set<() => void>();

function become(next: Live): void {
  live = next;
  for (const listener of listeners) listener();
}

/** Subscribes to the world; each part arrives whole whenever it has changed. */
export function follow(url: string): void {
  const source = new EventSource(url);
  for (const part of ['slack', 'agora', 'demo'] as const) {
    // Not checked, because the server comes from the same build as this page.
    source.addEventListener(part, ({ data }) => {
      become({ connected: true, world: { ...live.world, [part]: JSON.parse(data) } });
    });
  }
  source.onerror = () => become({ ...live, connected: false });
}

export const useLive = (): Live =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => live,
  );

export function isWhole(world: Partial<World>): world is World {
  return world.slack !== undefined && world.agora !== undefined && world.demo !== undefined;
}
