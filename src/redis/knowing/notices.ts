import { z } from 'zod';
import type { Notices } from '../../ports/knowing.ts';
import type { Keyspace } from '../connection/keyspace.ts';

const Word = z.object({
  event: z.number(),
  at: z.number(),
  code: z.number().exactOptional(),
  level: z.number().exactOptional(),
  detail: z.string().exactOptional(),
});

const Sids = z.array(z.string());

/**
 * Notices of Agora (lua/parts/notices.lua).
 * @param wake is told of recordings for which words have begun to wait; what it does not pass on, a round of looking for
 *   such finds (see bus/hearing.ts)
 */
export function createNotices(
  { redis, key, run }: Keyspace,
  wake: (sid: string) => void = () => {},
): Notices {
  return {
    async keep(apps, notices) {
      if (notices.length === 0) return;
      const flat = notices.flatMap(({ sid, id = '', sequence = '', word }) => [
        sid,
        id,
        sequence,
        word.at,
        JSON.stringify(word),
      ]);
      const waiting = Sids.parse(await run('knowing/notice', JSON.stringify(apps), ...flat));
      for (const sid of waiting) wake(sid);
    },

    async waiting(sid) {
      const [app, texts] = await Promise.all([
        redis.hget(key('rec', sid), 'app'),
        redis.lrange(key('notices', sid), 0, -1),
      ]);
      if (app === null || texts.length === 0) return undefined;
      const words = texts.map((text) => Word.parse(JSON.parse(text)));
      return { sid, words, mark: texts.at(-1) ?? '' };
    },

    async noted({ sid, words, mark }, look) {
      await run('knowing/noted', sid, mark, words.length, look ? 1 : 0);
    },
  };
}
