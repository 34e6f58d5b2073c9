import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../src/recording/watching/place.ts';
import type { NewRule, Rule } from '../../src/recording/watching/rule.ts';
import { API_OWNER } from '../../src/recording/watching/watch.ts';
import { claimOne, HERE, live, look, openWorld, register, THERE, type World, watchOf } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

const SID = '38f8e3cfb6a14a7a8d3a2f1c9e0d7e1a';

const AWAY: Place = { team: 'T2', channel: 'C9' };

const wanted = (pattern: string, more: Partial<NewRule> = {}): NewRule => ({
  ...HERE,
  pattern,
  owner: 'U1',
  since: 5,
  ...more,
});

async function set(pattern: string, more: Partial<NewRule> = {}): Promise<Rule> {
  const added = await world.rules.add(wanted(pattern, more));
  if (added.kind === 'too_many') throw new Error('too many');
  return added.rule;
}

/** Queue of a place, in order, each as the recording and what is news of it. */
async function queued(place: Place = HERE): Promise<readonly unknown[]> {
  const batch = await world.outbox.take(place);
  if (batch) await world.outbox.postpone(batch, 0, 'not_sent');
  return (batch?.deliveries ?? []).map((one) =>
    one.kind === 'recording' ? [one.sid, one.news.length] : one.kind,
  );
}

/** Channels that watch it. */
const channels = async () => (await world.watches.of(SID)).map(({ channel }) => channel).toSorted();

/** A look that has learnt what the recording's channel is called. */
async function learn(cname: string, sid = SID): Promise<'committed' | 'fenced'> {
  const known = await world.recordings.find(sid);
  if (!known) throw new Error('not known');
  const next = { ...live(known), cname };
  const started = { kind: 'resumed', pausedSince: 1 } as const;
  return world.schedule.commit(await claimOne(world, sid), known, next, [started], true, Date.now());
}

describe('rules of a workspace', () => {
  it('set by many at one time lose none and name none twice', async () => {
    const added = await Promise.all(Array.from({ length: 10 }, (_, n) => set(`class-${n}`)));
    expect(new Set(added.map(({ id }) => id)).size).toBe(10);
    expect(await world.rules.at(HERE)).toHaveLength(10);
  });

  it('are twenty-five of one person at most, in all channels', async () => {
    for (let n = 0; n < 25; n++) await set(`class-${n}`, { channel: `C${n}` });
    const tooMany = { kind: 'too_many', most: 25, where: 'person' };
    expect(await world.rules.add(wanted('last', { channel: 'C99' }))).toEqual(tooMany);
    expect(await world.rules.add(wanted('last', { channel: 'C99', owner: 'U2' }))).toMatchObject({
      kind: 'new',
    });
  });

  it('are a hundred in all, of which each may still be changed', async () => {
    for (let n = 0; n < 100; n++) {
      const ten = Math.floor(n / 10);
      await set(`class-${n}`, { channel: `C${ten}`, owner: `U${ten}` });
    }
    expect(await world.rules.add(wanted('last', { channel: 'C99', owner: 'U99' }))).toMatchObject({
      most: 100,
      where: 'team',
    });
    expect(await world.rules.add(wanted('class-1', { channel: 'C0' }))).toMatchObject({ kind: 'known' });
  });
});

describe('a recording that is registered', () => {
  it('is watched wherever a rule wants it, with the rule’s options, and its card queued', async () => {
    await set('class-*', { only: ['ended'], lang: 'zh', broadcast: 'bad' });
    await set('*', { ...THERE, owner: 'U2', app: 'prod' });
    await set('show-*', { channel: 'C3' });
    await register(world, SID, { cname: 'class-7' });
    const chosen = { only: ['ended'], lang: 'zh', broadcast: 'bad' };
    expect(await world.watches.find(HERE, SID)).toMatchObject({ owner: 'U1', rule: 'class-*', ...chosen });
    expect(await world.watches.find(THERE, SID)).toMatchObject({ owner: 'U2', rule: '*' });
    expect(await channels()).toEqual(['C1', 'C2']);
    expect(await world.watches.at(HERE)).toEqual([SID]);
    expect(await queued()).toEqual([[SID, 0]]);
    expect(await queued(THERE)).toEqual([[SID, 0]]);
    expect(await queued({ team: 'T1', channel: 'C3' })).toEqual([]);
  });

  it('is watched once where two rules want it, as the older one says', async () => {
    await set('class-*', { only: ['ended'] });
    await set('*', { only: ['file'] });
    await register(world, SID, { cname: 'class-7' });
    expect(await world.watches.of(SID)).toMatchObject([{ rule: 'class-*', only: ['ended'] }]);
    expect(await queued()).toEqual([[SID, 0]]);
  });

  it('is not watched by a rule of another workspace', async () => {
    await set('*', AWAY);
    await register(world, SID);
    expect(await world.watches.of(SID)).toEqual([]);
  });

  it('is held against rules that another process has set or removed a moment ago', async () => {
    const other = openWorld({ prefix: world.prefix });
    await register(world, 'before');
    const { id } = await set('*');
    await register(other, 'between');
    await world.rules.remove(HERE, id);
    await register(other, 'after1');
    expect((await other.watches.at(HERE)).toSorted()).toEqual(['between']);
  });

  it('again is not watched again where somebody stopped watching it, nor by a rule that came later', async () => {
    await set('*');
    await register(world, SID);
    await world.tellAll();
    await world.watches.remove(HERE, SID, 'U1');
    await set('*', THERE);
    await register(world, SID);
    expect(await world.watches.of(SID)).toEqual([]);
    expect(await queued()).toEqual([]);
  });

  it('with other ids in place of wrong ones is held against the rules anew, and stays left where it was left', async () => {
    await set('*');
    await register(world, SID);
    await world.watches.remove(HERE, SID, 'U1');
    await set('class-*', THERE);
    await register(world, SID, { mode: 'web', cname: 'class-1' });
    expect(await world.watches.of(SID)).toMatchObject([THERE]);
  });

  it('in a second workspace goes by the rules of that one', async () => {
    await register(world, SID, { cname: 'class-1' });
    await set('class-*', AWAY);
    await register(world, SID, { team: 'T2' });
    expect(await world.watches.of(SID)).toMatchObject([{ ...AWAY, rule: 'class-*' }]);
  });

  it('in a second workspace when it is over is nothing to watch', async () => {
    const first = await register(world, SID);
    const over = { ...first, phase: 'ended', final: true } as const;
    await look(world, first, { next: over });
    await set('*', AWAY);
    await register(world, SID, { team: 'T2' });
    expect(await world.watches.of(SID)).toEqual([]);
  });

  it('by many at one time is watched once', async () => {
    await set('*');
    await Promise.all(Array.from({ length: 20 }, () => register(world, SID)));
    expect(await queued()).toEqual([[SID, 0]]);
  });

  it('leaves nothing of rules behind when it is forgotten', async () => {
    await set('class-*');
    await set('*', THERE);
    await register(world, SID);
    await world.watches.remove(THERE, SID, 'U1');
    await world.recordings.forget(SID, 'Algebra');
    expect(await world.redis.exists(world.keyspace.key('watch', SID))).toBe(0);
    expect(await world.watches.at(THERE)).toEqual([]);
  });
});

describe('a recording whose channel nobody has named', () => {
  it('is watched with the look that learns the name, and what that look brought is told too', async () => {
    await set('class-*');
    await set('show-*', THERE);
    await register(world, SID);
    expect(await world.watches.of(SID)).toEqual([]);
    expect(await learn('Class-7')).toBe('committed');
    expect(await world.watches.of(SID)).toMatchObject([{ ...HERE, rule: 'class-*' }]);
    expect(await queued()).toEqual([[SID, 1]]);
    expect(await queued(THERE)).toEqual([]);
  });

  it('is held against the rules of the moment at which it was registered, as far as they still are', async () => {
    const removed = await set('class-*');
    const paused = await set('*-7', THERE);
    await set('c*', { channel: 'C3' });
    await register(world, SID);
    await world.rules.remove(HERE, removed.id);
    await world.rules.pause(THERE, paused.id, 'U2');
    await set('class-*', { channel: 'C4' });
    await learn('class-7');
    expect(await world.watches.of(SID)).toMatchObject([{ channel: 'C3' }]);
  });

  it('stays a person’s own where somebody watches it, and left where somebody left it', async () => {
    await set('class-*');
    await set('class-*', THERE);
    await register(world, SID);
    await world.watches.put({ ...watchOf(SID), owner: 'U9' });
    await world.watches.put({ ...watchOf(SID, THERE), owner: 'U9' });
    await world.watches.remove(THERE, SID, 'U1');
    await learn('class-7');
    const [watch, ...others] = await world.watches.of(SID);
    expect(watch).toMatchObject({ ...HERE, owner: 'U9' });
    expect(watch).not.toHaveProperty('rule');
    expect(others).toEqual([]);
  });

  it('is held against the rules once: a name that changes later changes nothing', async () => {
    await set('show-*');
    await register(world, SID);
    await learn('class-7');
    await learn('show-7');
    expect(await world.watches.of(SID)).toEqual([]);
    expect(await world.redis.hkeys(world.keyspace.key('watch', SID))).toEqual([]);
  });

  it('is what Agora says, whatever was pasted: rules are judged again, and begun watches stay', async () => {
    await set('show-*');
    await set('class-*', THERE);
    await set('class-*', AWAY);
    await register(world, SID, { cname: 'show-7' });
    await register(world, SID, { team: 'T2' });
    expect(await channels()).toEqual(['C1']);
    const later = { team: 'T1', channel: 'C3', since: Date.now() + 60_000 };
    await set('class-*', later);
    await learn('class-7');
    expect(await channels()).toEqual(['C1', 'C2', 'C9']);
    await learn('show-7');
    expect(await world.watches.of(SID)).toHaveLength(3);
  });

  it('is what Agora says also for a workspace that comes to know it later', async () => {
    await set('show-*', { team: 'T2', channel: 'C8' });
    await set('class-*', AWAY);
    await register(world, SID, { cname: 'show-7' });
    await learn('class-7');
    await register(world, SID, { team: 'T2', cname: 'show-7' });
    expect(await channels()).toEqual(['C9']);
  });

  it('waits for the rules of each workspace that knows it', async () => {
    await set('class-*');
    await set('class-*', AWAY);
    await register(world, SID);
    await register(world, SID, { team: 'T2' });
    await learn('class-7');
    expect(await channels()).toEqual(['C1', 'C9']);
  });

  it('that a late worker names is watched by nobody on its account', async () => {
    await set('class-*');
    const known = await register(world, SID);
    const claim = await claimOne(world, SID);
    await world.schedule.release(claim, Date.now());
    const next = { ...live(known), cname: 'class-7' };
    expect(await look(world, known, { claim, next, show: true })).toBe('fenced');
    expect(await world.watches.of(SID)).toEqual([]);
    await learn('class-7');
    expect(await world.watches.of(SID)).toHaveLength(1);
  });

  it('is never missed and never watched twice, whoever changes rules, registers and looks at the same time', async () => {
    const act = fc.constantFrom('add', 'remove', 'register', 'learn');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
        const small = openWorld();
        try {
          await small.rules.add(wanted('class-*'));
          await register(small, SID);
          await Promise.all(
            acts.map(async (what, n) => {
              if (what === 'add') await small.rules.add(wanted(`c*${n}`, { channel: `C${n}` }));
              if (what === 'remove')
                await small.rules.remove({ team: 'T1', channel: `C${n - 1}` }, `rule-${n}`);
              if (what === 'register') await register(small, SID, { team: `T${(n % 3) + 1}` });
              if (what === 'learn') {
                const known = await small.recordings.find(SID);
                const claim = await small.schedule.claimOne(SID, 'prod');
                if (claim === 'busy' || !known) return;
                const next = { ...live(known), cname: 'class-7' };
                await small.schedule.commit(claim, known, next, [], false, Date.now());
              }
            }),
          );
          const known = await small.recordings.find(SID);
          if (known?.cname === undefined) return;
          expect((await small.watches.of(SID)).filter(({ channel }) => channel === 'C1')).toHaveLength(1);
          expect(await small.tellAll()).toHaveLength(1);
        } finally {
          await small.close();
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('what was judged before something changed is not written', () => {
  const editionOf = async (team: string): Promise<string> =>
    (await world.redis.hget(world.keyspace.key('rules', team), 'edition')) ?? '';
  const fieldsOf = () => world.redis.hkeys(world.keyspace.key('watch', SID));

  it('where the name was learnt while a second workspace registered', async () => {
    const { version } = await register(world, SID);
    const { id } = await set('class-*', AWAY);
    const edition = await editionOf('T2');
    // The rule has to wait: that was judged by what was known at `read`.
    const registered = (read: number) => {
      const waiting = JSON.stringify([id]);
      const state = [SID, 'prod', 'keep', '{}', read + 1, 0] as const;
      return world.keyspace.run('knowing/register', ...state, 'T2', '', '', edition, waiting, '[]', '1');
    };
    await learn('class-7');
    expect(await registered(version)).toBe(0);
    expect(await fieldsOf()).toEqual([]);
    expect(await registered(version + 1)).toBe(1);
    expect(await fieldsOf()).toEqual(['waiting:T2']);
  });

  it('where rules that wait for the name were changed while it was learnt', async () => {
    const { id } = await set('class-*');
    const known = await register(world, SID);
    const before = await editionOf('T1');
    const { token } = await claimOne(world, SID);
    await world.rules.remove(HERE, id);
    const committed = (edition: string) => {
      const by = JSON.stringify({ owner: 'U1', since: 5, rule: 'class-*' });
      const watches = ['T1:C1', by, '{}', ''];
      const { version } = known;
      const editions = JSON.stringify({ T1: edition });
      const args = [SID, 'prod', token, version, version + 1, '{}', '', 1_000, 0, editions, ''];
      return world.keyspace.run('polling/commit', args.length + watches.length, ...args, ...watches);
    };
    expect(await committed(before)).toEqual([2]);
    expect(await fieldsOf()).toEqual(['waiting:T1']);
    expect(await committed(await editionOf('T1'))).toEqual([1]);
    expect(await fieldsOf()).not.toContain('waiting:T1');
  });

  it('where a workspace has begun to wait for the name that nobody has judged', async () => {
    await set('class-*');
    const { version } = await register(world, SID);
    const { token } = await claimOne(world, SID);
    const args = [SID, 'prod', token, version, version + 1, '{}', '', 1_000, 0, '{}'] as const;
    expect(await world.keyspace.run('polling/commit', args.length, ...args)).toEqual([2]);
    expect(await fieldsOf()).toEqual(['waiting:T1']);
  });
});

describe('a person’s own watch', () => {
  it('takes the place of what a rule began', async () => {
    await set('*', { only: ['ended'] });
    await register(world, SID);
    const own = { ...HERE, sid: SID, owner: 'U9', since: 7, lang: 'zh' };
    expect(await world.watches.put(own)).toBe('known');
    expect(await world.watches.find(HERE, SID)).toEqual({ ...own, only: ['ended'] });
  });

  it('is not taken by a backend, whose options count', async () => {
    await set('*');
    await register(world, SID);
    await world.watches.put({ ...HERE, sid: SID, owner: API_OWNER, since: 7, lang: 'zh' });
    expect(await world.watches.find(HERE, SID)).toMatchObject({ owner: 'U1', rule: '*', lang: 'zh' });
  });

  it('after an unwatch is a watch again', async () => {
    await set('*');
    await register(world, SID);
    await world.watches.remove(HERE, SID, 'U1');
    expect(await world.watches.put({ ...HERE, sid: SID, owner: 'U9', since: 7 })).toBe('new');
    expect(await world.redis.hkeys(world.keyspace.key('watch', SID))).not.toContain('left:T1:C1');
  });
});

describe('pausing', () => {
  it('by a person lets recordings pass, and resuming brings none of them back', async () => {
    const { id } = await set('*');
    await world.rules.pause(HERE, id, 'U2');
    await register(world, 'during');
    await world.rules.resume(HERE, id);
    await register(world, 'after1');
    expect(await world.watches.at(HERE)).toEqual(['after1']);
  });

  it('with the place keeps what is registered meanwhile, paused, and tells nobody before it resumes', async () => {
    await set('*');
    await register(world, SID);
    await world.tellAll();
    const watch = await world.watches.find(HERE, SID);
    if (watch) await world.pauses.pause(watch, 'is_archived');
    expect(await world.rules.at(HERE)).toMatchObject([{ paused: { kind: 'place', reason: 'is_archived' } }]);
    await register(world, 'during');
    expect(await world.watches.find(HERE, 'during')).toMatchObject({ paused: { reason: 'is_archived' } });
    expect(await queued()).toEqual([]);
    await world.pauses.resume(HERE);
    expect(await world.rules.at(HERE)).not.toMatchObject([{ paused: {} }]);
    await register(world, 'after1');
    expect(await world.watches.find(HERE, 'after1')).not.toHaveProperty('paused');
  });

  it('of a place without rules leaves no trace', async () => {
    await register(world, SID);
    await world.watches.put(watchOf(SID));
    const watch = await world.watches.find(HERE, SID);
    if (watch) await world.pauses.pause(watch, 'is_archived');
    expect(await world.redis.exists(world.keyspace.key('rules', 'T1'))).toBe(0);
  });
});
