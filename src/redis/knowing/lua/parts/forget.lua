-- Forgets a recording with its watches, names and directory entries.
-- Whoever is looking at it is fenced, and what still waits to be told of it is dropped when its turn comes.
--
-- @include knowing/directory
-- @include knowing/watches
-- @include polling/agenda
-- @include telling/pauses

local function forget_recording(sid)
  for _, field in ipairs(redis.call('HKEYS', TAG .. ':watch:' .. sid)) do
    local place = string.match(field, '^by:(.+)$')
    if place then
      forget_watch(sid, place)
      end_vain_pause(place)
    end
  end
  leave_directory(sid)
  local app = redis.call('HGET', TAG .. ':rec:' .. sid, 'app')
  if app then
    leave_timetable(app, sid)
  end
  for _, kind in ipairs({ ':rec:', ':known:', ':watch:', ':notices:', ':noticed:' }) do
    redis.call('DEL', TAG .. kind .. sid)
  end
  redis.call('ZREM', TAG .. ':heard', sid)
  redis.call('SREM', TAG .. ':live', sid)
  redis.call('ZREM', TAG .. ':finished', sid)
end
