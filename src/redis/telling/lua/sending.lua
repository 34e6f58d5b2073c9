-- Notes that a post of the first delivery is about to be sent, and prolongs the lease of the outbox.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  lease, milliseconds
-- returns  1, or 0 when another worker may have the outbox
--
-- @include connection/clock
-- @include telling/outbox
local place = ARGV[1]
if not has(place, ARGV[2]) then
  return 0
end
local hand, now = TAG .. ':hand:' .. place, time()
redis.call('HSETNX', hand, 'sending', now)
redis.call('HSET', hand, 'sent', now)
redis.call('HDEL', hand, 'sought', 'cursor')
redis.call('ZADD', TAG .. ':lanes', now + tonumber(ARGV[3]), place)
return 1
