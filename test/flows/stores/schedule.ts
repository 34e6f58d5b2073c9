import type { Claim, Schedule } from '../../../src/ports/polling.ts';
import { type Lesson, lesson } from '../../../src/recording/ending/reporting.ts';
import type { Sight } from '../../../src/recording/judging/sight.ts';
import type { Instant } from '../../../src/recording/recording.ts';
import type { Memory } from './memory.ts';

export function createSchedule(memory: Memory, sight: () => Sight) {
  const { known, claims, write } = memory;
  const lessons: Lesson[] = [];
  let late = 0;
  /** When each is looked at next; `undefined` where it is final. */
  const due = new Map<string, Instant | undefined>();

  const claim = (sid: string, app: string): Claim => {
    const token = memory.token();
    claims.set(sid, token);
    return { sid, app, token };
  };

  const schedule: Schedule = {
    async begin({ sid, token }) {
      const one = known.get(sid);
      return one && claims.get(sid) === token ? { known: one, sight: sight(), lateMs: late } : undefined;
    },
    async answered() {},
    async commit({ sid, token }, before, next, news, show, nextLook) {
      const current = known.get(sid);
      if (!current || claims.get(sid) !== token || current.version !== before.version) return 'fenced';
      claims.delete(sid);
      write(before, next, news, news.length > 0 || show !== false);
      due.set(sid, nextLook);
      const learnt = lesson(before, next);
      if (learnt) lessons.push(learnt);
      return 'committed';
    },
    async release({ sid, token }, nextLook) {
      if (claims.get(sid) === token) claims.delete(sid);
      if (nextLook !== undefined) due.set(sid, nextLook);
    },
    async claimOne(sid, app) {
      if (!known.has(sid)) throw new Error(`App ${app} has no recording ${sid}`);
      return claims.has(sid) ? 'busy' : claim(sid, app);
    },
  };

  return {
    schedule,
    claim,
    due,
    /** Lessons of the ends so far. */
    lessons,
    /** From now on looks begin so many milliseconds after they are due. */
    late: (ms: number) => {
      late = ms;
    },
  };
}
