import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listenAt } from '../free-port.ts';
import { oddly, ofAnother } from './body.ts';
import { type CallbackOptions, type Called, createPretendCallbacks, type Travel } from './callbacks.ts';
import { type Asked, answer, asksForSenders, isAuthorized, readPath, SENDERS } from './door.ts';
import {
  type Fault,
  type FaultOptions,
  faultyReply,
  NO_ROUTE,
  OVER_QUOTA,
  type Reply,
  UNAUTHORIZED,
} from './faults.ts';
import { createLife, type Life, type LifeState } from './life.ts';
import type { Saying } from './notices.ts';
import type { Format, Identity, Mode, Picture } from './picture.ts';
import { createQuota } from './quota.ts';
import { type Action, type Leaving, leavingOf, type Step } from './script.ts';
import { createVirtualTime } from './virtual-time.ts';

export interface PretendAgoraOptions {
  readonly appId: string;
  readonly customerId: string;
  readonly customerSecret: string;
  /** Most requests within any sliding second; further ones are answered 429. Default 10. */
  readonly quotaPerSecond?: number;
  /** Port on 127.0.0.1. Default: any free one. */
  readonly port?: number;
  /** Receiver of its notification service. Default: there is no such service. */
  readonly callbacks?: CallbackOptions;
}

export interface StartOptions {
  readonly mode: Mode;
  readonly cname?: string;
  readonly uid?: string;
  /** Default `mp4`, which includes playlists. */
  readonly format?: Format;
  /** Web mode only: URLs that the recording is pushed to. */
  readonly rtmp?: readonly string[];
  /** Steps that happen by themselves. Default: none; the recording stays at status 0. */
  readonly script?: readonly Step[];
  /** How the recording ends when it is stopped. Default: the ways of {@link leavingOf} in turn. */
  readonly leaving?: Leaving;
}

/** Fields that Agora's `start` would have answered, and the mode that was requested. */
export type Started = Pick<Identity, 'appId' | 'resourceId' | 'sid' | 'mode' | 'cname' | 'uid'>;

/** A recording as the panel of the page shows it. */
export interface PretendRecording extends Identity, Picture {
  readonly state: LifeState;
}

/** One request, newest last. `cut`: the connection was destroyed instead of an answer. */
export interface PretendRequest {
  readonly at: number;
  readonly sid?: string;
  readonly status: number | 'cut';
}

export interface PretendAgora {
  readonly url: string;
  start(options: StartOptions): Started;
  /**
   * Performs an action on a recording now.
   * @param options `ms`: duration of a `failover` instead of 90 s, in virtual milliseconds
   * @throws when there is no such recording, or its mode cannot do that
   */
  act(sid: string, action: Action, options?: { readonly ms?: number }): void;
  /** Overrides parts of the answer from now on, without checking that they are possible. */
  set(sid: string, picture: Partial<Picture>): void;
  /** Replaces the remaining steps of a recording's script; throws like `act`. */
  script(sid: string, steps: readonly Step[]): void;
  /** Speeds up scripts, failovers and the steps after a stop. Quota and slow answers stay in real time. */
  speed(factor: number): void;
  /** Sends a notice about a recording now. Does nothing without a notification service. */
  say(sid: string, saying: Saying): void;
  /** Sets how callbacks are delivered from now on. */
  travel(how: Travel): void;
  /** How callbacks are delivered, and the latest ones sent; `undefined` without a notification service. */
  callbacks(): { readonly travel: Travel; readonly called: readonly Called[] } | undefined;
  /** Sets the fault, of which there is one at a time; `undefined` ends it. */
  fault(fault: Fault | undefined, options?: FaultOptions): void;
  recordings(): readonly PretendRecording[];
  /** The last 500 requests. */
  requests(): readonly PretendRequest[];
  /** Calls the listener after every request and every change of a recording or fault. Returns how to stop that. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

const KEPT_REQUESTS = 500;

/** Stand-in for Agora Cloud Recording's `query` on 127.0.0.1 that refuses what the real one refuses. */
export async function createPretendAgora(options: PretendAgoraOptions): Promise<PretendAgora> {
  const time = createVirtualTime();
  const lives = new Map<string, Life>();
  const listeners = new Set<() => void>();
  const inQuota = createQuota(options.quotaPerSecond ?? 10);
  const requests: PretendRequest[] = [];
  let broken: { readonly fault: Fault; readonly options: FaultOptions } | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };

  const callbacks = options.callbacks && createPretendCallbacks(options.callbacks, time, changed);

  function note(asked: Asked | undefined, status: PretendRequest['status']): void {
    requests.push({ at: Date.now(), status, ...(asked ? { sid: asked.sid } : {}) });
    if (requests.length > KEPT_REQUESTS) requests.shift();
    changed();
  }

  function judge(request: IncomingMessage, asked: Asked | undefined): Reply {
    const isOfSenders = asksForSenders(request.method, request.url);
    if (!asked && !isOfSenders) return NO_ROUTE;
    const { authorization } = request.headers;
    if (!isAuthorized(authorization, options.customerId, options.customerSecret)) return UNAUTHORIZED;
    if (!inQuota()) return OVER_QUOTA;
    return asked ? answer(asked, options.appId, lives) : SENDERS;
  }

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const asked = readPath(request.method, request.url);
    const hit = broken && (broken.options.sid ?? asked?.sid) === asked?.sid ? broken : undefined;
    if (hit?.fault === 'cut') {
      request.socket.destroy();
      note(asked, 'cut');
      return;
    }
    if (hit?.fault === 'silent') return;
    const reply = (hit && faultyReply(hit.fault, hit.options)) ?? judge(request, asked);
    const send = () => {
      note(asked, reply.status);
      write(response, reply, (body) => worded(body, hit?.fault, asked));
    };
    if (hit?.fault === 'slow') {
      const timer = setTimeout(send, hit.options.ms ?? 5_000);
      response.once('close', () => clearTimeout(timer));
    } else send();
  }

  function lifeOf(sid: string): Life {
    const life = lives.get(sid);
    if (!life) throw new Error(`there is no pretend recording ${sid}`);
    return life;
  }

  const server = createServer(serve);
  const port = await listenAt(server, options.port);

  return {
    url: `http://127.0.0.1:${port}`,
    start({
      mode,
      cname = `room-${lives.size + 1}`,
      uid = '527841',
      format = 'mp4',
      rtmp = [],
      script = [],
      leaving = leavingOf(lives.size),
    }) {
      if (rtmp.length > 0 && mode !== 'web') throw new Error('only a web recording can be pushed to RTMP');
      if (format === 'snapshots' && mode !== 'individual')
        throw new Error('only an individual one takes snapshots');
      const sid = randomBytes(16).toString('hex');
      const resourceId = randomBytes(150).toString('base64url');
      const started = { appId: options.appId, resourceId, sid, mode, cname, uid };
      const identity = { ...started, format };
      const life = createLife(identity, rtmp, leaving, time, changed, (action, hasFiles) =>
        callbacks?.acted(identity, action, hasFiles),
      );
      life.script(script);
      lives.set(sid, life);
      changed();
      return started;
    },
    act: (sid, action, { ms } = {}) => lifeOf(sid).act(action, ms),
    set: (sid, picture) => lifeOf(sid).set(picture),
    script: (sid, steps) => lifeOf(sid).script(steps),
    speed: time.speed,
    say: (sid, saying) => callbacks?.say(lifeOf(sid).identity, saying),
    travel: (how) => callbacks?.travel(how),
    callbacks: () => callbacks && { travel: callbacks.how(), called: callbacks.called() },
    fault(fault, faultOptions = {}) {
      broken = fault && { fault, options: faultOptions };
      changed();
    },
    recordings: () =>
      [...lives.values()].map((life) => ({ ...life.identity, ...life.picture(), state: life.state() })),
    requests: () => [...requests],
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      time.stop();
      return closeServer(server);
    },
  };
}

/** Text of a true 200, distorted by the fault. */
function worded(body: object, fault: Fault | undefined, asked: Asked | undefined): string {
  if (fault === 'oddity') return oddly(body);
  const text = JSON.stringify(body);
  if (fault === 'half200') return text.slice(0, text.length / 2);
  return fault === 'foreign200' && asked ? ofAnother(text, asked) : text;
}

function write(
  response: ServerResponse,
  { status, body, headers }: Reply,
  worded: (body: object) => string,
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': randomUUID(),
    ...headers,
  });
  if (typeof body === 'string') response.end(body);
  else response.end(status === 200 ? worded(body) : JSON.stringify(body));
}
