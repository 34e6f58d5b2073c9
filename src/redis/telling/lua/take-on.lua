-- Notes who takes care of the bad news in a message, unless somebody did before, and queues the line that says so.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  `ts` of the message
-- ARGV[3]  person and moment, JSON
-- ARGV[4]  delivery that says so, JSON
-- ARGV[5]  milliseconds for which it is remembered
-- returns  person and moment before, JSON; `false` when nobody did
--
-- @include connection/clock
-- @include telling/outbox
local place = ARGV[1]
local key = TAG .. ':taken-on:' .. place .. ':' .. ARGV[2]
if redis.call('SET', key, ARGV[3], 'NX', 'PX', ARGV[5]) then
  enqueue_once(place, ARGV[4], time())
  return false
end
return redis.call('GET', key)
