-- Adds a place's watch and queues its card. One that exists keeps its owner and card, takes the new options,
-- and is paused no longer. What a rule began, a person takes over.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  place
-- ARGV[3]  team
-- ARGV[4]  owner and since, JSON
-- ARGV[5]  options, JSON
-- ARGV[6]  delivery that brings the card, JSON
-- ARGV[7]  beginning of that delivery up to its id
-- ARGV[8]  `1` when a person asks for it
-- returns  `new`, `known`, or `unknown` (no such recording)
--
-- @include clock
-- @include outbox
-- @include directory
local sid, place = ARGV[1], ARGV[2]
if redis.call('EXISTS', TAG .. ':rec:' .. sid) == 0 then
  return 'unknown'
end
local now = time()
local watch = TAG .. ':watch:' .. sid
local new = redis.call('HSETNX', watch, 'by:' .. place, ARGV[4])
if new == 0 and ARGV[8] == '1' and cjson.decode(redis.call('HGET', watch, 'by:' .. place)).rule then
  redis.call('HSET', watch, 'by:' .. place, ARGV[4])
end
redis.call('HDEL', watch, 'left:' .. place)
redis.call('HSET', watch, 'options:' .. place, ARGV[5])
redis.call('HDEL', watch, 'paused:' .. place)
redis.call('SADD', TAG .. ':channel:' .. place, sid)
introduce(ARGV[3], sid, now)
enqueue_once(place, ARGV[6], ARGV[7], now)
return new == 1 and 'new' or 'known'
