import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { nextLook } from '../../src/recording/cadence.ts';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Observation } from '../../src/recording/observation.ts';
import { observe } from '../../src/recording/observe.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/recording/policy.ts';
import { type Instant, MODES } from '../../src/recording/recording.ts';
import { answer } from './answer.ts';
import { moment, since } from './clock.ts';
import { factsOf, stateOf } from './told.ts';
import { registered } from './watched.ts';

const Seconds = z.number().positive();

/** A snapshot in full, where the short form has no word for what matters. `startedAt` is a time like `+0:05`. */
const Detail = z.strictObject({
  status: z.number(),
  files: z.array(
    z.strictObject({
      name: z.string(),
      track: z.enum(['audio', 'video', 'audio_and_video']).optional(),
      uid: z.string().optional(),
      playable: z.boolean().optional(),
      startedAt: z.string().optional(),
    }),
  ),
});

/** One recorded life: what Agora answered, when, and what the bot made of it. */
const Life = z.strictObject({
  title: z.string(),
  mode: z.enum(MODES),
  policy: z.strictObject({ poll: Seconds, patience: Seconds, startDeadline: Seconds }).partial().optional(),
  /** When the right to query ends; 72 hours after the registration where nothing is said. */
  expires: z.string().default('+72:00:00'),
  /** When the backend asked for a stop, and since when the bot knows of it; at once where nothing is said. */
  stop: z.strictObject({ asked: z.string(), told: z.string().optional() }).optional(),
  /** `at` may name several looks that got the same answer. */
  answers: z.array(z.strictObject({ at: z.string(), see: z.union([z.string(), Detail]) })),
  told: z.array(z.string()),
  /** What its summary says in the end. */
  summary: z.string().default(''),
});
export type Life = z.infer<typeof Life>;

export const LIVES = new URL('../lives/', import.meta.url);

export const lifeFiles: readonly string[] = readdirSync(LIVES)
  .filter((name) => name.endsWith('.json'))
  .sort();

export const readLife = (file: string): Life =>
  Life.parse(JSON.parse(readFileSync(new URL(file, LIVES), 'utf8')));

/** One look of a life, replayed. */
export interface Replayed {
  readonly at: Instant;
  readonly seen: Observation;
  readonly before: Known;
  readonly next: Known;
  readonly news: readonly News[];
  /** Earliest and latest moment of the look after this one, as jitter will have it. */
  readonly due: readonly [Instant | undefined, Instant | undefined];
}

/** Shows every answer of a life to the core, in order. */
export function replay(life: Life): readonly Replayed[] {
  const policy = policyOf(life);
  let known = registered({ mode: life.mode, expiresAt: moment(life.expires) });
  return life.answers.flatMap(({ at, see }) =>
    at.split(' ').map((time) => {
      const [now, before, seen] = [moment(time), stopTold(known, life, moment(time)), observationOf(see)];
      const { next, news } = observe(before, seen, now, policy);
      known = next;
      const due = [nextLook(next, now, 0.999_999, policy), nextLook(next, now, 0, policy)] as const;
      return { at: now, seen, before, next, news, due };
    }),
  );
}

/** With the stop that the backend asked for, as soon as the bot was told of it. */
function stopTold(known: Known, { stop }: Life, now: Instant): Known {
  if (!stop || now < moment(stop.told ?? stop.asked)) return known;
  return { ...known, recording: { ...known.recording, stopRequestedAt: moment(stop.asked) } };
}

/** One line for each look that told something or changed what is concluded. */
export const toldIn = (looks: readonly Replayed[]): string[] =>
  looks
    .filter(({ before, next, news }) => news.length > 0 || stateOf(before) !== stateOf(next))
    .map(({ at, next, news }) => `${since(at)}  ${stateOf(next)} ${news.map(factsOf).join('; ')}`.trimEnd());

/** A life as its file holds it: a line for each answer and each thing told, so that a diff can be read. */
export function written({ told, answers, summary, ...life }: Life): string {
  const rows = (values: readonly unknown[]): string =>
    values.map((value) => `    ${JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')}`).join(',\n');
  const head = Object.entries(life).filter(([key, value]) => key !== 'expires' || value !== '+72:00:00');
  return [
    '{',
    ...head.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`),
    `  "answers": [\n${rows(answers)}\n  ],`,
    `  "told": [\n${told.map((line) => `    ${JSON.stringify(line)}`).join(',\n')}\n  ],`,
    `  "summary": ${JSON.stringify(summary)}`,
    '}\n',
  ].join('\n');
}

function observationOf(see: Life['answers'][number]['see']): Observation {
  if (typeof see === 'string') return answer(see);
  const files = see.files.map(({ name, track, uid, playable, startedAt }) => ({
    name,
    ...(track === undefined ? {} : { track }),
    ...(uid === undefined ? {} : { uid }),
    ...(playable === undefined ? {} : { playable }),
    ...(startedAt === undefined ? {} : { startedAt: moment(startedAt) }),
  }));
  return { kind: 'snapshot', status: see.status, onhold: false, files, outputs: [] };
}

function policyOf({ policy }: Life): Policy {
  const ms = (seconds: number | undefined, otherwise: number): number =>
    seconds === undefined ? otherwise : seconds * 1_000;
  return {
    pollMs: ms(policy?.poll, DEFAULT_POLICY.pollMs),
    patienceMs: ms(policy?.patience, DEFAULT_POLICY.patienceMs),
    startDeadlineMs: ms(policy?.startDeadline, DEFAULT_POLICY.startDeadlineMs),
  };
}
