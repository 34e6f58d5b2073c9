import type { Notices } from '../../ports/knowing.ts';
import { saysOver } from '../../recording/ending/words.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { toJson } from '../connection/scripts/json.ts';
import { together } from '../connection/scripts/together.ts';
import { StoredWord } from '../telling/stored/stored-news.ts';

const decode = (text: string) => StoredWord.parse(JSON.parse(text));

/** Milliseconds for which callbacks are collected, to be stored by one call. */
const KEEP_WAIT_MS = 2;

/** Stores notices of Agora (lua/parts/notices.lua). */
export function createNotices(keyspace: Keyspace): Notices {
  const { redis, key, run } = keyspace;
  const keepTogether = together(keyspace, 'hearing/notice', KEEP_WAIT_MS);
  const wordsOf = (sid: string): Promise<readonly string[]> => redis.lrange(key('notices', sid), 0, -1);

  return {
    async keep(apps, notices) {
      if (notices.length === 0) return;
      const listed = notices.map(({ sid, id = '', sequence = '', word }) => [
        sid,
        id,
        `${sequence}`,
        word.at,
        word.event,
        saysOver(word),
        toJson(word),
      ]);
      await keepTogether(toJson(apps), toJson(listed));
    },

    async unregistered(sid) {
      const app = await redis.hget(key('unclaimed-app'), sid);
      if (app === null) return undefined;
      const words = (await wordsOf(sid)).map(decode);
      return { sid, app, words: words.toSorted((one, other) => one.at - other.at) };
    },

    async waiting(sid) {
      const [app, texts] = await Promise.all([redis.hget(key('rec', sid), 'app'), wordsOf(sid)]);
      if (app === null || texts.length === 0) return undefined;
      return { sid, words: texts.map(decode), mark: texts.at(-1) ?? '' };
    },

    async noted({ sid, words, mark }, look) {
      await run('hearing/noted', sid, mark, words.length, look ? 1 : 0);
    },
  };
}
