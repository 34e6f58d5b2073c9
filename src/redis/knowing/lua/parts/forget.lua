-- Forgets a recording with its watches, names and directory entries. A look under way is fenced, and deliveries about
-- it are dropped when their turn comes.
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
  local app, final = unpack(redis.call('HMGET', TAG .. ':rec:' .. sid, 'app', 'final'))
  if app then
    leave_timetable(app, sid)
    if final ~= '1' then
      count_alive(-1)
    end
  end
  for _, kind in ipairs({ ':rec:', ':known:', ':watch:', ':notices:', ':noticed:', ':told:' }) do
    redis.call('DEL', TAG .. kind .. sid)
  end
  redis.call('ZREM', TAG .. ':heard', sid)
  redis.call('ZREM', TAG .. ':finished', sid)
end
