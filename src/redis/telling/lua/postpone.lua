-- The first delivery stays; gives the outbox back for a later attempt.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  milliseconds until the next attempt
-- ARGV[4]  `not_sent` (nothing arrived), `unclear` (it was refused for a reason that may pass), `refused` (it will not
--          be taken until a person acts) or `unknown` (the next attempt has to look first)
-- returns  1, or 0 when somebody else may have the outbox by now
--
-- @include connection/clock
-- @include telling/outbox
local place = ARGV[1]
if not has(place, ARGV[2]) then
  return 0
end
local hand = TAG .. ':hand:' .. place
redis.call('HDEL', hand, 'token')
redis.call('HINCRBY', hand, 'attempts', 1)
if ARGV[4] == 'unclear' then
  redis.call('HINCRBY', hand, redis.call('HEXISTS', hand, 'card') == 1 and 'edits_refused' or 'refusals', 1)
end
if ARGV[4] == 'unknown' then
  redis.call('HSET', hand, 'sending', '1')
else
  redis.call('HDEL', hand, 'sending')
  -- News may have come in, which goes first.
  put_card_back(place)
end
local now = time()
redis.call('ZADD', TAG .. ':lanes', now + tonumber(ARGV[3]), place)
-- What waits for a person is not late: no other process, and no restart, would tell it sooner.
if ARGV[4] == 'refused' then
  redis.call('ZREM', TAG .. ':waiting', place)
else
  redis.call('ZADD', TAG .. ':waiting', 'NX', now, place)
end
return 1
