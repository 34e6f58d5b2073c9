import type { Recordings } from '../../ports/knowing.ts';
import type { Clock, Log } from '../../ports/process.ts';
import type { Judgement } from '../../recording/judging/judgement.ts';
import type { Known } from '../../recording/known.ts';
import type { Instant } from '../../recording/recording.ts';

export interface ReconsiderNeeds {
  readonly recordings: Recordings;
  readonly log: Log;
  readonly now: Clock;
}

/** State before and after something was said; the same object if it changes nothing. */
export interface Reconsidered {
  readonly before: Known;
  readonly known: Known;
}

/**
 * Judges a recording, final or not, by something said about it instead of a look. Repeated while another process
 * changes the recording at the same moment.
 * @returns `undefined` if the recording is not known
 */
export async function reconsider(
  sid: string,
  change: (known: Known, now: Instant) => Judgement,
  { recordings, log, now }: ReconsiderNeeds,
): Promise<Reconsidered | undefined> {
  for (;;) {
    const before = await recordings.find(sid);
    if (!before) return undefined;
    const at = now();
    const { next, news } = change(before, at);
    if (next === before) return { before, known: before };
    if ((await recordings.amend(before, next, news, at)) === 'moved') continue;
    const version = before.version + 1;
    const { app } = next.recording;
    const { phase, how } = next;
    log.info({ sid, app, version, phase, how, news: news.map(({ kind }) => kind) }, 'reconsidered');
    return { before, known: { ...next, version } };
  }
}
