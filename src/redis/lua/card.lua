-- Records where the card of a watch was posted, or that it is gone. The batch stays taken, and no post of it is
-- in doubt any more.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  sid
-- ARGV[4]  `ts` of the card; empty when it is gone
-- returns  1, or 0 when somebody else may have the outbox by now
--
-- @include outbox
local place, watch = ARGV[1], TAG .. ':watch:' .. ARGV[3]
if not has(place, ARGV[2]) then
  return 0
end
redis.call('HDEL', TAG .. ':hand:' .. place, 'sending')
if ARGV[4] == '' then
  redis.call('HDEL', watch, 'card:' .. place)
elseif redis.call('HEXISTS', watch, 'by:' .. place) == 1 then
  -- Somebody may have unwatched while the card was on its way.
  redis.call('HSET', watch, 'card:' .. place, ARGV[4])
end
return 1
