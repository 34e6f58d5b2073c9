import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { startHandler } from '../../bench/callbacks/handler.ts';
import { startHeldRedis } from '../../bench/callbacks/held-redis.ts';
import { introduceScripts, PLACES } from '../../bench/callbacks/places.ts';
import { CALLBACK_SECRET, callbacks, everythingIn } from './looks.ts';
import { createWorld, SOON } from './world.ts';

const CHANNELS = PLACES.map((_, nth) => ({ name: `called-${nth + 1}` }));

test('killed anywhere between its 200 and the note of it, the bot loses no callback, tells none twice and relays all', async () => {
  const redis = new Redis(inject('redisUrl'));
  onTestFinished(() => redis.disconnect());
  await introduceScripts(redis);
  const held = await startHeldRedis(inject('redisUrl'));
  onTestFinished(held.close);
  const handler = await startHandler();
  onTestFinished(handler.close);
  const world = await createWorld({ channels: CHANNELS, redisUrl: held.url });
  const env = { AGORA_CALLBACK_SECRET: CALLBACK_SECRET, AGORA_CALLBACK_RELAY_URL: handler.url };
  let bot = await world.bot(env);

  const told: { readonly channel: string; readonly sid: string }[] = [];
  for (const { name: channel } of CHANNELS) {
    const { sid } = await world.watched(channel);
    told.push({ channel, sid });
  }
  const kindsIn = (channel: string) =>
    everythingIn(world, channel).map(({ metadata }) => metadata?.event_payload.kinds);
  const phases = () =>
    told.map(({ channel }) => world.slack.messages(channel)[0]?.metadata?.event_payload.phase);
  await vi.waitFor(() => expect(phases()).toEqual(told.map(() => 'recording')), SOON);

  const calls = callbacks(world);
  for (const [nth, place] of PLACES.entries()) {
    const sid = told[nth]?.sid ?? '';
    const caught = held.hold(place(sid));
    calls.say(sid, 'reloaded');
    await vi.waitFor(() => expect(calls.statuses()[nth]).toBe(200), { ...SOON, interval: 1 });
    await caught;
    bot.child.kill('SIGKILL');
    await bot.exit;
    bot = await world.bot(env);
  }

  await vi.waitFor(() => {
    for (const { channel, sid } of told) {
      expect(kindsIn(channel)).toContain('reason');
      expect(handler.got(sid)).toBe(true);
    }
  }, SOON);
  // A repetition would be told before what comes later.
  for (const { sid } of told) world.agora.act(sid, 'file');
  await vi.waitFor(
    () => expect(told.map(({ channel }) => kindsIn(channel).at(-1))).toEqual(told.map(() => 'file')),
    SOON,
  );
  for (const { channel } of told)
    expect(kindsIn(channel).filter((kind) => kind === 'reason')).toHaveLength(1);
});
