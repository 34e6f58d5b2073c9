-- Agora said 429: half the rate from now on, recovering slowly, and no request at all for a while.
--
-- KEYS[1]  tag
-- ARGV[1]  budget
-- ARGV[2]  milliseconds without a request
-- ARGV[3]  optional, tests only: milliseconds to be taken for the time
-- returns  what is left of the rate, in thousandths
--
-- @include connection/clock
-- @include polling/budget
-- @policy LEAST_SHARE
-- @policy SAME_SQUEEZE_MS
local now = tonumber(ARGV[3]) or time()
local rate = read_rate(ARGV[1], 1, now)
-- A shorter hold never ends a longer one.
redis.call('HSET', rate.key, 'held', string.format('%.0f', math.max(rate.held, now + tonumber(ARGV[2]))))
if now - rate.cut >= SAME_SQUEEZE_MS then
  local before = rate.share
  rate.share = math.max(LEAST_SHARE, before / 2)
  redis.call('HSET', rate.key, 'share', string.format('%.6f', rate.share), 'cut', string.format('%.0f', now))
  -- What was spent in advance was reckoned in shorter distances. One longer distance ahead of its turn would be two of them.
  if rate.free > now then
    rate.free = now + (rate.free - now) * before / rate.share
    write_rate(rate)
  end
end
return math.floor(rate.share * 1000)
