-- Moves a recording from schema 1 to 2. What schema 1 kept otherwise:
--   <tag>:rec:<sid>    hash  with `recording` and `state`, JSON
--   <tag>:sids:<team>  zset, all scores 0  sids in alphabetical order
--   <tag>:teams:<sid>  set   workspaces that know it
--   <tag>:names:<sid>  set   `<team>:<alias in lower case>` given to it
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  `recording` that was read
-- ARGV[3]  `state` that was read, empty if none
-- ARGV[4]  `version` that was read, empty if none
-- ARGV[5]  what is known of it, JSON; empty when that could not be read, and stays where it is
-- returns  1, or 0 when something else was there
--
-- @include clock
-- @include agenda
-- @include directory
local sid = ARGV[1]
local recording = TAG .. ':rec:' .. sid
local read = redis.call('HMGET', recording, 'recording', 'state', 'version', 'lease', 'app')
if (read[1] or '') ~= ARGV[2] or (read[2] or '') ~= ARGV[3] or (read[3] or '') ~= ARGV[4] then
  return 0
end
if ARGV[5] ~= '' then
  redis.call('SET', TAG .. ':known:' .. sid, ARGV[5])
  redis.call('HDEL', recording, 'recording', 'state')
  -- Redis packs no hash that has once held a long value, so it is written anew.
  local fields = redis.call('HGETALL', recording)
  redis.call('DEL', recording)
  redis.call('HSET', recording, unpack(fields))
end
local now = time()
for _, team in ipairs(redis.call('SMEMBERS', TAG .. ':teams:' .. sid)) do
  redis.call('ZREM', TAG .. ':sids:' .. team, sid)
  introduce(team, sid, now)
end
for _, name in ipairs(redis.call('SMEMBERS', TAG .. ':names:' .. sid)) do
  redis.call('HSET', recording, 'name:' .. name, '')
end
redis.call('DEL', TAG .. ':teams:' .. sid, TAG .. ':names:' .. sid)
if read[4] and read[5] then
  put_back(read[5], sid, now)
end
return 1
