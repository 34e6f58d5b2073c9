-- What there is to do now, and when there will be something.
--
-- KEYS[1]  tag
-- ARGV[1]  how many apps at most
-- ARGV[2]  how many places at most
-- returns  the time; milliseconds until there is next something beyond that, empty when nothing is planned;
--          apps with something to do; places that may be told something, each followed by since when
--
-- @include connection/clock
-- @policy SOON_MS
-- @policy LEAD_MS
local precisely = time_precisely()
local now = math.floor(precisely)
local first = tonumber(redis.call('ZRANGE', TAG .. ':agenda', 0, 0, 'WITHSCORES')[2])
-- Where there is something to do for one app, those whose turn comes before the next round are done with it.
local soon = first and first <= now and now + SOON_MS - LEAD_MS or now
local function next_of(kind, after)
  local entry = redis.call('ZRANGEBYSCORE', TAG .. kind, '(' .. after, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
  return tonumber(entry[2]) or math.huge
end
local at = math.min(next_of(':agenda', soon), next_of(':lanes', now))
return {
  string.format('%.3f', precisely),
  at < math.huge and string.format('%.0f', math.ceil(at - now)) or '',
  redis.call('ZRANGEBYSCORE', TAG .. ':agenda', '-inf', soon, 'LIMIT', 0, ARGV[1]),
  redis.call('ZRANGEBYSCORE', TAG .. ':lanes', '-inf', now, 'WITHSCORES', 'LIMIT', 0, ARGV[2]),
}
