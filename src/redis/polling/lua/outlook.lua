-- Answers what there is to do now, and when there will be more.
--
-- KEYS[1]  tag
-- ARGV[1]  limit of apps
-- ARGV[2]  limit of places
-- returns  the time; milliseconds until there is more to do, empty when nothing is planned; apps with something to do;
--          places that may be told something, each followed by since when
--
-- @include connection/clock
-- @policy SOON_MS
-- @policy LEAD_MS
local precisely = time_precisely()
local now = math.floor(precisely)
local first = tonumber(redis.call('ZRANGE', TAG .. ':agenda', 0, 0, 'WITHSCORES')[2])
-- If there is a round now, apps whose time comes before the next one are served in it too.
local soon = first and first <= now and now + SOON_MS - LEAD_MS or now
local function first_after(kind, after)
  local entry = redis.call('ZRANGEBYSCORE', TAG .. kind, '(' .. after, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
  return tonumber(entry[2]) or math.huge
end
local at = math.min(first_after(':agenda', soon), first_after(':lanes', now))
return {
  string.format('%.3f', precisely),
  at < math.huge and string.format('%.0f', math.ceil(at - now)) or '',
  redis.call('ZRANGEBYSCORE', TAG .. ':agenda', '-inf', soon, 'LIMIT', 0, ARGV[1]),
  redis.call('ZRANGEBYSCORE', TAG .. ':lanes', '-inf', now, 'WITHSCORES', 'LIMIT', 0, ARGV[2]),
}
