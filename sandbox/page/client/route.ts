import { useSyncExternalStore } from 'react';

/** Where somebody is: kept in the address, so that links, reload and the back button work. */
export interface Route {
  /** Who they are in the workspace; user id. */
  readonly as?: string;
  /** Channel id, or `home` for the bot's Home tab. */
  readonly at?: string;
  /** Root `ts` of the thread open beside it. */
  readonly thread?: string;
}

const KEYS = ['as', 'at', 'thread'] as const;

/** Outside a browser, where parts of the page are tested, there is no address. */
function read(): Route {
  const given = new URLSearchParams(globalThis.location?.hash.slice(1) ?? '');
  return Object.fromEntries(KEYS.flatMap((key) => (given.get(key) ? [[key, given.get(key)]] : [])));
}

let route = read();
const listeners = new Set<() => void>();

globalThis.addEventListener?.('hashchange', () => {
  route = read();
  for (const listener of listeners) listener();
});

/** Goes somewhere else; `undefined` leaves that part out. */
export function go(change: { readonly [K in keyof Route]?: Route[K] | undefined }): void {
  const next = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...route, ...change })) if (value) next.set(key, value);
  location.hash = next.toString();
}

export const useRoute = (): Route =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => route,
  );
