import type { Claim, Schedule } from '../../../src/ports/schedule.ts';
import { TOLD } from '../../../src/recording/news.ts';
import type { Instant } from '../../../src/recording/recording.ts';
import type { Sight } from '../../../src/recording/sight.ts';
import type { Memory } from './memory.ts';

export function createSchedule(memory: Memory, sight: () => Sight) {
  const { time, known, claims, watching, put } = memory;
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
      return one && claims.get(sid) === token ? { known: one, sight: sight() } : undefined;
    },
    async commit({ sid, token }, before, next, news, show, nextLook) {
      const current = known.get(sid);
      if (!current || claims.get(sid) !== token || current.version !== before.version) return 'fenced';
      claims.delete(sid);
      const version = before.version + 1;
      known.set(sid, { ...next, recording: current.recording, version });
      due.set(sid, nextLook);
      const told = news.filter(({ kind }) => TOLD[kind] !== 'card');
      const at = next.lookedAt ?? time();
      if (news.length > 0 || show) {
        for (const watch of watching.filter((one) => one.sid === sid && !one.paused)) {
          put(watch, { id: `${sid}.${version}`, kind: 'recording', sid, at, news: told });
        }
      }
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

  return { schedule, claim, due };
}
