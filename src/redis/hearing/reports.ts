import { z } from 'zod';
import type { Reports } from '../../ports/knowing.ts';
import type { Clock } from '../../ports/process.ts';
import type { Lesson } from '../../recording/ending/reporting.ts';
import type { Stretch } from '../../recording/known.ts';
import { DAY_MS } from '../../recording/recording.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { DEAD_MS, DEAF_KEPT_MS } from './policy.ts';

/** Letter by which an end is stored (lua/parts/reports.lua). */
export const LETTER: Readonly<Record<Lesson, string>> = { reported: 'r', explained: 'e', unexplained: 'u' };

/** The part of a configured app that concerns reports of its ends. */
export interface ReportedApp {
  readonly name: string;
  /** Its backends promise to report every end. */
  readonly reportsStop?: boolean;
  /** Agora's notification service may call about it. */
  readonly callbacks?: boolean;
}

const Deaf = z.array(z.tuple([z.number(), z.number()]));

/** Reads how the ends of each app were reported (lua/parts/reports.lua). */
export function createReports({ redis, key }: Keyspace, apps: readonly ReportedApp[], now: Clock): Reports {
  const called = new Set(apps.flatMap(({ name, callbacks }) => (callbacks ? [name] : [])));
  const promising = new Set(apps.flatMap(({ name, reportsStop }) => (reportsStop ? [name] : [])));
  return {
    async of(app) {
      const [[ends, kept, notice, over], [beat, deaf], [, lastSign], unregistered] = await Promise.all([
        redis.hmget(key('reports', app), 'ends', 'kept', 'notice', 'over'),
        redis.hmget(key('inlet'), 'beat', 'deaf'),
        redis.zrange(key('inlets'), '-1', '-1', 'WITHSCORES'),
        called.has(app) ? redis.zcount(key('unclaimed', app), now() - DAY_MS, '+inf') : undefined,
      ]);
      const count = (lesson: Lesson): number => (ends ?? '').split(LETTER[lesson]).length - 1;
      return {
        promised: promising.has(app),
        kept: Number(kept ?? 0) > 0,
        ends: {
          of: (ends ?? '').length,
          reported: count('reported'),
          explained: count('explained'),
          unexplained: count('unexplained'),
        },
        ...(unregistered === undefined ? {} : { callbacks: { unregistered } }),
        ...(notice ? { noticeAt: Number(notice) } : {}),
        ...(over ? { endsHeard: true } : {}),
        deaf: [...stretches(deaf), ...deafNow(Number(beat ?? 0), Number(lastSign ?? 0), now())],
      };
    },
  };
}

const stretches = (deaf: string | null | undefined): readonly Stretch[] =>
  deaf ? Deaf.parse(JSON.parse(deaf)).map(([from, to]) => ({ from, to })) : [];

/** The time since the last beat of any process that takes reports, if that was too long ago. */
function deafNow(beat: number, lastSign: number, now: number): readonly Stretch[] {
  if (now - lastSign <= DEAD_MS) return [];
  return [{ from: Math.max(beat, now - DEAF_KEPT_MS), to: now }];
}
