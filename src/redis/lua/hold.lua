-- No request out of a budget for a while. A shorter hold never ends a longer one.
--
-- KEYS[1]  tag
-- ARGV[1]  name of the budget
-- ARGV[2]  milliseconds
-- ARGV[3]  optional, tests only: milliseconds to be taken for the time
--
-- @include clock
local key, pause = TAG .. ':hold:' .. ARGV[1], tonumber(ARGV[2])
local ends = (tonumber(ARGV[3]) or time()) + pause
if pause > 0 and ends > tonumber(redis.call('GET', key) or 0) then
  redis.call('SET', key, string.format('%.0f', ends), 'PX', pause)
end
