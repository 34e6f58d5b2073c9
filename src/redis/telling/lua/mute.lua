-- Begins, replaces or ends the mute of a watch, and queues an edit of its card and the summaries.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  place
-- ARGV[3]  the mute that was found, JSON; empty when there was none
-- ARGV[4]  the new mute, JSON; one that is over stays until its summary is told (settle.lua)
-- ARGV[5]  moment at which it ends by itself; empty when there is none
-- ARGV[…]  deliveries that sum up what was missed, JSON
-- returns  `done`; `unwatched` (no such watch); `changed` (the mute has changed since it was found)
--
-- @include connection/clock
-- @include telling/outbox
-- @include knowing/watches
local sid, place = ARGV[1], ARGV[2]
local watch, field, now = TAG .. ':watch:' .. sid, 'muted:' .. place, time()
if redis.call('HEXISTS', watch, 'by:' .. place) == 0 then
  return 'unwatched'
end
if (redis.call('HGET', watch, field) or '') ~= ARGV[3] then
  return 'changed'
end
end_mute(sid, place)
local mute = cjson.decode(ARGV[4])
local paused = redis.call('HGET', watch, 'paused:' .. place)
if mute.over and paused then
  -- The place is paused, so the summary after the pause covers what was missed.
  silent_since(sid, place, paused, mute.since)
  return 'done'
end
redis.call('HSET', watch, field, ARGV[4])
if ARGV[5] ~= '' then
  redis.call('ZADD', TAG .. ':mutes', ARGV[5], place .. ' ' .. sid)
end
touch(place, sid, now, now)
for i = 6, #ARGV do
  enqueue_once(place, ARGV[i], now)
end
return 'done'
