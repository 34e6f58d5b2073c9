-- Tells a place again, and queues its card.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  place
-- ARGV[3]  delivery that brings the card, JSON
-- ARGV[4]  beginning of that delivery up to its id
-- returns  1, or 0 when there is no such watch
--
-- @include clock
-- @include outbox
-- @include rules
local sid, place = ARGV[1], ARGV[2]
local watch = TAG .. ':watch:' .. sid
if redis.call('HEXISTS', watch, 'by:' .. place) == 0 then
  return 0
end
resume_rules(place)
if redis.call('HDEL', watch, 'paused:' .. place) == 1 then
  enqueue_once(place, ARGV[3], ARGV[4], time())
end
return 1
