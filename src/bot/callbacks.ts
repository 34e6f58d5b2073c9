import { createCallbacks } from '../agora/callbacks/callbacks.ts';
import type { Config } from '../config/config.ts';
import type { Clock } from '../ports/clock.ts';
import type { Notices } from '../ports/notices.ts';
import type { CallbackDoor } from '../web/callbacks/callbacks.ts';

interface DoorWorld {
  readonly apps: Config['apps'];
  readonly notices: Pick<Notices, 'keep'>;
  readonly now: Clock;
}

/** The way of a callback: verified and read by Agora's room, then kept. Only what is kept is answered with 200. */
export function callbackDoor({ apps, notices, now }: DoorWorld): CallbackDoor {
  const callbacks = createCallbacks(apps);
  return {
    isOpen: callbacks.isOpen,
    isSigned: callbacks.isSigned,
    async take(headers, body, app) {
      const received = callbacks.receive(headers, body, now(), app);
      if (received.kind !== 'genuine') return received.kind;
      await notices.keep(received.apps, received.notices);
      return received.healthCheck && received.notices.length === 0 ? 'health_check' : 'kept';
    },
  };
}
