-- Removes words of Agora that are noted. Words that came meanwhile still wait.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  the newest of the words that are noted, JSON, or empty
-- ARGV[3]  number of these words
-- ARGV[4]  `1` when the next look is to be due now, else `0`
-- returns  number of words that still wait
--
-- @include connection/clock
-- @include hearing/bell
-- @include polling/agenda
local sid, most = ARGV[1], tonumber(ARGV[3])
local words, now = TAG .. ':notices:' .. sid, time()
-- Another process may have removed them already, so that there are other words now.
if most > 0 and redis.call('LINDEX', words, most - 1) == ARGV[2] then
  redis.call('LTRIM', words, most, -1)
end
local left, app = redis.call('LLEN', words), redis.call('HGET', TAG .. ':rec:' .. sid, 'app')
if left == 0 or not app then
  redis.call('ZREM', TAG .. ':heard', sid)
end
if app and ARGV[4] == '1' then
  local due = redis.call('ZSCORE', TAG .. ':due:' .. app, sid)
  if due and tonumber(due) > now then
    make_due(app, sid, now, '1')
    announce(app, now)
    ring('')
  elseif redis.call('ZSCORE', TAG .. ':lease:' .. app, sid) then
    redis.call('HSET', TAG .. ':rec:' .. sid, 'due', now, 'hurry', '1')
  end
end
return left
