import type { Agora } from '../../ports/agora.ts';
import type { Recordings } from '../../ports/knowing.ts';
import type { Schedule } from '../../ports/polling.ts';
import type { Trace } from '../../ports/process.ts';
import type { Messenger } from '../../ports/slack.ts';
import type { Known } from '../../recording/known.ts';
import type { News } from '../../recording/news.ts';
import type { Instant } from '../../recording/recording.ts';
import { lookBetween } from '../../recording/summing/shows.ts';
import type { Saying } from '../../recording/telling/saying.ts';
import type { TraceParents } from '../../redis/telling/trace-parents.ts';
import type { Called } from '../../slack/api/client.ts';

/** Ports that make a span of each call. Used only while traces are sent. */

export const tracedAgora = (agora: Agora, trace: Trace): Agora => ({
  look: (recording, again, signal) =>
    trace.span('look', { sid: recording.sid, app: recording.app }, async (learnt) => {
      const seen = await agora.look(recording, again, signal);
      learnt({ answer: seen.kind, ...(seen.requestId === undefined ? {} : { requestId: seen.requestId }) });
      return seen;
    }),
});

/** Ports that write news: they store the trace, so that the delivery, perhaps in another process, continues it. */

export const tracedSchedule = (schedule: Schedule, trace: Trace, parents: TraceParents): Schedule => ({
  ...schedule,
  commit: (claim, known, next, news, show, nextLook) =>
    written('commit', { known, next, news, at: lookBetween(known, next) }, trace, parents, () =>
      schedule.commit(claim, known, next, news, show, nextLook),
    ),
});

export const tracedRecordings = (
  recordings: Recordings,
  trace: Trace,
  parents: TraceParents,
): Recordings => ({
  ...recordings,
  amend: (known, next, news, at) =>
    written('amend', { known, next, news, at }, trace, parents, () =>
      recordings.amend(known, next, news, at),
    ),
});

interface Written {
  readonly known: Known;
  readonly next: Known;
  readonly news: readonly News[];
  /** Time of its news; absent: nobody waits for its trace. */
  readonly at: Instant | undefined;
}

function written<Outcome extends string>(
  name: string,
  { known, next, news, at }: Written,
  trace: Trace,
  parents: TraceParents,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  const { sid, app } = next.recording;
  const facts = { sid, app, version: known.version + 1, phase: next.phase };
  return trace.span(name, facts, async (learnt) => {
    const here = trace.here();
    // Stored before the write, because the news may be told as soon as it is written.
    if (news.length > 0 && here !== undefined && at !== undefined) await parents.keep(sid, at, here);
    const outcome = await write();
    learnt({ outcome, news: news.map(({ kind }) => kind).join() });
    return outcome;
  });
}

export const tracedMessenger = (messenger: Messenger, trace: Trace, parents: TraceParents): Messenger => ({
  ...messenger,
  async post(place, id, saying, card, repeats) {
    const facts = { delivery: id, channel: place.channel, saying: saying.kind };
    const post = async (learnt: (facts: { readonly [name: string]: string }) => void) => {
      const posted = await messenger.post(place, id, saying, card, repeats);
      learnt({ outcome: posted.kind, ...(posted.kind === 'ok' ? { ts: posted.ts } : {}) });
      return posted;
    };
    return trace.span('post', facts, post, await parents.find(piecesOf(saying)));
  },
  edit: (place, id, ts, saying) =>
    trace.span('edit', { delivery: id, channel: place.channel, ts }, async (learnt) => {
      const edited = await messenger.edit(place, id, ts, saying);
      learnt({ outcome: edited.kind });
      return edited;
    }),
});

/** Makes a span of each call of Slack once it has ended. */
export const tracedCalls =
  (called: Called, trace: Trace): Called =>
  (method, outcome, tookMs) => {
    called(method, outcome, tookMs);
    trace.took(`slack ${method}`, { outcome }, tookMs);
  };

/** The news in a message, by recording and by when it was learnt. */
function piecesOf(saying: Saying) {
  switch (saying.kind) {
    case 'news': {
      const { sid } = saying.subject.known.recording;
      return saying.pieces.map(({ at }) => ({ sid, at }));
    }
    case 'digest':
      return saying.told.map(({ known, at }) => ({ sid: known.recording.sid, at }));
    default:
      return [];
  }
}
