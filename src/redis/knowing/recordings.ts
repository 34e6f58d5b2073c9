import { z } from 'zod';
import type { Recordings } from '../../ports/knowing.ts';
import type { Clock } from '../../ports/process.ts';
import { filled } from '../../recording/filled.ts';
import { channelOf, type Known } from '../../recording/known.ts';
import { lookRankOf } from '../../recording/pacing/cadence.ts';
import { MOST_CANDIDATES, SHORTEST_PREFIX } from '../../recording/recording.ts';
import { readsDifferently } from '../../recording/summing/shows.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { toJson } from '../connection/scripts/json.ts';
import { fieldsIn } from '../connection/scripts/pairs.ts';
import type { RuledWatches } from '../connection/scripts/scripts.ts';
import { encodeNews } from '../telling/stored/delivery-codec.ts';
import { readPages } from './pages.ts';
import { SHELF } from './policy.ts';
import { createRuleBook, type Ruling, rule, ruledWatches } from './rule-book.ts';
import { decodeKnown } from './stored/decode-known.ts';
import { encodeKnown, encodeSaid } from './stored/encode-known.ts';

/** Ruling on a final recording. */
const NOTHING: Ruling = { watch: [], waiting: [] };

/** Stores what is known of every recording, and the directories of workspaces. */
export function createRecordings(keyspace: Keyspace, now: Clock): Recordings {
  const { redis, key, run } = keyspace;
  const book = createRuleBook(keyspace);

  const findAll = (sids: readonly string[]): Promise<readonly Known[]> => readKnown(keyspace, sids);

  const find = async (sid: string): Promise<Known | undefined> => (await findAll([sid]))[0];

  /** The last arguments of `knowing/register`. */
  async function judged(
    known: Known,
    team: string,
    said: readonly string[],
  ): Promise<
    [edition: string, waiting: string, said: string, rank: ReturnType<typeof lookRankOf>, ...RuledWatches]
  > {
    const rules = await book.of(team);
    const { app } = known.recording;
    const { watch, waiting } = known.final
      ? NOTHING
      : rule(rules, { app, ...filled({ cname: channelOf(known) }) });
    return [
      rules.edition,
      waiting.length > 0 ? toJson(waiting) : '',
      toJson(said),
      lookRankOf(known, now()),
      ...ruledWatches(watch, now),
    ];
  }

  return {
    find,
    findAll,

    async register(first, firstLook, team) {
      const { sid, app, alias = '' } = first.recording;
      // Judged here and written by the script: if the recording has changed in between, it is judged again.
      for (;;) {
        const known = await find(sid);
        const outcome = !known ? 'new' : isReplacedBy(known, first) ? 'replaced' : 'known';
        const before = { new: 'absent', known: 'keep', replaced: String(known?.version) }[outcome];
        // No version is used twice, so a late worker or an old delivery is recognised.
        const version = known ? known.version + 1 : first.version;
        const written = await run(
          'knowing/register',
          sid,
          app,
          before,
          encodeKnown(first),
          version,
          Math.max(0, firstLook - now()),
          team,
          alias,
          caseless(alias),
          ...(await judged(outcome === 'known' && known ? known : first, team, encodeSaid(first.recording))),
        );
        if (written === 1) return outcome;
        if (written === 2) book.outdated(team);
      }
    },

    async name(team, sid, alias) {
      const written = await run('knowing/name', sid, team, alias, caseless(alias));
      if (written !== 1) throw new Error(`Recording ${sid} is not known and cannot be named`);
    },

    async resolve(team, text) {
      const named = await redis.hget(key('alias', team), caseless(text));
      if (named !== null) return [named];
      if (text.length < SHORTEST_PREFIX) return [];
      if ((await redis.hexists(key('rec', text), `team:${team}`)) === 1) return [text];
      // 0xff is no byte of UTF-8, so it sorts after all texts with this prefix.
      const end = Buffer.concat([Buffer.from(`[${text}`), Buffer.of(0xff)]);
      const shelf = key('sids', `${team}:${text.slice(0, SHELF)}`);
      return redis.zrangebylex(shelf, `[${text}`, end, 'LIMIT', 0, MOST_CANDIDATES);
    },

    ofTeam: async (team, limit) => (await readPages(keyspace, team, limit, undefined)).map(({ sid }) => sid),

    page: (team, limit, after) => readPages(keyspace, team, limit, after),

    said: async (sid, said) => (await run('knowing/said', sid, ...encodeSaid(said))) === 1,

    async amend(known, next, news, at) {
      const { sid } = next.recording;
      const version = known.version + 1;
      const tells = news.length > 0 || readsDifferently(known, next);
      const delivery = tells ? encodeNews(sid, version, at, news) : '';
      const written = await run(
        'knowing/amend',
        sid,
        known.version,
        version,
        encodeKnown(next),
        delivery,
        next.final ? 1 : 0,
      );
      return written === 1 ? 'amended' : 'moved';
    },

    forget: async (sid, name, by = '') => (await run('knowing/forget', sid, name, by)) === 1,
  };
}

/** Whether the known ids were certainly mistyped, so that they may be replaced. */
function isReplacedBy(known: Known, first: Known): boolean {
  const mistaken = known.phase === 'refused' || known.reached === 'nothing';
  const [one, other] = [known.recording, first.recording];
  return (
    mistaken && (one.app !== other.app || one.resourceId !== other.resourceId || one.mode !== other.mode)
  );
}

const caseless = (alias: string): string => alias.normalize('NFC').toLowerCase();

/** Limit of recordings per script, because Redis does nothing else meanwhile. */
const SLICE = 100;

const Read = z.array(z.tuple([z.array(z.string()), z.string()]).nullable());

/** Reads the known ones of these recordings, in the order given. @throws {UnreadableRecording} */
async function readKnown({ run }: Keyspace, sids: readonly string[]): Promise<readonly Known[]> {
  const slices = Array.from({ length: Math.ceil(sids.length / SLICE) }, (_, index) =>
    sids.slice(index * SLICE, (index + 1) * SLICE),
  );
  const known = slices.map(async (slice) => {
    const read = Read.parse(await run('knowing/read', ...slice));
    return slice.flatMap((sid, index) => {
      const [flat, body] = read[index] ?? [];
      return flat === undefined || body === undefined ? [] : [decodeKnown(sid, fieldsIn(flat), body)];
    });
  });
  return (await Promise.all(known)).flat();
}
