-- Adds a place's watch and queues its card. An existing watch keeps its owner, its card and those options that are
-- not given. A person takes over a watch that a rule began, and has it told again if it was paused. A program that
-- repeats itself does neither, and does not bring back what people there have stopped. A language among the options
-- becomes the place's.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  place
-- ARGV[3]  team
-- ARGV[4]  owner and since, JSON
-- ARGV[5]  options that are given, JSON
-- ARGV[6]  `1` when a person asks for it
-- returns  `new`, `known`, `left` (not watched: somebody there has stopped it), or `unknown` (no such recording)
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
-- An empty list stands for all kinds of news, which is what no list means.
if given.only and #given.only == 0 then
  options.only = nil
end
-- A recording that is asked for by itself is no longer one of many.
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
