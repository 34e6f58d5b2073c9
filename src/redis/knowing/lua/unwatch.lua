-- Ends a place's watch, and keeps in mind that it was left.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  place
-- returns  the fields `by`, `options`, `card` and `paused` that it had, each nil when absent
--
-- @include knowing/watches
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
return fields
