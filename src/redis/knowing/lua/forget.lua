-- Forgets one recording, whatever its state, and queues the last edit of its cards.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  its name, as the cards show it
-- ARGV[3]  user ID of the person who has it forgotten; empty for a program
-- returns  1, or 0 when the recording is not known
--
-- @include connection/clock
-- @include knowing/forget
-- @include telling/delivery
-- @include telling/outbox
if redis.call('EXISTS', TAG .. ':rec:' .. ARGV[1]) == 0 then
  return 0
end
local fields, now = redis.call('HGETALL', TAG .. ':watch:' .. ARGV[1]), time()
forget_recording(ARGV[1])
for i = 1, #fields, 2 do
  local place = string.match(fields[i], '^card:(.+)$')
  if place then
    enqueue(place, forgotten_delivery(ARGV[1], fields[i + 1], ARGV[2], ARGV[3], now), now)
  end
end
return 1
