import { createHmac, randomUUID } from 'node:crypto';
import { SAYINGS, type Saying, sayingsOf } from './notices.ts';
import type { Identity } from './picture.ts';
import type { Action } from './script.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Ways in which callbacks are delivered: as they should be, or with the faults that Agora's documents announce. */
export const TRAVELS = ['prompt', 'lost', 'late', 'doubled', 'disordered'] as const;

export type Travel = (typeof TRAVELS)[number];

export interface CallbackOptions {
  /** URL that callbacks are sent to. */
  readonly url: string;
  readonly secret: string;
}

/** One callback that was sent, newest last. */
export interface Called {
  /** Position in the order of sending, from 1. */
  readonly nth: number;
  readonly at: number;
  readonly sid: string;
  readonly cname: string;
  readonly saying: Saying;
  /** Agora's number of the event. */
  readonly event: number;
  /** HTTP status of the answer. `away`: there was no answer. `lost`: the callback was never sent. */
  readonly status: number | 'away' | 'lost';
}

export interface PretendCallbacks {
  acted(identity: Identity, action: Action, hasFiles: boolean): void;
  say(identity: Identity, saying: Saying): void;
  travel(how: Travel): void;
  how(): Travel;
  called(): readonly Called[];
}

/** Waits before each repetition of a callback that was not answered with 200, in real milliseconds. */
const AGAIN_MS = [500, 1_000, 2_000] as const;
const LATE_MS = 20_000;
const WITHIN_MS = 10_000;
const KEPT = 60;

/** Stand-in for Agora's notification service: it signs callbacks and delivers them as unreliably as it is told to. */
export function createPretendCallbacks(
  { url, secret }: CallbackOptions,
  time: VirtualTime,
  changed: () => void,
): PretendCallbacks {
  const sequences = new Map<string, number>();
  const called: Called[] = [];
  let nth = 0;
  let travel: Travel = 'prompt';
  /** Callback that waits until the next one has been sent. */
  let held: (() => Promise<void>) | undefined;

  function note({ sid, cname }: Identity, saying: Saying, status: Called['status']): void {
    const { event } = SAYINGS[saying];
    nth += 1;
    called.push({ nth, at: Date.now(), sid, cname, saying, event, status });
    if (called.length > KEPT) called.shift();
    changed();
  }

  async function send(identity: Identity, saying: Saying, notice: object): Promise<void> {
    for (const waitMs of [...AGAIN_MS, undefined]) {
      const status = await post({ ...notice, notifyMs: Date.now() });
      note(identity, saying, status);
      if (status === 200 || waitMs === undefined) return;
      await new Promise((resolve) => setTimeout(resolve, waitMs).unref());
    }
  }

  async function post(notice: object): Promise<number | 'away'> {
    const body = JSON.stringify(notice);
    const sign = (hash: string) => createHmac(hash, secret).update(body).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'agora-signature': sign('sha1'),
      'agora-signature-v2': sign('sha256'),
    };
    try {
      const signal = AbortSignal.timeout(WITHIN_MS);
      const response = await fetch(url, { method: 'POST', headers, body, signal });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 'away';
    }
  }

  function say(identity: Identity, saying: Saying): void {
    const { sid, cname, uid } = identity;
    const sequence = sequences.get(sid) ?? 0;
    sequences.set(sid, sequence + 1);
    const { event, details } = SAYINGS[saying];
    const payload = { cname, uid, sid, sequence, sendts: Date.now(), serviceType: 0, details };
    const notice = { noticeId: randomUUID(), productId: 3, eventType: event, payload };
    const go = () => send(identity, saying, notice);
    if (travel === 'lost') note(identity, saying, 'lost');
    else if (travel === 'late') time.after(LATE_MS, () => void go());
    else if (travel === 'doubled') void go().then(go);
    else if (travel === 'disordered') holdEverySecond(go);
    else void go();
  }

  function holdEverySecond(go: () => Promise<void>): void {
    const earlier = held;
    held = earlier ? undefined : go;
    if (earlier) void go().then(earlier);
  }

  return {
    say,
    acted(identity, action, hasFiles) {
      for (const { saying, afterMs } of sayingsOf(action, identity)) {
        if (afterMs > 0 && !hasFiles) continue;
        if (afterMs === 0) say(identity, saying);
        else time.after(afterMs, () => say(identity, saying));
      }
    },
    travel(how) {
      travel = how;
      const waiting = held;
      held = undefined;
      if (waiting) void waiting();
      changed();
    },
    how: () => travel,
    called: () => [...called],
  };
}
