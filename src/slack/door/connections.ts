import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { type Failure, failureOf, SlackRefused, whyOf } from '../api/failure.ts';
import { type Connection, connect, type SocketOptions } from './connection.ts';
import { createEnvelopes } from './frames.ts';

/** Milliseconds between two attempts to connect, at most. */
const LONGEST_PAUSE_MS = 10_000;

/** Milliseconds between two checks that a connection works; one that is half open ends by itself only after 30 s. */
const CHECKED_EVERY_MS = 1_000;

/** Milliseconds without a frame after which a replaced connection is closed, if Slack has not done so. */
const QUIET_MS = 3_000;

/** Milliseconds after which a replaced connection is closed in any case; Slack closes one 10 s after announcing it. */
const LEFT_WITHIN_MS = 15_000;

/** Milliseconds for which a stopping bot waits for envelopes that are not acknowledged. */
const ANSWERED_WITHIN_MS = 1_500;

/** Reasons of Slack to close a connection that must not be replaced: it wants fewer of them. */
const NOT_TO_REPLACE: ReadonlySet<string> = new Set(['too_many_websockets', 'link_disabled']);

/** Bolt's receiver in Socket Mode. Its start ends with the first attempt, and others follow while Slack is away. */
interface SocketReceiver extends Receiver {
  /** Milliseconds without a connection; 0 while there is one. */
  awayMs(): number;
}

/**
 * Makes the receiver of Socket Mode. Slack announces that it will close a connection, every few hours: another one is
 * opened first, and the old one is kept until Slack closes it or no frame comes any more, so that nothing is lost.
 */
export function createSocketReceiver(options: SocketOptions): SocketReceiver {
  const { log } = options;
  const alive = new Set<Connection>();
  const envelopes = createEnvelopes();
  let app: App | undefined;
  let stopping = new AbortController();
  let opening: Promise<void> | undefined;
  let lostAt: number | undefined;
  let checking: ReturnType<typeof setInterval> | undefined;

  const isReady = () => [...alive].some((each) => each.isReady());

  const awayMs = () => (lostAt === undefined ? 0 : Math.round(performance.now() - lostAt));

  function changed(connection: Connection, how: 'leaving' | 'gone', why: string): void {
    if (how === 'gone') {
      alive.delete(connection);
      if (alive.size === 0 && !stopping.signal.aborted) {
        lostAt = performance.now();
        log.warn({ why }, 'slackSocketLost');
      }
    } else {
      log.info({ reason: why.slice(0, 40) }, 'slackSocketLeaving');
      if (NOT_TO_REPLACE.has(why)) return;
    }
    ensure();
  }

  /** Opens a connection unless one is ready or being opened. */
  function ensure(): void {
    if (stopping.signal.aborted || opening || isReady()) return;
    keepOpening(tryToOpen());
  }

  /** Tries until there is a connection. @param first the attempt that is under way */
  function keepOpening(first: Promise<Failure | undefined>): void {
    opening = open(first)
      .catch((error: unknown) => log.error({ error }, 'slackSocketBroken'))
      .finally(() => {
        opening = undefined;
      });
  }

  async function open(first: Promise<Failure | undefined>): Promise<void> {
    const { signal } = stopping;
    let said: string | undefined;
    for (let attempt = 0, failure = await first; failure; attempt += 1) {
      const why = whyOf(failure);
      // A Slack that was away may refuse the token when it is back.
      if (why !== said) log.warn({ why }, 'slackSocketUnreached');
      said = why;
      const wanted = failure.kind === 'limited' ? failure.afterMs : 0;
      await sleep(Math.max(pauseAfter(attempt), wanted), undefined, { signal }).catch(() => undefined);
      failure = signal.aborted ? undefined : await tryToOpen();
    }
  }

  /** Opens a connection. @returns why there is none */
  async function tryToOpen(): Promise<Failure | undefined> {
    if (!app) throw new Error('The receiver has no app');
    const { signal } = stopping;
    try {
      const connection = await connect({ ...options, app, envelopes, changed });
      if (signal.aborted) {
        connection.close();
        return undefined;
      }
      alive.add(connection);
      if (lostAt !== undefined) log.info({ awayMs: awayMs() }, 'slackSocketBack');
      lostAt = undefined;
      const olds = [...alive].filter((each) => each !== connection);
      if (olds.length > 0) log.info({}, 'slackSocketRenewed');
      for (const old of olds) void retire(old);
      return undefined;
    } catch (error) {
      if (alive.size === 0) lostAt ??= performance.now();
      return failureOf(error);
    }
  }

  /** Closes a replaced connection once no frame comes over it any more. */
  async function retire(old: Connection): Promise<void> {
    const until = performance.now() + LEFT_WITHIN_MS;
    const { signal } = stopping;
    while (alive.has(old) && !signal.aborted && performance.now() < until && !old.isQuiet(QUIET_MS)) {
      await sleep(QUIET_MS / 10, undefined, { ref: false });
    }
    if (alive.delete(old)) old.close();
  }

  return {
    awayMs,

    init(bolt) {
      app = bolt;
    },

    async start() {
      stopping = new AbortController();
      const first = tryToOpen();
      keepOpening(first);
      const failure = await first;
      if (failure?.kind === 'refused') {
        stopping.abort();
        throw new SlackRefused('SLACK_APP_TOKEN', failure.code);
      }
      checking = setInterval(ensure, CHECKED_EVERY_MS).unref();
    },

    async stop() {
      clearInterval(checking);
      stopping.abort();
      const until = performance.now() + ANSWERED_WITHIN_MS;
      while ([...alive].some((each) => !each.isQuiet(0)) && performance.now() < until) await sleep(20);
      for (const each of alive) each.close();
      alive.clear();
    },
  };
}

/** Milliseconds to wait after a failed attempt, with jitter. @param attempt from 0 */
const pauseAfter = (attempt: number): number =>
  Math.min(LONGEST_PAUSE_MS, 250 * 2 ** attempt) * (0.5 + Math.random() / 2);
