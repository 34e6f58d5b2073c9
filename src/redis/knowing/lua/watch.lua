-- Adds a watch and queues its card. An existing watch keeps its card and the options that are not given, and its owner
-- unless a rule began it and a person asks. A person also ends its pause, and begins again what people there have
-- ended; a program does neither. A language among the options becomes that of the place.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  place
-- ARGV[3]  team
-- ARGV[4]  owner and since, JSON
-- ARGV[5]  given options, JSON
-- ARGV[6]  `1` when a person asks for it
-- returns  `new`, `known`, `left` (nothing done: somebody there has ended it), or `unknown` (no such recording)
--
-- @include connection/clock
-- @include telling/outbox
-- @include knowing/watches
-- @include knowing/directory
-- @include knowing/languages
local sid, place = ARGV[1], ARGV[2]
if redis.call('EXISTS', TAG .. ':rec:' .. sid) == 0 then
  return 'unknown'
end
local now, by_person = time(), ARGV[6] == '1'
local watch = TAG .. ':watch:' .. sid
if not by_person and redis.call('HEXISTS', watch, 'left:' .. place) == 1 then
  return 'left'
end
local new = redis.call('HSETNX', watch, 'by:' .. place, ARGV[4])
if new == 0 and by_person and cjson.decode(redis.call('HGET', watch, 'by:' .. place)).rule then
  redis.call('HSET', watch, 'by:' .. place, ARGV[4])
end
local given = cjson.decode(ARGV[5])
local options = cjson.decode(redis.call('HGET', watch, 'options:' .. place) or '{}')
for name, value in pairs(given) do
  options[name] = value
end
-- An empty list stands for all kinds of news, as no list does.
if given.only and #given.only == 0 then
  options.only = nil
end
-- A recording that is asked for alone is no longer one of many.
if given.bulk == false then
  options.bulk = nil
end
redis.call('HSET', watch, 'options:' .. place, cjson.encode(options))
redis.call('HDEL', watch, 'left:' .. place)
if given.max then
  note_max(sid)
end
if given.lang then
  speak(place, given.lang, by_person, now)
end
if by_person then
  redis.call('HDEL', watch, 'paused:' .. place)
end
begin_watch(sid, place)
introduce(ARGV[3], sid, now)
if redis.call('HEXISTS', watch, 'paused:' .. place) == 0 then
  touch(place, sid, now, now)
end
return new == 1 and 'new' or 'known'
