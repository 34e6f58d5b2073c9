-- A process that takes reports is up, or is about to close. Notes for how long none was.
--
-- KEYS[1]  tag
-- ARGV[1]  name of the process, never used before
-- ARGV[2]  `1` while it is up, `0` when it closes
-- ARGV[3]  milliseconds without a sign of life after which a process is taken for dead
-- ARGV[4]  milliseconds for which such a time is kept
-- ARGV[5]  how many are kept at most
-- returns  1
--
-- @include connection/clock
local name, opens, late_ms, keep_ms, most = ARGV[1], ARGV[2] == '1', tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local inlet, inlets, now = TAG .. ':inlet', TAG .. ':inlets', time()

redis.call('ZREMRANGEBYSCORE', inlets, '-inf', now - late_ms)
local fields = redis.call('HMGET', inlet, 'beat', 'deaf')
if fields[1] and redis.call('EXISTS', inlets) == 0 then
  local deaf = {}
  for _, stretch in ipairs(cjson.decode(fields[2] or '[]')) do
    if stretch[2] > now - keep_ms then
      deaf[#deaf + 1] = stretch
    end
  end
  deaf[#deaf + 1] = { tonumber(fields[1]), now }
  -- The oldest become one: rather deaf for too long than a loss for an alarm.
  while #deaf > most do
    local first = table.remove(deaf, 1)
    deaf[1][1] = first[1]
  end
  redis.call('HSET', inlet, 'deaf', cjson.encode(deaf))
end
redis.call('HSET', inlet, 'beat', now)
if opens then
  redis.call('ZADD', inlets, now, name)
else
  redis.call('ZREM', inlets, name)
end
return 1
