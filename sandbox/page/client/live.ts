import type { World } from '../world.ts';
import { createStore } from './store.ts';

export interface Live {
  readonly world: Partial<World>;
  /** Whether the demo answers. The browser reconnects by itself. */
  readonly connected: boolean;
}

const live = createStore<Live>({ world: {}, connected: false });

export const useLive = live.use;

/** Subscribes to the world; each part arrives whole whenever it has changed. */
export function follow(url: string): void {
  const source = new EventSource(url);
  for (const part of ['slack', 'agora', 'demo'] as const) {
    // Not checked, because the server comes from the same build as this page.
    source.addEventListener(part, ({ data }) => {
      live.set({ connected: true, world: { ...live.get().world, [part]: JSON.parse(data) } });
    });
  }
  source.onerror = () => live.set({ ...live.get(), connected: false });
}

export function isWhole(world: Partial<World>): world is World {
  return world.slack !== undefined && world.agora !== undefined && world.demo !== undefined;
}
