-- What there is to do now, and when there will be something.
--
-- KEYS[1]  tag
-- ARGV[1]  how many apps at most
-- ARGV[2]  how many places at most
-- returns  milliseconds until there is next something beyond that, empty when nothing is planned;
--          apps with something to do; places that may be told something, each followed by since when
--
-- @include clock
local now = time()
local function next_of(kind)
  local entry = redis.call('ZRANGEBYSCORE', TAG .. kind, '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
  return tonumber(entry[2]) or math.huge
end
local at = math.min(next_of(':agenda'), next_of(':lanes'))
return {
  at < math.huge and string.format('%.0f', math.ceil(at - now)) or '',
  redis.call('ZRANGEBYSCORE', TAG .. ':agenda', '-inf', now, 'LIMIT', 0, ARGV[1]),
  redis.call('ZRANGEBYSCORE', TAG .. ':lanes', '-inf', now, 'WITHSCORES', 'LIMIT', 0, ARGV[2]),
}
