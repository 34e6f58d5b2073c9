-- Leases a place's outbox, when there is something to tell now and nobody else has it.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token, never used before
-- ARGV[3]  lease, milliseconds
-- ARGV[4]  how many deliveries to show at most
-- returns  nil, or: 1 if an earlier post of the first may have arrived, else 0; its failed attempts; deliveries…
--
-- @include clock
local place = ARGV[1]
local lanes, lane, hand = TAG .. ':lanes', TAG .. ':lane:' .. place, TAG .. ':hand:' .. place
local now = time()
local at = redis.call('ZSCORE', lanes, place)
if not at or tonumber(at) > now then
  return nil
end
local deliveries = redis.call('LRANGE', lane, 0, tonumber(ARGV[4]) - 1)
if #deliveries == 0 then
  redis.call('ZREM', lanes, place)
  redis.call('ZREM', TAG .. ':waiting', place)
  return nil
end
-- Whoever had it neither told nor postponed the first, so it died over it: that is a failed attempt too.
if redis.call('HEXISTS', hand, 'token') == 1 then
  redis.call('HINCRBY', hand, 'attempts', 1)
end
redis.call('HSET', hand, 'token', ARGV[2])
redis.call('ZADD', lanes, now + tonumber(ARGV[3]), place)
local fields = redis.call('HMGET', hand, 'sending', 'attempts')
return { fields[1] and 1 or 0, tonumber(fields[2] or 0), unpack(deliveries) }
