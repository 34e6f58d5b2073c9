-- Forgets recordings that finished long ago, with their watches, names and directory entries.
--
-- KEYS[1]  tag
-- ARGV[1]  milliseconds for which a finished recording is kept
-- ARGV[2]  how many at most in this slice
-- returns  how many were forgotten
--
-- @include clock
-- @include watches
local limit = time() - tonumber(ARGV[1])
local sids = redis.call('ZRANGEBYSCORE', TAG .. ':finished', '-inf', limit, 'LIMIT', 0, tonumber(ARGV[2]))
for _, sid in ipairs(sids) do
  for _, field in ipairs(redis.call('HKEYS', TAG .. ':watch:' .. sid)) do
    local place = string.match(field, '^by:(.+)$')
    if place then
      forget_watch(sid, place)
    end
  end
  for _, name in ipairs(redis.call('SMEMBERS', TAG .. ':names:' .. sid)) do
    local team, alias = string.match(name, '^([^:]*):(.*)$')
    -- The alias may have gone to another recording since.
    if redis.call('HGET', TAG .. ':alias:' .. team, alias) == sid then
      redis.call('HDEL', TAG .. ':alias:' .. team, alias)
    end
  end
  for _, team in ipairs(redis.call('SMEMBERS', TAG .. ':teams:' .. sid)) do
    redis.call('ZREM', TAG .. ':team:' .. team, sid)
    redis.call('ZREM', TAG .. ':sids:' .. team, sid)
  end
  local app = redis.call('HGET', TAG .. ':rec:' .. sid, 'app')
  if app then
    redis.call('ZREM', TAG .. ':lease:' .. app, sid)
  end
  for _, kind in ipairs({ ':rec:', ':watch:', ':names:', ':teams:' }) do
    redis.call('DEL', TAG .. kind .. sid)
  end
  redis.call('ZREM', TAG .. ':finished', sid)
end
return #sids
