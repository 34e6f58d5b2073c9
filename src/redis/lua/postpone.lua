-- The first delivery stays; gives the outbox back for a later attempt.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  milliseconds until the next attempt
-- ARGV[4]  `not_sent` (nothing arrived) or `unknown` (the next attempt has to look first)
-- returns  1, or 0 when somebody else may have the outbox by now
--
-- @include clock
-- @include outbox
local place = ARGV[1]
if not has(place, ARGV[2]) then
  return 0
end
local hand = TAG .. ':hand:' .. place
redis.call('HDEL', hand, 'token')
redis.call('HINCRBY', hand, 'attempts', 1)
if ARGV[4] == 'not_sent' then
  redis.call('HDEL', hand, 'sending')
  -- News may have come in, which goes first.
  put_card_back(place)
else
  redis.call('HSET', hand, 'sending', '1')
end
redis.call('ZADD', TAG .. ':lanes', time() + tonumber(ARGV[3]), place)
return 1
