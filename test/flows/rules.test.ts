import { describe, expect, test } from 'vitest';
import { changeRule, removeRule, rulesOf } from '../../src/flows/rules/change-rule.ts';
import { watchMatching } from '../../src/flows/rules/matching.ts';
import { setRule } from '../../src/flows/rules/set-rule.ts';
import { watchOne } from '../../src/flows/watching/watch.ts';
import type { Recordings } from '../../src/ports/knowing.ts';
import type { Access } from '../../src/ports/slack.ts';
import { unseen } from '../../src/recording/known.ts';
import type { Recording } from '../../src/recording/recording.ts';
import type { Rule } from '../../src/recording/watching/rule.ts';
import { createWorld, HERE, IN_CHANNEL, NOON, recordingOf, SID } from './world.ts';

const THERE = { team: 'T1', channel: 'C2' };

const ruleOf = (id: string, more: Partial<Rule> = {}): Rule => ({
  ...HERE,
  id,
  pattern: '*',
  owner: 'U1',
  since: NOON,
  ...more,
});

function small({ rules = [], recordings = [] }: { rules?: Rule[]; recordings?: readonly Recording[] } = {}) {
  const world = createWorld(...recordings);
  world.ruled.push(...rules);
  const apps = [
    { name: 'Prod', appId: 'a'.repeat(32) },
    { name: 'test', appId: 'b'.repeat(32) },
  ];
  return { ...world, apps };
}

const named = (sid: string, cname: string, more: Partial<Recording> = {}): Recording =>
  recordingOf(sid, { app: 'Prod', cname, ...more });

describe('setting a rule', () => {
  test('takes the app by its name in any case, and the options', async () => {
    const world = small();
    const answer = await setRule(HERE, 'U1', 'all app:prod channel:class-* only:ended lang:zh', world);
    const rule = ruleOf('rule-1', { pattern: 'class-*', app: 'Prod', only: ['ended'], lang: 'zh' });
    expect(answer).toEqual({ kind: 'rule_set', already: false, absent: false, matching: 0, rule });
  });

  test.each([
    ['all app:stage', { kind: 'unknown_app', written: 'stage', apps: ['Prod', 'test'] }],
    ['all lang:tlh', { kind: 'unknown_language', written: 'tlh', languages: ['en', 'zh'] }],
    ['all of them', { kind: 'misread_rule', misread: { kind: 'strange_word', word: 'of' } }],
  ])('%s is asked about, and nothing is set', async (text, answer) => {
    const world = small();
    expect(await setRule(HERE, 'U1', text, world)).toEqual(answer);
    expect(await world.rules.at(HERE)).toEqual([]);
  });

  test('says when there are too many', async () => {
    const ten = Array.from({ length: 10 }, (_, n) => ruleOf(`rule-${n}`, { pattern: `room-${n}` }));
    const world = small({ rules: ten });
    const tooMany = { kind: 'too_many_rules', most: 10, where: 'place' };
    expect(await setRule(HERE, 'U1', 'all', world)).toEqual(tooMany);
  });

  test('counts what it came too late for: what goes on, matches, and is not watched here', async () => {
    const names = ['class-1', 'class-2', 'show-1'].map((cname, n) => named(`aaaaaa${n + 1}`, cname));
    const world = small({ recordings: [...names, named('aaaaaa4', 'class-4', { app: 'test' })] });
    world.know({ ...unseen(named('aaaaaa5', 'class-5')), phase: 'ended', final: true });
    world.know({ ...unseen(recordingOf('aaaaaa6', { app: 'Prod' })), cname: 'Class-6' });
    world.know(unseen(recordingOf('aaaaaa7', { app: 'Prod' })));
    await world.watch({ sid: 'aaaaaa1' });
    const answer = await setRule(HERE, 'U1', 'all app:Prod channel:class-*', world);
    expect(answer).toMatchObject({ matching: 2 });
  });

  test('names in the channel who switches its language', async () => {
    const world = small();
    await setRule(HERE, 'U1', 'all lang:zh', world);
    expect((await world.outbox.take(HERE))?.deliveries).toMatchObject([
      { kind: 'language', by: 'U1', before: 'en', lang: 'zh' },
    ]);
  });

  test('calls nobody who reads no mentions', async () => {
    const bot = async () => 'bot' as const;
    const answer = await setRule(HERE, 'U1', 'all notify:<@U0BOT|bot>', { ...small(), checkPerson: bot });
    expect(answer).toEqual({ kind: 'uncallable', who: 'U0BOT', is: 'bot' });
  });

  test('says when the bot is not in the channel, and stands when Slack does not say', async () => {
    const set = (checkAccess: () => Promise<Access>) =>
      setRule(HERE, 'U1', 'all', { ...small(), checkAccess });
    expect(await set(async () => ({ ...IN_CHANNEL, member: 'no' }))).toMatchObject({ absent: true });
    const away = () => Promise.reject(new Error('away'));
    expect(await set(away)).toMatchObject({ kind: 'rule_set', absent: false });
  });

  test('sets none in a direct message to which nobody can invite the bot', async () => {
    const direct = { ...HERE, channel: 'D1' };
    const world = small();
    const outside = { ...world, checkAccess: async () => ({ ...IN_CHANNEL, member: 'no' as const }) };
    expect(await setRule(direct, 'U1', 'all', outside)).toEqual({ kind: 'cannot_post_direct' });
    expect(await world.rules.at(direct)).toEqual([]);
    expect(await setRule(direct, 'U1', 'all', world)).toMatchObject({ kind: 'rule_set', absent: false });
  });
});

describe('watching what a rule came too late for', () => {
  test('is done twenty at a time, for whoever asks, with the options of the rule', async () => {
    const recordings = Array.from({ length: 34 }, (_, n) => named(`aaaaaa${n}`, `class-${n}`));
    const world = small({ recordings, rules: [ruleOf('rule-1', { pattern: 'class-*', only: ['ended'] })] });
    const first = await watchMatching(HERE, 'U2', 'rule-1', world);
    expect(first).toMatchObject({ kind: 'matching_watched', watched: 20, left: 14 });
    expect(world.watching[0]).toMatchObject({ ...HERE, sid: 'aaaaaa33', owner: 'U2', only: ['ended'] });
    expect(await watchMatching(HERE, 'U2', 'rule-1', world)).toMatchObject({ watched: 14, left: 0 });
    expect(await watchMatching(HERE, 'U2', 'rule-1', world)).toMatchObject({ watched: 0, left: 0 });
    expect(world.watching).toHaveLength(34);
  });

  test('of a rule that is gone says so', async () => {
    const world = small({ rules: [ruleOf('rule-1')] });
    const gone = { kind: 'no_rule', text: 'rule-9' };
    expect(await watchMatching(HERE, 'U2', 'rule-9', world)).toMatchObject(gone);
    const elsewhere = { kind: 'no_rule', text: 'rule-1', rules: [] };
    expect(await watchMatching(THERE, 'U2', 'rule-1', world)).toEqual(elsewhere);
  });
});

describe('a rule is named', () => {
  const rules = () => [
    ruleOf('rule-1', { pattern: 'class-*' }),
    ruleOf('rule-2', { app: 'Prod' }),
    ruleOf('rule-3', { app: 'test' }),
    ruleOf('rule-4', { pattern: 'Algebra' }),
    ruleOf('rule-5', { ...THERE, pattern: 'other-*' }),
  ];

  test.each([
    ['rule-1', 'rule_removed'],
    ['RULE-1', 'rule_removed'],
    ['`class-*`', 'rule_removed'],
    ['Class-*', 'rule_removed'],
    ['“class-∗”', 'rule_removed'],
    ['all channel:class-*', 'rule_removed'],
    ['all app:prod', 'rule_removed'],
    ['algebra', 'rule_removed'],
    ['all', 'which_rule'],
    ['rule-9', 'no_rule'],
    ['rule-5', 'no_rule'],
    ['other-*', 'no_rule'],
    ['all channel:show-*', 'no_rule'],
    ['all the things', 'no_rule'],
  ])('%s: %s', async (text, kind) => {
    expect(await removeRule(HERE, 'U1', text, small({ rules: rules() }))).toMatchObject({ kind });
  });

  test.each([SID, 'geometry', 'https://api.agora.io/v1/x?y=*', '{"sid":"*"}'])('not by %s', async (text) => {
    expect(await removeRule(HERE, 'U1', text, small({ rules: rules() }))).toBeUndefined();
  });

  test('after a recording that is watched here under the same name', async () => {
    const world = small({ rules: rules(), recordings: [named(SID, 'x')] });
    await world.recordings.name('T1', SID, 'Algebra');
    await world.watch();
    expect(await removeRule(HERE, 'U1', 'Algebra', world)).toBeUndefined();
    const removed = { kind: 'rule_removed' };
    expect(await removeRule(HERE, 'U1', 'all channel:algebra', world)).toMatchObject(removed);
    world.ruled.push(...rules());
    await world.watches.remove(HERE, SID, 'U1');
    expect(await removeRule(HERE, 'U1', 'Algebra', world)).toMatchObject(removed);
  });

  test('and changed from its own channel only', async () => {
    const world = small({ rules: rules() });
    expect(await changeRule(HERE, 'U2', 'rule-1', 'pause', world)).toMatchObject({
      kind: 'rule_paused',
      rule: { paused: { by: 'U2' } },
    });
    expect(await changeRule(HERE, 'U2', 'rule-1', 'resume', world)).toMatchObject({ kind: 'rule_resumed' });
    expect(await changeRule(HERE, 'U2', 'rule-5', 'remove', world)).toMatchObject({ kind: 'no_rule' });
    const { here, elsewhere } = await rulesOf(HERE, 'U1', world);
    expect(here.map(({ id }) => id)).toEqual(['rule-1', 'rule-2', 'rule-3', 'rule-4']);
    expect(elsewhere.map(({ id }) => id)).toEqual(['rule-5']);
  });
});

test('what somebody registers and a rule has taken up a moment before is new to them', async () => {
  const { recordings, ...world } = small();
  const ruled: Recordings = {
    ...recordings,
    async register(...registration) {
      const how = await recordings.register(...registration);
      await world.watch({ rule: '*' });
      return how;
    },
  };
  const { resourceId, mode } = recordingOf();
  const pasted = { sid: SID, resourceId, mode, words: [], options: { app: 'test' } };
  const answer = await watchOne(HERE, 'U1', pasted, { ...world, recordings: ruled });
  expect(answer).toMatchObject({ kind: 'watching', how: 'new', already: false });
});
