import type { Agora } from '../../ports/agora.ts';
import type { Schedule } from '../../ports/polling.ts';
import type { Trace } from '../../ports/process.ts';
import type { Messenger } from '../../ports/slack.ts';
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

/** Stores the trace of a commit with news, so that its delivery, perhaps in another process, continues the trace. */
export const tracedSchedule = (schedule: Schedule, trace: Trace, parents: TraceParents): Schedule => ({
  ...schedule,
  commit(claim, known, next, news, show, nextLook) {
    const { sid, app } = claim;
    const facts = { sid, app, version: known.version + 1, phase: next.phase };
    return trace.span('commit', facts, async (learnt) => {
      const here = trace.here();
      // Stored before the commit, because the news may be told as soon as it is written.
      if (news.length > 0 && here !== undefined && next.lookedAt !== undefined) {
        await parents.keep(sid, next.lookedAt, here);
      }
      const outcome = await schedule.commit(claim, known, next, news, show, nextLook);
      learnt({ outcome, news: news.map(({ kind }) => kind).join() });
      return outcome;
    });
  },
});

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
