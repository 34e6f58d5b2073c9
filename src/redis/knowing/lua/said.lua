-- Writes down what a backend says of a recording, and makes the next look due now. It is kept beside the state, so that a
-- look that is under way is not fenced; the next one knows of it.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[…]  two each: field and value
--            stop     when a stop was asked for, milliseconds since 1970
--            ends     when it is planned to end, the same, or `never`
--            reports  `1` where every end is promised to be reported, else `0`
-- returns  1, or 0 when the recording is not known
--
-- @include connection/clock
-- @include polling/agenda
-- @include knowing/reports
local sid = ARGV[1]
local recording = TAG .. ':rec:' .. sid
local app = redis.call('HGET', recording, 'app')
if not app then
  return 0
end
for i = 2, #ARGV, 2 do
  redis.call('HSET', recording, ARGV[i], ARGV[i + 1])
  if ARGV[i] == 'stop' then
    keep_promise(app)
  end
end
local now = time()
if redis.call('ZSCORE', TAG .. ':due:' .. app, sid) then
  make_due(app, sid, now, true)
  announce(app, now)
elseif redis.call('ZSCORE', TAG .. ':lease:' .. app, sid) then
  -- It stays leased; whether that look comes to nothing or to something, the next one is to be soon.
  redis.call('HSET', recording, 'due', now, 'hurry', '1')
end
return 1
