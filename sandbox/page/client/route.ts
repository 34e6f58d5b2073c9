import { createStore } from './store.ts';

/** Place in the page. It is kept in the address, so that links, reload and the back button work. */
export interface Route {
  /** User id of the person whose view is shown. */
  readonly as?: string;
  /** Channel id, or `home` for the bot's Home tab. */
  readonly at?: string;
  /** Root `ts` of the open thread. */
  readonly thread?: string;
}

const KEYS = ['as', 'at', 'thread'] as const;

/** Reads the route from the address. In tests of parts of the page there is none. */
function read(): Route {
  const given = new URLSearchParams(globalThis.location?.hash.slice(1) ?? '');
  return Object.fromEntries(KEYS.flatMap((key) => (given.get(key) ? [[key, given.get(key)]] : [])));
}

const route = createStore(read());

globalThis.addEventListener?.('hashchange', () => route.set(read()));

export const useRoute = route.use;

/** Changes parts of the route; `undefined` removes a part. */
export function go(change: { readonly [K in keyof Route]?: Route[K] | undefined }): void {
  const next = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...route.get(), ...change })) if (value) next.set(key, value);
  location.hash = next.toString();
}
