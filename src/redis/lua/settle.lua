-- The first delivery is told: removes it and gives the outbox back.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  milliseconds until this place may be posted to again
-- returns  1, or 0 when somebody else may have the outbox by now
--
-- @include clock
-- @include outbox
local place, pause = ARGV[1], tonumber(ARGV[3])
if not has(place, ARGV[2]) then
  return 0
end
local lane = TAG .. ':lane:' .. place
local now = time()
local next_at = now + pause
redis.call('LPOP', lane)
redis.call('DEL', TAG .. ':hand:' .. place)
local first = redis.call('LINDEX', lane, 0)
if first then
  redis.call('ZADD', TAG .. ':lanes', next_at, place)
  redis.call('ZADD', TAG .. ':waiting', math.min(now, cjson.decode(first).at), place)
else
  redis.call('ZREM', TAG .. ':lanes', place)
  redis.call('ZREM', TAG .. ':waiting', place)
  -- What comes next has to keep the pace as if the lane had never been empty.
  if pause > 0 then
    redis.call('SET', TAG .. ':pace:' .. place, next_at, 'PX', pause)
  end
end
return 1
