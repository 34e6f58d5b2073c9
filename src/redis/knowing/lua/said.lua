-- Stores what a backend reports about a recording, and makes the next look due now. These are fields beside the state,
-- so that a look under way is not fenced.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[…]  two each: field and value
--            stop     when a stop was asked for, milliseconds since 1970
--            ends     planned end, milliseconds since 1970, or `never`
--            reports  `1` when every end is promised to be reported, else `0`
-- returns  1, or 0 when the recording is not known
--
-- @include connection/clock
-- @include hearing/bell
-- @include polling/agenda
-- @include hearing/reports
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
  make_due(app, sid, now, '1')
  announce(app, now)
  ring('')
elseif redis.call('ZSCORE', TAG .. ':lease:' .. app, sid) then
  -- The look under way does not know of it, so the next one has to follow at once.
  redis.call('HSET', recording, 'due', now, 'hurry', '1')
end
return 1
