import { expect, test } from 'vitest';
import { EVERYTHING, type HomeChoice, homeOf, homeSight, survey } from '../../src/flows/asking/home.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import type { Phase } from '../../src/recording/phase.ts';
import type { Rule } from '../../src/recording/watching/rule.ts';
import { loadOf, vitalsOf } from './vitals.ts';
import { createWorld, HERE, NOON, recordingOf } from './world.ts';

const HOUR = 3_600_000;

const inPhase = (sid: string, phase: Phase, since: number, app = 'default'): Known => ({
  ...unseen(recordingOf(sid, { app })),
  phase,
  since,
});

function workspace(...known: readonly Known[]) {
  const loads = async () => ['default', 'other'].map((app) => loadOf({ apps: [app], recordings: 3 }));
  const world = { ...createWorld(), vitals: vitalsOf({ loads }) };
  for (const one of known) world.know(one);
  const watch = (sid: string, channel: string, owner = 'U0MEI') => world.watch({ sid, channel, owner });
  const rule = (id: string, more: Partial<Rule> = {}) =>
    void world.ruled.push({ ...HERE, id, pattern: '*', owner: 'U0TOM', since: NOON, ...more });
  const home = async (user = 'U0MEI', choice: Partial<HomeChoice> = {}) => {
    const before = structuredClone(world.ruled);
    const surveyed = await survey(HERE.team, world);
    // A Home only reads.
    expect(world.ruled).toEqual(before);
    return homeOf(surveyed, user, { ...EVERYTHING, ...choice }, await homeSight(surveyed, user, world));
  };
  return { ...world, rule, watch, home };
}

const sids = (watched: readonly { readonly known: Known }[]) =>
  watched.map(({ known }) => known.recording.sid);

test('what goes on comes first, then what was over within a day, the newest first', async () => {
  const { home } = workspace(
    inPhase('ended-early', 'ended', NOON - 2 * HOUR),
    inPhase('ended-late', 'failed', NOON - HOUR),
    inPhase('ended-yesterday', 'ended', NOON - 25 * HOUR),
    inPhase('never', 'not_started', NOON - 3 * HOUR),
    inPhase('beginning', 'starting', NOON),
    inPhase('live', 'recording', NOON - 30 * HOUR),
  );
  const { goingOn, over, empty } = await home();
  expect(sids(goingOn)).toEqual(['live', 'beginning']);
  expect(sids(over)).toEqual(['never', 'ended-late', 'ended-early']);
  expect(empty).toBe(false);
});

test('a workspace in which nothing was ever registered is told from one in which nothing goes on', async () => {
  expect((await workspace().home()).empty).toBe(true);
  expect((await workspace(inPhase('old', 'ended', NOON - 48 * HOUR)).home()).empty).toBe(false);
});

test('it can be narrowed to a state, an app, and what this person has had watched', async () => {
  const { home, watch } = workspace(
    inPhase('live', 'recording', NOON),
    inPhase('other', 'recording', NOON - 1, 'other'),
    inPhase('lost', 'lost', NOON - HOUR),
  );
  await watch('live', 'C1', 'U0TOM');
  await watch('lost', 'C1', 'U0MEI');
  const seen = async (choice: Partial<HomeChoice>, user = 'U0MEI') => {
    const { goingOn, over } = await home(user, choice);
    return [...sids(goingOn), ...sids(over)];
  };
  expect(await seen({ state: 'live' })).toEqual(['live', 'other']);
  expect(await seen({ state: 'failed' })).toEqual(['lost']);
  expect(await seen({ app: 'other' })).toEqual(['other']);
  expect(await seen({ mine: true })).toEqual(['lost']);
  expect(await seen({ mine: true, state: 'live' }, 'U0TOM')).toEqual(['live']);
  expect((await home()).apps).toEqual(['default', 'other']);
});

test('channels are listed with what they watch and why they cannot be told', async () => {
  const { home, watch, pauses } = workspace(
    inPhase('a', 'recording', NOON),
    inPhase('b', 'ended', NOON - HOUR),
  );
  await watch('a', 'C1');
  await watch('b', 'C1');
  await watch('b', 'C2');
  await pauses.pause({ ...HERE, channel: 'C2' }, 'is_archived');
  expect((await home()).places).toEqual([
    { channel: 'C1', recordings: 2, live: 1 },
    { channel: 'C2', recordings: 1, live: 0, paused: 'is_archived' },
  ]);
});

test('a channel that only has rules is listed too while it cannot be told', async () => {
  const { home, rule } = workspace();
  const paused = { kind: 'place', reason: 'is_archived', at: NOON } as const;
  rule('rule-1', { paused });
  rule('rule-2', { channel: 'C2', paused: { kind: 'person', by: 'U0TOM', at: NOON } });
  rule('rule-3', { channel: 'D0TOM', paused });
  const waiting = { channel: 'C1', recordings: 0, live: 0, paused: 'is_archived' };
  expect((await home('U0MEI')).places).toEqual([waiting]);
  expect((await home('U0MEI', { mine: true })).places).toEqual([]);
  expect((await home('U0TOM', { mine: true })).places).toEqual([waiting, { ...waiting, channel: 'D0TOM' }]);
});

test('nobody sees what others are told in their direct messages, or set there', async () => {
  const { home, watch, rule } = workspace(inPhase('a', 'recording', NOON));
  await watch('a', 'U0TOM', 'U0TOM');
  await watch('a', 'D0TOM', 'U0TOM');
  rule('rule-1', { channel: 'D0TOM' });
  const mei = await home('U0MEI');
  expect(mei.places).toEqual([]);
  expect(mei.goingOn).toEqual([]);
  expect(mei.rules).toEqual([]);
  const tom = await home('U0TOM');
  expect(tom.places).toHaveLength(2);
  expect(tom.rules).toHaveLength(1);
});

test('a watch of another workspace is nobody’s business here', async () => {
  const { home, watches } = workspace(inPhase('a', 'recording', NOON));
  await watches.put({ team: 'T2', channel: 'C9', sid: 'a', owner: 'U0MEI', since: NOON });
  expect((await home()).goingOn[0]?.watches).toEqual([]);
});

test('what only a private channel knows is shown to those who are in it, with its name, rules and failures', async () => {
  const { home, watch, rule, closed, deadLetters } = workspace(
    inPhase('secret', 'recording', NOON),
    inPhase('open', 'recording', NOON - 1),
  );
  await watch('secret', 'G1', 'U0TOM');
  await watch('open', 'G1', 'U0TOM');
  await watch('open', 'C1', 'U0TOM');
  rule('rule-1', { channel: 'G1' });
  const share = { kind: 'share', sid: 'secret', at: NOON, by: 'U0TOM', id: 'a' } as const;
  await deadLetters.keep({ ...HERE, channel: 'G1' }, share, 'invalid_blocks');
  const kinds = async (user: string) => (await home(user)).health.map(({ kind }) => kind);

  expect(sids((await home('U0MEI')).goingOn)).toEqual(['secret', 'open']);
  expect(await kinds('U0MEI')).toContain('dead');
  closed.add('G1');
  const mei = await home('U0MEI');
  expect(sids(mei.goingOn)).toEqual(['open']);
  expect(mei.places.map(({ channel }) => channel)).toEqual(['C1']);
  expect(mei.rules).toEqual([]);
  expect(await kinds('U0MEI')).not.toContain('dead');
  expect(sids((await home('U0TOM')).goingOn)).toEqual(['secret', 'open']);
});
