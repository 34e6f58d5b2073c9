import type { IncomingMessage } from 'node:http';
import type { Clock, Log } from './ports/process.ts';

export interface CallerNeeds {
  readonly now: Clock;
  /** Counts an outcome. */
  readonly counted: (outcome: string) => void;
  readonly log: Log;
}

/** Refused requests of one address since it was last forgotten. */
interface Caller {
  times: number;
  lastAt: number;
  loggedAt: number;
  /** Requests since its last log line. */
  unlogged: number;
}

/** Time without requests after which an address is forgotten, and least time between its log lines, in milliseconds. */
const QUIET_MS = 60_000;

/** Limit of addresses remembered; all others count as one. */
const ADDRESSES_MOST = 1_000;
const ALL_OTHERS = 'many others';

/**
 * Counts refused requests, and logs their number once a minute for each address, so that nobody can fill the log.
 * @param of outcomes: one is counted for each request, the other is logged
 * @returns answers the address of a request, and its number of refused requests
 */
export function createCallers(
  { now, counted, log }: CallerNeeds,
  of: { readonly counted: string; readonly logged: string },
) {
  const callers = new Map<string, Caller>();

  const isQuiet = ({ lastAt }: Caller): boolean => now() - lastAt > QUIET_MS;

  function callerAt(given: string): readonly [address: string, caller: Caller] {
    if (callers.size >= ADDRESSES_MOST) {
      for (const [address, one] of callers) if (isQuiet(one)) callers.delete(address);
    }
    const isRoom = callers.has(given) || callers.size < ADDRESSES_MOST;
    const address = isRoom ? given : ALL_OTHERS;
    const held = callers.get(address);
    if (held && !isQuiet(held)) return [address, held];
    const caller = { times: 0, lastAt: now(), loggedAt: Number.NEGATIVE_INFINITY, unlogged: 0 };
    callers.set(address, caller);
    return [address, caller];
  }

  return (
    { socket }: IncomingMessage,
    facts: Readonly<Record<string, unknown>>,
  ): { readonly address: string; readonly times: number } => {
    counted(of.counted);
    const [address, caller] = callerAt(socket.remoteAddress ?? 'unknown');
    caller.times += 1;
    caller.unlogged += 1;
    caller.lastAt = now();
    if (now() - caller.loggedAt >= QUIET_MS) {
      log.warn({ address, ...facts, times: caller.unlogged }, of.logged);
      caller.loggedAt = now();
      caller.unlogged = 0;
    }
    return { address, times: caller.times };
  };
}
