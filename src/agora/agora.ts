import type { Again, Agora } from '../ports/agora.ts';
import type { Clock, Log, Signal } from '../ports/process.ts';
import type { Answer, Observation } from '../recording/observation.ts';
import type { AgoraApp } from './app.ts';
import { type Area, createHostChoice, MOST_TRIES, MOST_WAITING_MS } from './hosts.ts';
import { createQuery, type Query } from './query.ts';
import { createReader } from './recalled.ts';
import { createGet, type Reply, type Route } from './request.ts';

export interface AgoraOptions extends Route {
  /** The apps as they are now: their credentials may change while the bot runs. */
  readonly apps: () => readonly AgoraApp[];
  /** Base URLs to ask instead of an area's, in order of failover. */
  readonly hosts?: readonly string[];
  /** Area of apps that have none. */
  readonly area: Area;
  /** Time limit of one request, to the last byte of its answer. */
  readonly timeoutMs: number;
  readonly log: Log;
  readonly now?: Clock;
}

/** Longest duration of a look, in milliseconds, without waits for the budget. */
export const longestLookMs = (timeoutMs: number): number => MOST_TRIES * timeoutMs + MOST_WAITING_MS;

/**
 * Agora Cloud Recording's `query`. Only a transport failure (DNS, connect, TLS, reset, timeout) leads to another try
 * (hosts.ts), for which the budget has to have room (ADR 20). Any HTTP answer ends the look.
 * @throws when a host would receive the credentials unencrypted
 */
export function createAgora(options: AgoraOptions): Agora {
  const { log, now = Date.now } = options;
  const hostsOf = createHostChoice(options.area, options.hosts);
  const get = createGet(options.timeoutMs, options);
  const read = createReader();

  async function ask(app: AgoraApp, query: Query, again: Again, signal?: Signal): Promise<Reply> {
    const hosts = hostsOf(app.area);
    const route = hosts.route(now());
    let reply: Reply = { kind: 'failed', cause: 'network', code: 'NOT_ASKED' };
    for (const [index, { host }] of route.entries()) {
      reply = await get(host, query.path, query.authorization, signal);
      if (reply.kind !== 'failed') {
        hosts.restore(host);
        return reply;
      }
      const next = route[index + 1];
      const goesOn = next !== undefined && (await again(next.waitMs));
      // A host that is not tried again now is not the first one next time.
      if (!goesOn || next.host !== host) {
        hosts.setAside(host, now());
        log.warn({ app: app.name, host, cause: reply.cause, code: reply.code }, 'hostSetAside');
      }
      if (!goesOn) break;
    }
    return reply;
  }

  return {
    async look(recording, again, signal) {
      const app = options.apps().find(({ name }) => name === recording.app);
      if (!app) return notConfigured(recording.app);
      const query = createQuery(app, recording);
      const began = now();
      const reply = await ask(app, query, again, signal);
      const ended = now();
      const seen = readReply(reply, query, ended, read);
      const requestId = requestIdOf(reply, query.sent);
      if (seen.kind === 'unavailable') {
        const outcome = unusable(seen);
        if (outcome) log.warn({ app: app.name, sid: recording.sid, status: seen.status, requestId }, outcome);
      }
      return { ...seen, ...(requestId && { requestId }), tookMs: Math.max(0, ended - began) };
    },
  };
}

/** Outcome to be logged for an answer that no outage explains: people ask Agora's support about its request ID. */
function unusable({ cause, status = 500 }: Extract<Answer, { kind: 'unavailable' }>): string | undefined {
  if (cause === 'unreadable') return 'answerUnreadable';
  if (cause === 'other_recording') return 'answerOfAnotherRecording';
  return status < 500 ? 'answerNotUnderstood' : undefined;
}

function readReply(reply: Reply, query: Query, now: number, read: ReturnType<typeof createReader>): Answer {
  switch (reply.kind) {
    case 'failed':
      return { kind: 'unavailable', cause: reply.cause };
    case 'unreadable':
      return { kind: 'unavailable', cause: 'unreadable' };
    case 'answered':
      return read(reply, query, now);
  }
}

/** A request ID is logged and shown, so only a text that looks like one is taken. */
function requestIdOf(reply: Reply, sent: readonly string[]): string | undefined {
  if (reply.kind !== 'answered') return undefined;
  const { requestId = '' } = reply;
  if (!/^[\w.:-]{1,100}$/.test(requestId)) return undefined;
  // Nothing in such a text is percent-encoded.
  return sent.some((secret) => secret !== '' && requestId.includes(secret)) ? undefined : requestId;
}

/** The answer for a recording whose app was removed from the configuration. */
const notConfigured = (name: string): Observation => ({
  kind: 'rejected',
  scope: 'app',
  check: 'app_id',
  reason: `app ${name} is not configured`,
});
