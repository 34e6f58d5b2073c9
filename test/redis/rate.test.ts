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
 * Polling takes a moment with its claim when it may, in turn (`short`) or one ahead (`calm`), or only when it begins
 * (`soon`); a person goes ahead at once. Each then begins `late` after its claim and sends `stall` after it might have:
 * what is more than forgiven exchanges its moment, first by `begin.lua`, then before it is sent. Whatever the others do
 * in between is done in the order of time.
 */
const DRIVER = `
local TAG = KEYS[1]
${readFileSync(new URL('../../src/redis/lua/shared/budget.lua', import.meta.url), 'utf8')}
local interval, ahead, grace = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
redis.call('DEL', TAG .. ':rate:driven')
local sent, pending = {}, {}

local function come(at, does, slot, stall, kind)
  pending[#pending + 1] = { at = at, order = #pending, does = does, slot = slot, stall = stall, kind = kind }
end
local function rate_at(now)
  return read_rate('driven', interval, now)
end
local function take(rate, ahead_of_turn, now)
  local slot = earliest_slot(rate, now, ahead_of_turn)
  take_slot(rate, slot)
  write_rate(rate)
  return slot
end
local function exchange(now, slot, kind)
  local rate = rate_at(now)
  local other = exchange_slot(rate, slot, now, kind == 'person')
  write_rate(rate)
  return other
end

local does = {}
-- Whoever reaches its moment sends, or has stood still for too long and asks for another one.
function does.reach(now, slot, stall, kind)
  local at = math.max(now, slot) + stall
  if at - slot <= grace then
    sent[#sent + 1] = string.format('%.3f', at)
  else
    come(at, 'again', slot, 0, kind)
  end
end
function does.again(now, slot, _, kind)
  sent[#sent + 1] = string.format('%.3f', exchange(math.floor(now), slot, kind))
end
function does.begin(now, slot, stall)
  now = math.floor(now)
  if not slot then
    slot = take(rate_at(now), true, now)
  elseif now - slot > grace then
    slot = exchange(now, slot)
  end
  does.reach(now, slot, stall)
end
function does.claim(now, kind, stall, late)
  if kind == 'person' then
    does.reach(now, take(rate_at(now), true, now), stall, kind)
  elseif kind == 'soon' then
    come(now + late, 'begin', nil, stall)
  else
    local rate = rate_at(now)
    if earliest_slot(rate, now, kind == 'calm') - now <= ahead then
      come(now + late, 'begin', take(rate, kind == 'calm', now), stall)
    end
  end
end

local function settle(until_when)
  while true do
    local first
    for i, each in ipairs(pending) do
      if each.at <= until_when and (not first or each.at < pending[first].at) then
        first = i
      end
    end
    if not first then
      return
    end
    local each = table.remove(pending, first)
    does[each.does](each.at, each.slot, each.stall, each.kind)
  end
end

local now = 1000000
for i = 4, #ARGV, 4 do
  now = now + tonumber(ARGV[i + 1])
  settle(now)
  does.claim(now, ARGV[i], tonumber(ARGV[i + 3]), tonumber(ARGV[i + 2]))
end
settle(math.huge)
return sent
`;

type Who = 'short' | 'calm' | 'soon' | 'person';
interface Ask {
  readonly who: Who;
  /** Milliseconds since the one before. */
  readonly after: number;
  readonly late: number;
  readonly stall: number;
}

const AHEAD_MS = 60;
const GRACE_MS = 16;

async function live(rate: number, asks: readonly Ask[]): Promise<readonly number[]> {
  const interval = limitsOf([{ ...PROD, requestsPerSecond: rate }]).get('prod')?.intervalMs ?? 0;
  const args = asks.flatMap(({ who, after, late, stall }) => [who, after, late, stall]);
  const sent = await redis.eval(DRIVER, 1, '{rate-test}', interval, AHEAD_MS, GRACE_MS, ...args);
  return Array.isArray(sent) ? sent.map(Number) : [];
}

const busiestSecond = (sent: readonly number[]): number =>
  Math.max(0, ...sent.map((from) => sent.filter((at) => at >= from && at < from + 1_000).length));

const asksOf = (delay: fc.Arbitrary<number>) =>
  fc.array(
    fc.record({
      who: fc.constantFrom<Who>('short', 'calm', 'soon', 'person'),
      after: fc.integer({ min: 0, max: 120 }),
      late: delay,
      stall: delay,
    }),
    { minLength: 50, maxLength: 400 },
  );

const rates = fc.integer({ min: 1, max: 60 });
const punctual = fc.integer({ min: 0, max: GRACE_MS });
const anything = fc.oneof(
  punctual,
  fc.integer({ min: GRACE_MS + 1, max: 200 }),
  fc.integer({ max: 3_000, min: 0 }),
);

it.for([
  ['whoever asks in whatever order', fc.constant(0)],
  ['when everything comes late by no more than is forgiven', punctual],
  ['when processes stand still at any moment: what was missed is not made up for', anything],
] as const)('no sliding second holds more than the rate and one, %s', async ([, delay]) => {
  await fc.assert(
    fc.asyncProperty(rates, asksOf(delay), async (rate, asks) => {
      expect(busiestSecond(await live(rate, asks))).toBeLessThanOrEqual(rate + 1);
    }),
    { numRuns: 200 },
  );
});

it('a credential that always wants more uses at least 97 in a hundred of its requests', async () => {
  await fc.assert(
    fc.asyncProperty(rates, async (rate) => {
      const asks = Array.from({ length: 4_000 }, (): Ask => ({ who: 'short', after: 5, late: 0, stall: 0 }));
      const sent = await live(rate, asks);
      expect(sent.length / ((4_000 * 5) / 1_000)).toBeGreaterThanOrEqual(rate * 0.97);
    }),
    { numRuns: 20 },
  );
});
