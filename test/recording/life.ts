import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { heard, vouchedFor, vouchWithdrawn } from '../../src/recording/ending/late.ts';
import { NOTHING_PROMISED, type Reporting } from '../../src/recording/ending/reporting.ts';
import type { Word } from '../../src/recording/ending/words.ts';
import { filled } from '../../src/recording/filled.ts';
import type { Judgement } from '../../src/recording/judging/judgement.ts';
import { observe } from '../../src/recording/judging/observe.ts';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Observation } from '../../src/recording/observation.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/recording/policy.ts';
import { type Instant, MODES, type Recording } from '../../src/recording/recording.ts';
import { answer } from './answer.ts';
import { moment, since } from './clock.ts';
import { factsOf, stateOf } from './told.ts';
import { nextLookOf, registered } from './watched.ts';

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
  /** Details given beside its ids; times like `+1:00:00`. */
  about: z
    .strictObject({
      origin: z.enum(['backend', 'person']),
      startedAt: z.string(),
      endsAt: z.string(),
      maxRecordingHour: z.number(),
      reportsStop: z.boolean(),
      watchMax: z.array(z.union([z.number(), z.literal('none')])),
    })
    .partial()
    .optional(),
  /** How ends of its app are reported; nothing is promised where nothing is said. */
  reporting: z
    .strictObject({
      promised: z.boolean(),
      kept: z.boolean(),
      ends: z.strictObject({ of: z.number(), reported: z.number() }),
      deaf: z.array(z.tuple([z.string(), z.string()])),
      noticeAt: z.string(),
      endsHeard: z.literal(true),
    })
    .partial()
    .optional(),
  /** Words about it apart from looks: `event 41, code 16, happened +10:00`, `vouched by Mei`, `taken back`. */
  said: z.array(z.strictObject({ at: z.string(), what: z.string() })).optional(),
  /** `at` may name several looks that got the same answer. */
  answers: z.array(z.strictObject({ at: z.string(), see: z.union([z.string(), Detail]) })),
  told: z.array(z.string()),
  /** Text of its summary in the end. */
  summary: z.string().default(''),
});
export type Life = z.infer<typeof Life>;

export const LIVES = new URL('../lives/', import.meta.url);

export const lifeFiles: readonly string[] = readdirSync(LIVES)
  .filter((name) => name.endsWith('.json'))
  .sort();

export const readLife = (file: string): Life =>
  Life.parse(JSON.parse(readFileSync(new URL(file, LIVES), 'utf8')));

/** One look of a life, or one thing that was said of it, replayed. */
export interface Replayed {
  readonly at: Instant;
  /** Absent where something was said. */
  readonly seen?: Observation;
  readonly before: Known;
  readonly next: Known;
  readonly news: readonly News[];
  /** Earliest and latest moment of the look after this one, as jitter will have it. */
  readonly due: readonly [Instant | undefined, Instant | undefined];
}

type Event =
  | { readonly at: Instant; readonly seen: Observation }
  | { readonly at: Instant; readonly what: string };

/** Shows every answer of a life to the core, and everything that was said of it, in the order of time. */
export function replay(life: Life): readonly Replayed[] {
  const policy = policyOf(life);
  const reporting = reportingOf(life);
  let known = registered({ mode: life.mode, expiresAt: moment(life.expires), ...aboutOf(life) });
  return eventsOf(life).map((event) => {
    const { at: now } = event;
    const before = stopTold(known, life, now);
    const { next, news } =
      'seen' in event ? observe(before, event.seen, now, policy, reporting) : told(before, event.what, now);
    known = next;
    const due = [nextLookOf(next, now, 0.999_999, policy), nextLookOf(next, now, 0, policy)] as const;
    return { ...event, before, next, news, due };
  });
}

function eventsOf({ answers, said = [] }: Life): readonly Event[] {
  const looks: Event[] = answers.flatMap(({ at, see }) =>
    at.split(' ').map((time) => ({ at: moment(time), seen: observationOf(see) })),
  );
  const words: Event[] = said.map(({ at, what }) => ({ at: moment(at), what }));
  return words.length === 0 ? looks : [...looks, ...words].sort((one, other) => one.at - other.at);
}

function told(known: Known, what: string, now: Instant): Judgement {
  if (what === 'taken back') return vouchWithdrawn(known, now);
  const [, by] = /^vouched by (.+)$/.exec(what) ?? [];
  return by === undefined ? heard(known, [wordOf(what, now)], now) : vouchedFor(known, by, now);
}

/** `event 41`, with `code 16`, `level 5` and `happened +10:00` where they matter. */
function wordOf(what: string, now: Instant): Word {
  const parts = new Map(what.split(', ').map((part) => part.split(' ') as [string, string]));
  const number = (name: string) => (parts.has(name) ? { [name]: Number(parts.get(name)) } : {});
  const happened = parts.get('happened');
  const event = Number(parts.get('event'));
  if (Number.isNaN(event)) throw new Error(`Not something that is said: ${what}`);
  return {
    event,
    at: happened === undefined ? now : moment(happened),
    ...number('code'),
    ...number('level'),
  };
}

function aboutOf({ about: { startedAt, endsAt, ...rest } = {} }: Life): Partial<Recording> {
  return {
    ...(Object.fromEntries(
      Object.entries(rest).filter(([, value]) => value !== undefined),
    ) as Partial<Recording>),
    ...(startedAt === undefined ? {} : { startedAt: moment(startedAt) }),
    ...(endsAt === undefined ? {} : { endsAt: endsAt === 'never' ? endsAt : moment(endsAt) }),
  };
}

function reportingOf({ reporting: { noticeAt, deaf = [], ...rest } = {} }: Life): Reporting {
  return {
    ...NOTHING_PROMISED,
    ...(rest as Partial<Reporting>),
    deaf: deaf.map(([from, to]) => ({ from: moment(from), to: moment(to) })),
    ...(noticeAt === undefined ? {} : { noticeAt: moment(noticeAt) }),
  };
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
export function written({ told, answers, said, summary, ...life }: Life): string {
  const rows = (values: readonly unknown[]): string =>
    values.map((value) => `    ${JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')}`).join(',\n');
  const head = Object.entries(life).filter(([key, value]) => key !== 'expires' || value !== '+72:00:00');
  return [
    '{',
    ...head.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`),
    ...(said === undefined ? [] : [`  "said": [\n${rows(said)}\n  ],`]),
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
    ...filled({ track, uid, playable, startedAt: startedAt === undefined ? undefined : moment(startedAt) }),
  }));
  return { kind: 'snapshot', status: see.status, onhold: false, files, outputs: [] };
}

export function policyOf({ policy }: Life): Policy {
  const ms = (seconds: number | undefined, otherwise: number): number =>
    seconds === undefined ? otherwise : seconds * 1_000;
  return {
    pollMs: ms(policy?.poll, DEFAULT_POLICY.pollMs),
    patienceMs: ms(policy?.patience, DEFAULT_POLICY.patienceMs),
    startDeadlineMs: ms(policy?.startDeadline, DEFAULT_POLICY.startDeadlineMs),
  };
}
