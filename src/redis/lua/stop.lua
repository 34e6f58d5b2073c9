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
-- One that is final, or leased, is not due and stays so.
if redis.call('ZSCORE', TAG .. ':due:' .. app, sid) then
  local now = time()
  make_due(app, sid, now, true)
  announce(app, now)
end
return 1
