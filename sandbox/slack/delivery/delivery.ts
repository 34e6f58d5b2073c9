import type { Outcome, Parcel, Transport } from './transport.ts';

/** Delivery of requests to the bot, over HTTP or Socket Mode. */
export interface Delivery {
  /** Sends a command or an interaction, in one attempt. */
  ask(kind: 'slash_commands' | 'interactive', payload: Parcel['payload']): Promise<Outcome>;
  /** Sends an event. Resolves after the first attempt; up to three more follow until one is acknowledged. */
  tell(payload: Parcel['payload']): Promise<Outcome>;
  /** Sends everything twice at once, as Slack sometimes does, and ignores the second answer. */
  repeat(on: boolean): void;
  close(): void;
}

export interface DeliveryOptions {
  readonly transport: () => Transport;
  readonly ackTimeoutMs: number;
  /** Divides the delays before retries. */
  readonly speed: number;
}

/** Waits before each retry in milliseconds, as Slack documents them. */
const RETRY_DELAYS_MS = [100, 60_000, 300_000] as const;

export const isTaken = (outcome: Outcome): boolean =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;

const REASON = { answered: 'http_error', timeout: 'http_timeout', unreachable: 'connection_failed' } as const;

export function createDelivery({ transport, ackTimeoutMs, speed }: DeliveryOptions): Delivery {
  const timers = new Set<NodeJS.Timeout>();
  let twice = false;
  let closed = false;

  const send = async (parcel: Parcel): Promise<Outcome> => {
    const attempts = Array.from({ length: twice ? 2 : 1 }, () => transport().send(parcel, ackTimeoutMs));
    const [first] = await Promise.all(attempts);
    return first ?? { kind: 'unreachable' };
  };

  const retryLater = (payload: Parcel['payload'], num: number, last: Outcome): void => {
    const delay = RETRY_DELAYS_MS[num - 1];
    if (closed || delay === undefined || isTaken(last) || (last.kind === 'answered' && last.noRetry)) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      send({ kind: 'events_api', payload, retry: { num, reason: REASON[last.kind] } }).then((outcome) =>
        retryLater(payload, num + 1, outcome),
      );
    }, delay / speed);
    timers.add(timer);
  };

  return {
    ask: (kind, payload) => send({ kind, payload }),
    async tell(payload) {
      const outcome = await send({ kind: 'events_api', payload });
      retryLater(payload, 1, outcome);
      return outcome;
    },
    repeat(on) {
      twice = on;
    },
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
