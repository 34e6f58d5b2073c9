-- One request out of a credential's budget. GCRA: a single moment says when the next request may be sent, so no
-- window has an edge at which two bursts could meet.
--
-- KEYS[1]  tag
-- ARGV[1]  name of the budget
-- ARGV[2]  milliseconds between two requests
-- ARGV[3]  `take`: now or not at all. `reserve`: the next free slot, one of them ahead of its time.
-- ARGV[4]  optional, tests only: milliseconds to be taken for the time
-- returns  milliseconds to wait; after `take` a wait means that nothing was spent
--
-- @include clock
local budget, interval, reserving = ARGV[1], tonumber(ARGV[2]), ARGV[3] == 'reserve'
local now = tonumber(ARGV[4]) or time()
local key = TAG .. ':budget:' .. budget
local free_at = tonumber(redis.call('GET', key) or 0)
local held_until = tonumber(redis.call('GET', TAG .. ':hold:' .. budget) or 0)

local slot = math.max(now, held_until, reserving and free_at - interval or free_at)
if not reserving and slot > now then
  return slot - now
end
local next_free = math.max(free_at, slot) + interval
redis.call('SET', key, string.format('%.0f', next_free), 'PX', next_free - now + 60000)
return slot - now
