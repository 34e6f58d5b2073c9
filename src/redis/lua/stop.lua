-- Writes down when a stop was asked for, and makes the next look due now. It is kept beside the state, so that a look
-- that is under way is not fenced; the next one knows of it.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  when it was asked for, milliseconds since 1970
-- returns  1, or 0 when the recording is not known
--
-- @include clock
-- @include agenda
local sid = ARGV[1]
local recording = TAG .. ':rec:' .. sid
local app = redis.call('HGET', recording, 'app')
if not app then
  return 0
end
redis.call('HSET', recording, 'stop', ARGV[2])
local now = time()
if redis.call('ZSCORE', TAG .. ':due:' .. app, sid) then
  make_due(app, sid, now, true)
  announce(app, now)
elseif redis.call('ZSCORE', TAG .. ':lease:' .. app, sid) then
  -- It stays leased; whether that look comes to nothing or to something, the next one is to be soon.
  redis.call('HSET', recording, 'due', now, 'hurry', '1')
end
return 1
