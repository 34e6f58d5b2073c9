import { beforeEach, describe, expect, test } from 'vitest';
import { choose, type IntakeAnswer, type IntakeNeeds, read, watch } from '../../src/flows/watching/intake.ts';
import { createWorld, HERE, recordingOf, SID, type World } from './world.ts';

const APPS = [
  { name: 'prod', appId: '4b825dc642cb6eb9a060e54bf8d69288' },
  { name: 'stage', appId: 'f'.repeat(32) },
];
const resource = (n: number): string => `${n}`.padStart(200, 'R');
const sid = (n: number): string => `${n}`.padStart(32, '0');
const ids = (n: number): string => `${sid(n)} ${resource(n)}`;

let world: World;

beforeEach(() => {
  world = createWorld();
});

/** @param but what is otherwise this time */
const asked = (text: string, but: Partial<IntakeNeeds> = {}) => watch(HERE, 'U1', text, { ...world, ...but });
const chosen = (draft: string, choice: Parameters<typeof choose>[3], but: Partial<IntakeNeeds> = {}) =>
  choose(HERE, 'U2', draft, choice, { ...world, ...but });

/** Outcome of each. */
const inShort = (answer: IntakeAnswer) =>
  answer.kind === 'several'
    ? answer.outcomes.map(({ nth, answer: one }) => {
        const how =
          one.kind === 'watching' ? one.how : one.kind === 'incomplete' ? one.missing.kind : one.kind;
        return `${nth} ${how}`;
      })
    : answer.kind;

describe('several at once', () => {
  test('are registered and watched one by one, and each has its result', async () => {
    world = createWorld(recordingOf());
    const cut = `${sid(3)} ${'R'.repeat(180)}`;
    const answer = await asked(`${ids(1)} mix\n${SID}\n${sid(7)}\n${ids(2)} web\n${cut}`);
    expect(inShort(answer)).toEqual(['1 new', '2 known', '3 none', '4 new', '5 misread']);
    expect(answer).toMatchObject({ card: { card: 'soon' } });
    expect(world.watching.map((one) => one.sid)).toEqual([sid(1), SID, sid(2)]);
  });

  test('again change nothing', async () => {
    const text = `${ids(1)} mix\n${ids(2)} web`;
    await asked(text);
    expect(inShort(await asked(text))).toEqual(['1 known', '2 known']);
    expect(world.watching).toHaveLength(2);
  });

  test('more than fifty are done up to there, and it is said from where on they are left', async () => {
    const text = Array.from({ length: 53 }, (_, n) => `${ids(n + 1)} mix`).join('\n');
    const answer = await asked(text);
    expect(answer).toMatchObject({ left: { count: 3, from: sid(51) } });
    expect(world.watching).toHaveLength(50);
  });

  test('that lack something are asked for it together, the mode first', async () => {
    const answer = await asked(`${ids(1)}\n${ids(2)} mix\n${ids(3)}`, { apps: APPS });
    expect(inShort(answer)).toEqual(['1 no_mode', '2 which_app', '3 no_mode']);
    expect(answer).toMatchObject({ question: { draft: 'draft-1', count: 2 } });
    const next = await chosen('draft-1', { mode: 'raw' }, { apps: APPS });
    expect(next).toMatchObject({ question: { draft: 'draft-2', count: 2, apps: ['prod', 'stage'] } });
    const last = await chosen('draft-2', { app: 'stage' }, { apps: APPS });
    expect(last.kind === 'several' && inShort(last)).toEqual(['1 new', '2 new']);
    expect(await world.recordings.find(sid(1))).toMatchObject({ recording: { mode: 'raw', app: 'stage' } });
    expect(await world.recordings.find(sid(2))).toBeUndefined();
  });

  test('in a place where the bot may not post are watched, and the reason is told once', async () => {
    const wait = async () => {
      const [first] = world.watching;
      if (first) world.watching[0] = { ...first, paused: { reason: 'is_archived', at: 0 } };
    };
    const answer = await asked(`${ids(1)} mix\n${ids(2)} mix`, { wait });
    expect(answer).toMatchObject({ card: { card: 'paused', reason: 'is_archived' } });
  });
});

describe('a question', () => {
  test('is answered by a press, with what was said before', async () => {
    const answer = await asked(`${ids(1)} fast as:"Algebra II" only:ended`);
    expect(answer).toMatchObject({ missing: { kind: 'no_mode', written: 'fast' }, draft: 'draft-1' });
    const answered = await chosen('draft-1', { mode: 'web' });
    expect(answered).toMatchObject({ kind: 'watching', how: 'new' });
    expect(world.watching).toMatchObject([{ sid: sid(1), only: ['ended'], owner: 'U2' }]);
    expect(await world.recordings.find(sid(1))).toMatchObject({
      recording: { mode: 'web', alias: 'Algebra II' },
    });
  });

  test('answered twice changes nothing of what has been seen', async () => {
    await asked(ids(1));
    await chosen('draft-1', { mode: 'web' });
    world.know({ ...world.lives(sid(1)), phase: 'recording', reached: 'recording' });
    const again = await chosen('draft-1', { mode: 'mix' });
    expect(again).toMatchObject({ kind: 'watching', how: 'known' });
    expect(await world.recordings.find(sid(1))).toMatchObject({ recording: { mode: 'web' } });
  });

  test('overrules nothing that was said', async () => {
    await asked(`${ids(1)} mix`, { apps: APPS });
    const choice = { mode: 'web' } as const;
    const answer = await chosen('draft-1', choice, { apps: APPS });
    expect(answer).toMatchObject({ missing: { kind: 'which_app' } });
  });

  test('about what is no longer kept says so', async () => {
    const gone = await chosen('draft-9', { mode: 'web' });
    expect(gone).toEqual({ kind: 'gone' });
  });
});

test('an app and a language that do not exist are no options of a message, those that do are', () => {
  const optionsOf = (text: string) => {
    const [one] = read(`${text} ${ids(1)} mix`, { apps: APPS, languages: ['en', 'zh'] });
    return 'misread' in one ? one : one.options;
  };
  expect(optionsOf('app:classroom lang:js')).toEqual({});
  expect(optionsOf('app:Prod lang:zh')).toEqual({ app: 'Prod', lang: 'zh' });
});
