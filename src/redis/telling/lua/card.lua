-- Records where the card of a watch was posted, or that it is gone. The batch stays taken, and no post of it is
-- in doubt any more. A card whose watch was ended while it was on its way is edited for the last time.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  sid
-- ARGV[4]  `ts` of the card; empty when it is gone
-- returns  1, or 0 when somebody else may have the outbox by now
--
-- @include connection/clock
-- @include telling/delivery
-- @include telling/outbox
local place, sid, ts = ARGV[1], ARGV[3], ARGV[4]
local watch = TAG .. ':watch:' .. sid
if not has(place, ARGV[2]) then
  return 0
end
redis.call('HDEL', TAG .. ':hand:' .. place, 'sending')
if ts == '' then
  redis.call('HDEL', watch, 'card:' .. place)
elseif redis.call('HEXISTS', watch, 'by:' .. place) == 1 then
  redis.call('HSET', watch, 'card:' .. place, ts)
else
  local now = time()
  enqueue(place, unwatched_delivery(sid, ts, now), now)
end
return 1
