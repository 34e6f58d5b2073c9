import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, expect, inject, it } from 'vitest';
import { limitsOf } from '../../src/redis/apps.ts';
import { PROD } from './world.ts';

const redis = new Redis(inject('redisUrl'));
afterAll(() => redis.disconnect());

/**
 * The rules of `budget.lua` themselves, driven through a life of one credential in one call, with a time of our making.
 * Polling takes a moment when it may, in turn or (where the budget is not short) one ahead; a job that is held up sends
 * late or exchanges its moment; a person goes ahead.
 */
const DRIVER = `
local TAG = KEYS[1]
${readFileSync(new URL('../../src/redis/lua/shared/budget.lua', import.meta.url), 'utf8')}
local interval, ahead, grace = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local sent = {}
local function send(at)
  sent[#sent + 1] = string.format('%.3f', at)
end
redis.call('DEL', TAG .. ':rate:driven')
local now = 1000000
for i = 4, #ARGV, 3 do
  local who, late = ARGV[i], tonumber(ARGV[i + 2])
  now = now + tonumber(ARGV[i + 1])
  local rate = read_rate('driven', interval, now)
  if who == 'person' then
    local slot = earliest_slot(rate, now, true)
    take_slot(rate, slot)
    send(slot)
  else
    local slot = earliest_slot(rate, now, who == 'calm')
    if slot - now <= ahead then
      take_slot(rate, slot)
      if late <= grace then
        send(slot + late)
      else
        now = slot + late
        send(exchange_slot(rate, slot, now))
      end
    end
  end
  write_rate(rate)
end
return sent
`;

type Who = 'short' | 'calm' | 'person';
interface Ask {
  readonly who: Who;
  readonly after: number;
  readonly late: number;
}

const AHEAD_MS = 60;
const GRACE_MS = 8;

async function live(rate: number, asks: readonly Ask[]): Promise<readonly number[]> {
  const interval = limitsOf([{ ...PROD, requestsPerSecond: rate }]).get('prod')?.intervalMs ?? 0;
  const args = asks.flatMap(({ who, after, late }) => [who, after, late]);
  const sent = await redis.eval(DRIVER, 1, '{rate-test}', interval, AHEAD_MS, GRACE_MS, ...args);
  return Array.isArray(sent) ? sent.map(Number) : [];
}

const busiestSecond = (sent: readonly number[]): number =>
  Math.max(0, ...sent.map((from) => sent.filter((at) => at >= from && at < from + 1_000).length));

const asksOf = (whos: fc.Arbitrary<Who>, late: fc.Arbitrary<number>) =>
  fc.array(fc.record({ who: whos, after: fc.integer({ min: 0, max: 120 }), late }), {
    minLength: 50,
    maxLength: 400,
  });

const rates = fc.integer({ min: 1, max: 60 });
const punctual = fc.integer({ min: 0, max: GRACE_MS });
const anyone = fc.constantFrom<Who>('short', 'calm', 'person');

it('no sliding second holds more than the rate and one, whoever asks in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(rates, asksOf(anyone, fc.constant(0)), async (rate, asks) => {
      expect(busiestSecond(await live(rate, asks))).toBeLessThanOrEqual(rate + 1);
    }),
    { numRuns: 150 },
  );
});

it('nor when jobs reach their worker late by no more than is forgiven', async () => {
  await fc.assert(
    fc.asyncProperty(rates, asksOf(anyone, punctual), async (rate, asks) => {
      expect(busiestSecond(await live(rate, asks))).toBeLessThanOrEqual(rate + 1);
    }),
    { numRuns: 150 },
  );
});

it('nor when workers of polling stand still for a while: moments that were missed are not made up for', async () => {
  const late = fc.oneof(punctual, fc.integer({ min: GRACE_MS + 1, max: 3_000 }));
  await fc.assert(
    fc.asyncProperty(rates, asksOf(fc.constant<Who>('short'), late), async (rate, asks) => {
      expect(busiestSecond(await live(rate, asks))).toBeLessThanOrEqual(rate + 1);
    }),
    { numRuns: 150 },
  );
});

it('a credential that always wants more uses at least 97 in a hundred of its requests', async () => {
  await fc.assert(
    fc.asyncProperty(rates, async (rate) => {
      const asks = Array.from({ length: 4_000 }, (): Ask => ({ who: 'short', after: 5, late: 0 }));
      const sent = await live(rate, asks);
      expect(sent.length / ((4_000 * 5) / 1_000)).toBeGreaterThanOrEqual(rate * 0.97);
    }),
    { numRuns: 20 },
  );
});
