import { beforeEach, describe, expect, it } from 'vitest';
import { API_OWNER } from '../../src/recording/watching/watch.ts';
import { HERE, look, register, SID, STORES, type Stores, THERE, tellAll, watched } from './worlds.ts';

describe.each(STORES)('silences %s', (_, open) => {
  let stores: Stores;
  beforeEach(() => {
    stores = open();
  });
  const found = () => stores.watches.find(HERE, SID);
  const letters = (owner = 'U1') => ({ team: HERE.team, channel: owner });
  const firstOf = async (place = HERE) => (await stores.outbox.take(place))?.deliveries[0];

  describe('a mute', () => {
    it('is kept with the watch and has the card say so', async () => {
      await watched(stores);
      const answer = await stores.mutes.mute(HERE, SID, '15min', 'U2');
      expect(answer).toEqual({
        mute: { by: 'U2', since: expect.any(Number), until: expect.any(Number), lets: 'bad' },
      });
      expect((await found())?.muted).toEqual(answer?.mute);
      expect(await tellAll(stores)).toEqual([`card of ${SID}`]);
      expect(await stores.mutes.sweep()).toBe(0);
    });

    it('of what the place does not watch is none', async () => {
      await watched(stores);
      expect(await stores.mutes.mute(THERE, SID, '1h', 'U2')).toBeUndefined();
      expect(await stores.mutes.unmute(THERE, SID)).toBeUndefined();
    });

    it('that ends is summed up before the card is edited, and stays until then', async () => {
      await watched(stores);
      const begun = await stores.mutes.mute(HERE, SID, 'end', 'U2');
      await tellAll(stores);
      expect(await stores.mutes.unmute(HERE, SID, 1_234)).toEqual(begun?.mute);
      expect((await found())?.muted).toEqual({ ...begun?.mute, over: 1_234 });
      expect(await stores.mutes.unmute(HERE, SID)).toBeUndefined();
      const since = begun?.mute.since;
      const ids = [`${SID}.unmuted.${since}`, `${SID}.unmuted.${since}.files`];
      expect(await tellAll(stores)).toEqual([...ids, `card of ${SID}`]);
      expect(await found()).not.toHaveProperty('muted');
    });

    it('asked for anew before its end is told goes on from its beginning', async () => {
      await watched(stores);
      const begun = await stores.mutes.mute(HERE, SID, 'end', 'U2');
      await stores.mutes.unmute(HERE, SID);
      await stores.tick();
      const again = await stores.mutes.mute(HERE, SID, '1h', 'U3');
      expect(again).toEqual({ mute: expect.objectContaining({ by: 'U3', since: begun?.mute.since }) });
      await tellAll(stores);
      expect((await found())?.muted).toEqual(again?.mute);
    });

    it('that ends in a place that is paused is summed up after the pause, from its beginning', async () => {
      await watched(stores);
      const begun = await stores.mutes.mute(HERE, SID, '1h', 'U2');
      await tellAll(stores);
      await stores.tick();
      await stores.pauses.pause(HERE, 'not_in_channel');
      expect(await stores.mutes.unmute(HERE, SID)).toEqual(begun?.mute);
      expect(await found()).not.toHaveProperty('muted');
      expect(await found()).toMatchObject({ paused: { at: begun?.mute.since } });
      expect(await tellAll(stores)).toEqual([]);
      await stores.pauses.resume(HERE);
      expect(await firstOf()).toMatchObject({ after: 'pause', missed: [{ since: begun?.mute.since }] });
    });

    it('that goes on after a pause covers it as well', async () => {
      await watched(stores);
      await stores.pauses.pause(HERE, 'not_in_channel');
      const since = (await found())?.paused?.at;
      await stores.tick();
      const begun = await stores.mutes.mute(HERE, SID, '1h', 'U2');
      await stores.pauses.resume(HERE);
      expect((await found())?.muted).toEqual({ ...begun?.mute, since });
    });
  });

  describe('a pause', () => {
    it('keeps all that is watched, with the reason, and tells each owner once', async () => {
      for (const sid of ['s', 't']) await watched(stores, sid);
      await watched(stores, 'u', HERE, 'U2');
      expect(await stores.pauses.pause(HERE, 'is_archived')).toBe('paused');
      for (const _ of [1, 2]) expect(await stores.pauses.pause(HERE, 'is_archived')).toBe('already');
      for (const sid of ['s', 't', 'u']) {
        expect(await stores.watches.find(HERE, sid)).toMatchObject({ paused: { reason: 'is_archived' } });
      }
      expect(await stores.pauses.of(HERE)).toEqual({ reason: 'is_archived', state: 'paused' });
      const about = { kind: 'paused', channel: HERE.channel, reason: 'is_archived', rules: 0 };
      expect(await firstOf(letters())).toMatchObject({ ...about, total: 2, sids: ['s', 't'] });
      expect(await firstOf(letters('U2'))).toMatchObject({ ...about, total: 1, sids: ['u'] });
    });

    it('is a message to nobody where a program asked for the watch', async () => {
      await watched(stores, SID, HERE, API_OWNER);
      await stores.pauses.pause(HERE, 'is_archived');
      expect(await found()).toMatchObject({ paused: { reason: 'is_archived' } });
      expect(await stores.outbox.take(letters(API_OWNER))).toBeUndefined();
    });

    it('queues nothing meanwhile, and drops the news that is to be summed up', async () => {
      await watched(stores);
      const news = [{ kind: 'stuck_ready', since: 1 }] as const;
      await stores.outbox.put(HERE, { id: 'news', kind: 'recording', sid: SID, at: 1, news });
      await stores.outbox.put(HERE, { id: 'share', kind: 'share', sid: SID, at: 1, by: 'U1' });
      await stores.pauses.pause(HERE, 'is_archived');
      await look(stores);
      expect(await tellAll(stores)).toEqual(['share']);
      // News that waited there has not been told either.
      expect(await found()).toMatchObject({ paused: { at: 0 } });
    });

    it('ends with what was missed and then the cards, and is over once Slack has taken something', async () => {
      await watched(stores);
      await stores.pauses.pause(HERE, 'is_archived');
      const at = (await found())?.paused?.at;
      expect(await stores.pauses.resume(HERE)).toBe('trying');
      expect(await found()).not.toHaveProperty('paused');
      expect(await stores.pauses.of(HERE)).toEqual({ reason: 'is_archived', state: 'trying' });
      const batch = await stores.outbox.take(HERE);
      expect(batch).toMatchObject({ paused: true });
      const of = [{ sid: SID, since: at }];
      expect(batch?.deliveries).toMatchObject([
        { kind: 'missed', after: 'pause', missed: of },
        { kind: 'story', of },
      ]);
      if (batch) await stores.outbox.settle(batch, 0);
      expect((await tellAll(stores)).slice(1)).toEqual([`card of ${SID}`]);
      await stores.pauses.reached(HERE);
      expect(await stores.pauses.of(HERE)).toBeUndefined();
      expect(await stores.pauses.resume(HERE)).toBe('running');
    });

    it('is none where nothing is watched', async () => {
      await register(stores);
      expect(await stores.pauses.pause(HERE, 'is_archived')).toBe('none');
      expect(await stores.pauses.of(HERE)).toBeUndefined();
      expect(await stores.pauses.resume(HERE)).toBe('none');
    });

    it('may be wanted everywhere that something is watched', async () => {
      await watched(stores);
      await watched(stores, SID, THERE);
      await watched(stores, SID, { team: 'T2', channel: 'C9' });
      const places = await stores.pauses.everywhere('T1');
      expect(places.toSorted((a, b) => a.channel.localeCompare(b.channel))).toEqual([HERE, THERE]);
    });
  });
});
