-- Writes a judgement without a look, in one write with its news. It needs no lease; a look under way is fenced.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  version that was judged
-- ARGV[3]  version to write
-- ARGV[4]  the new state, JSON
-- ARGV[5]  delivery, JSON; empty when there is no news and no card to edit
-- ARGV[6]  `1` when the recording is final, else `0`
-- returns  1, or 0 when the state has changed since it was judged
--
-- @include connection/clock
-- @include polling/agenda
-- @include telling/outbox
-- @include knowing/watches
local sid = ARGV[1]
local recording = TAG .. ':rec:' .. sid
local fields = redis.call('HMGET', recording, 'version', 'app', 'final')
if fields[1] ~= ARGV[2] then
  return 0
end
local app, now = fields[2], time()
redis.call('SET', TAG .. ':known:' .. sid, ARGV[4])
redis.call('HSET', recording, 'version', ARGV[3])
if ARGV[6] == '1' then
  redis.call('HSET', recording, 'final', '1')
  redis.call('HDEL', recording, 'lease', 'due', 'hurry', 'again')
  if fields[3] ~= '1' then
    count_alive(-1)
  end
  redis.call('ZADD', TAG .. ':finished', 'NX', now, sid)
  leave_timetable(app, sid)
elseif redis.call('ZSCORE', TAG .. ':lease:' .. app, sid) then
  put_back(app, sid, now)
end
if ARGV[5] ~= '' then
  for _, place in ipairs(told_places(sid)) do
    enqueue(place, ARGV[5], now)
  end
end
return 1
