-- Leases the outbox of a place, if there is something to tell now and no other worker has it.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token, never used before
-- ARGV[3]  lease, milliseconds
-- ARGV[4]  limit of deliveries in the answer
-- returns  nil, or the answer of parts/hand.lua
--
-- @include connection/clock
-- @include telling/hand
-- @policy STALLED_MS
local place, hand = ARGV[1], TAG .. ':hand:' .. ARGV[1]
local now = time()
local at = redis.call('ZSCORE', TAG .. ':lanes', place)
if not at or tonumber(at) > now then
  return nil
end

-- A post may be under way: its worker could not prolong the lease while Redis stood still.
if redis.call('HEXISTS', hand, 'token') == 1 and redis.call('HEXISTS', hand, 'sending') == 1 then
  local beat, stalled = unpack(redis.call('HMGET', EPOCH, 'beat', 'stalled'))
  if beat and (now - beat > STALLED_MS or now < tonumber(stalled or 0)) then
    redis.call('ZADD', TAG .. ':lanes', now + STALLED_MS, place)
    return nil
  end
end

-- The last worker neither told nor postponed the first delivery, so it died. That is a failed attempt too.
if redis.call('HEXISTS', hand, 'token') == 1 then
  redis.call('HINCRBY', hand, 'attempts', 1)
end
return take_in_hand(place, ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), now)
