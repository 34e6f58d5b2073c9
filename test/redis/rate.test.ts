import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { createLoader } from '../../src/redis/connection/scripts/loader.ts';
import { POLICIES, readLua } from '../../src/redis/open-keyspace.ts';
import { limitsOf } from '../../src/redis/polling/apps.ts';
import { AHEAD_MS, GRACE_MS } from '../../src/redis/polling/policy.ts';
import { PROD } from './world.ts';

const redis = new Redis(inject('redisUrl'));
afterAll(() => redis.disconnect());

/**
 * The rules of polling/lua/parts/budget.lua themselves, driven through a life of one credential in one call, with a time of our making.
 * Polling takes a moment with its claim when it may, in turn (`short`) or one ahead (`calm`), or only when it begins
 * (`soon`); a further try of a look takes one in turn (`again`); a person goes ahead at once. Each then begins `late`
 * after its claim and sends `stall` after it might have: what is more than forgiven, or held by now, exchanges its moment,
 * first by `begin.lua`, then before it is sent. Agora may say 429 at any moment, and nothing is to be sent for `hold`.
 * Whatever the others do in between is done in the order of time.
 */
const DRIVER = `
-- @include polling/budget
local function throttle(ARGV)
${readLua('polling/lua/throttle.lua')}
end
local interval, ahead, grace = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
redis.call('DEL', TAG .. ':rate:driven')
local sent, pending, holds = {}, {}, {}

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
local function send(at, told)
  sent[#sent + 1] = string.format('%.3f', at)
  sent[#sent + 1] = string.format('%.3f', told)
end
-- Whoever reaches its moment sends, or has stood still for too long and asks for another one.
function does.reach(now, slot, stall, kind)
  local at = math.max(now, slot) + stall
  if at - slot <= grace then
    send(at, now)
  else
    come(at, 'again', slot, 0, kind)
  end
end
function does.again(now, slot, _, kind)
  send(exchange(math.floor(now), slot, kind), now)
end
function does.begin(now, slot, stall)
  now = math.floor(now)
  if not slot then
    slot = take(rate_at(now), true, now)
  elseif now - slot > grace or rate_at(now).held > math.max(slot, now) then
    slot = exchange(now, slot)
  end
  does.reach(now, slot, stall)
end
function does.claim(now, kind, stall, late, hold)
  if kind == '429' then
    throttle({ 'driven', hold, now })
    holds[#holds + 1] = now
    holds[#holds + 1] = now + hold
  elseif kind == 'person' then
    does.reach(now, take(rate_at(now), true, now), stall, kind)
  elseif kind == 'again' then
    local rate = rate_at(now)
    if earliest_slot(rate, now, false) - now <= 1000 then
      does.reach(now, take(rate, false, now), stall, kind)
    end
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
for i = 4, #ARGV, 5 do
  now = now + tonumber(ARGV[i + 1])
  settle(now)
  does.claim(now, ARGV[i], tonumber(ARGV[i + 3]), tonumber(ARGV[i + 2]), tonumber(ARGV[i + 4]))
end
settle(math.huge)
return { sent, holds }
`;

type Who = 'short' | 'calm' | 'soon' | 'person' | 'again' | '429';
interface Ask {
  readonly who: Who;
  /** Milliseconds since the one before. */
  readonly after: number;
  readonly late: number;
  readonly stall: number;
  /** Milliseconds for which nothing may be sent, after a 429. */
  readonly hold: number;
}

/** Requests sent, and when each sender was last told that it may; and from when to when Agora wanted nothing. */
interface Life {
  readonly sent: readonly (readonly [at: number, told: number])[];
  readonly holds: readonly (readonly [from: number, until: number])[];
}

const driver = createLoader(
  (file) => (file === 'polling/lua/driver.lua' ? DRIVER : readLua(file)),
  POLICIES,
)('polling/driver');

const Pairs = z
  .array(z.coerce.number())
  .transform((flat) =>
    flat.flatMap((one, index) => (index % 2 === 0 ? [[one, flat[index + 1] ?? Number.NaN] as const] : [])),
  );
const Driven = z.tuple([Pairs, Pairs]);

async function live(rate: number, asks: readonly Ask[]): Promise<Life> {
  const interval = limitsOf([{ ...PROD, requestsPerSecond: rate }]).get('prod')?.intervalMs ?? 0;
  const args = asks.flatMap(({ who, after, late, stall, hold }) => [who, after, late, stall, hold]);
  const life = await redis.eval(driver.text, 1, '{rate-test}', interval, AHEAD_MS, GRACE_MS, ...args);
  const [sent, holds] = Driven.parse(life);
  return { sent, holds };
}

const busiestSecond = ({ sent }: Life): number =>
  Math.max(0, ...sent.map(([from]) => sent.filter(([at]) => at >= from && at < from + 1_000).length));

/** Sent while nothing was to be, though it was known. */
const inHold = ({ sent, holds }: Life) =>
  sent.filter(([at, told]) => holds.some(([from, until]) => told > from && at < until));

const asksOf = (delay: fc.Arbitrary<number>) =>
  fc.array(
    fc.record({
      who: fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom<Who>('short', 'calm', 'soon', 'person', 'again') },
        { weight: 1, arbitrary: fc.constant<Who>('429') },
      ),
      after: fc.integer({ min: 0, max: 120 }),
      late: delay,
      stall: delay,
      hold: fc.integer({ min: 0, max: 2_000 }),
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
      const life = await live(rate, asks);
      expect(busiestSecond(life)).toBeLessThanOrEqual(rate + 1);
      expect(inHold(life)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('a credential that always wants more uses at least 97 in a hundred of its requests', async () => {
  await fc.assert(
    fc.asyncProperty(rates, async (rate) => {
      const asks = Array.from(
        { length: 4_000 },
        (): Ask => ({ who: 'short', after: 5, late: 0, stall: 0, hold: 0 }),
      );
      const { sent } = await live(rate, asks);
      expect(sent.length / ((4_000 * 5) / 1_000)).toBeGreaterThanOrEqual(rate * 0.97);
    }),
    { numRuns: 20 },
  );
});
