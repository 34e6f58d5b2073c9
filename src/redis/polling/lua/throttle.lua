-- Handles a 429 of Agora: halves the rate, which recovers slowly, and allows no request for a while.
--
-- KEYS[1]  tag
-- ARGV[1]  budget
-- ARGV[2]  milliseconds without a request
-- ARGV[3]  optional, tests only: milliseconds that stand for the time
-- returns  share of the rate that is left, in thousandths
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
  -- Slots given in advance have the old, shorter distance. A request ahead of its turn by the new one would skip two.
  if rate.free > now then
    rate.free = now + (rate.free - now) * before / rate.share
    write_rate(rate)
  end
end
return math.floor(rate.share * 1000)
