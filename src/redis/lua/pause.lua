-- Stops telling a place, keeps its watch and its rules, and queues one message to the owner, if that is a person.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  place
-- ARGV[3]  reason and time, JSON
-- ARGV[4]  place of the owner's direct messages; empty when there is none
-- ARGV[5]  delivery, JSON
-- returns  1, or 0 when there is no such watch or it is paused already
--
-- @include clock
-- @include outbox
-- @include rules
local sid, place = ARGV[1], ARGV[2]
local watch = TAG .. ':watch:' .. sid
if redis.call('HEXISTS', watch, 'by:' .. place) == 0 then
  return 0
end
if redis.call('HSETNX', watch, 'paused:' .. place, ARGV[3]) == 0 then
  return 0
end
pause_rules(place, ARGV[3])
if ARGV[4] ~= '' then
  enqueue(ARGV[4], ARGV[5], time())
end
return 1
