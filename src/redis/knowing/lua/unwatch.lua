-- Ends a place's watch, remembers that the place left it, and queues the last edit of its card.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  place
-- ARGV[3]  user ID of the person who ends it
-- returns  the fields `by`, `options`, `card` and `paused` that it had, each nil when absent
--
-- @include connection/clock
-- @include knowing/watches
-- @include telling/delivery
-- @include telling/outbox
-- @include telling/pauses
local sid, place = ARGV[1], ARGV[2]
local fields = redis.call(
  'HMGET', TAG .. ':watch:' .. sid,
  'by:' .. place, 'options:' .. place, 'card:' .. place, 'paused:' .. place
)
forget_watch(sid, place)
end_vain_pause(place)
if fields[1] then
  redis.call('HSET', TAG .. ':watch:' .. sid, 'left:' .. place, '1')
end
if fields[3] then
  local now = time()
  enqueue(place, unwatched_delivery(sid, fields[3], ARGV[3], now), now)
end
return fields
