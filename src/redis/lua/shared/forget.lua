-- Forgets a recording with its watches, names and directory entries. Needs agenda and watches.
-- Whoever is looking at it is fenced, and what still waits to be told of it is dropped when its turn comes.

local function forget_recording(sid)
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
    leave_timetable(app, sid)
  end
  for _, kind in ipairs({ ':rec:', ':watch:', ':names:', ':teams:' }) do
    redis.call('DEL', TAG .. kind .. sid)
  end
  redis.call('SREM', TAG .. ':live', sid)
  redis.call('ZREM', TAG .. ':finished', sid)
end
