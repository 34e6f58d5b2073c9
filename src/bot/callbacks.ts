import { createCallbacks } from '../agora/callbacks/callbacks.ts';
import { passedOn } from '../agora/callbacks/relay.ts';
import type { Config } from '../config/config.ts';
import type { Relays } from '../ports/agora.ts';
import type { Notices } from '../ports/knowing.ts';
import type { Clock } from '../ports/process.ts';
import type { CallbackDoor } from '../web/callbacks/callbacks.ts';

interface CallbackNeeds {
  /** The apps as they are now: their secrets may change while the bot runs. */
  readonly apps: () => Config['apps'];
  readonly notices: Pick<Notices, 'keep'>;
  readonly relays: Relays;
  readonly now: Clock;
}

/**
 * Verifies and reads a callback, stores it, and queues it for the handlers that it is relayed to. It is answered with
 * 200 only after that.
 */
export function callbackDoor({ apps, notices, relays, now }: CallbackNeeds): CallbackDoor {
  const callbacks = createCallbacks(apps);
  const relayed = relaysOf(apps());
  return {
    isOpen: callbacks.isOpen,
    isSigned: callbacks.isSigned,
    async take(headers, body, app) {
      const received = callbacks.receive(headers, body, now(), app);
      if (received.kind !== 'genuine') return received.kind;
      // Only one of several apps that share a handler passes a callback on.
      const byUrl = new Map(
        received.apps.flatMap((name): [url: string, name: string][] => {
          const url = relayed.get(name);
          return url === undefined ? [] : [[url, name]];
        }),
      );
      // In one round trip. If one of the two fails, Agora sends it again, and the handler may get it twice.
      await Promise.all([
        notices.keep(received.apps, received.notices),
        ...[...byUrl].map(([url, name]) => relays.pass({ app: name, url, headers: passedOn(headers), body })),
      ]);
      return received.healthCheck && received.notices.length === 0 ? 'health_check' : 'kept';
    },
  };
}

/** URLs of handlers by the name of the app. */
const relaysOf = (apps: Config['apps']): ReadonlyMap<string, string> =>
  new Map(
    apps.flatMap(({ name, callbackRelayUrl: url }): [string, string][] =>
      url === undefined ? [] : [[name, url]],
    ),
  );
