-- The timetable of one app, and the agenda over all of them.
--   <tag>:due:<app>    zset  sid -> when its next look is due
--   <tag>:lease:<app>  zset  sid -> when the right to look at it runs out
--   <tag>:agenda       zset  app -> when there is next something to do for it
-- A recording that is not final is in exactly one of the first two.

-- While nothing of an app can be seen, `probe` of its sight holds its next entry back.
local function refresh_agenda(app)
  local earliest
  for _, kind in ipairs({ ':due:', ':lease:' }) do
    local head = redis.call('ZRANGE', TAG .. kind .. app, 0, 0, 'WITHSCORES')
    local at = tonumber(head[2])
    if at and (not earliest or at < earliest) then
      earliest = at
    end
  end
  if not earliest then
    redis.call('ZREM', TAG .. ':agenda', app)
    return
  end
  local probe = tonumber(redis.call('HGET', TAG .. ':sight:' .. app, 'probe') or 0)
  redis.call('ZADD', TAG .. ':agenda', math.max(earliest, probe), app)
end

local function lease(app, sid, token, ends)
  redis.call('ZREM', TAG .. ':due:' .. app, sid)
  redis.call('ZADD', TAG .. ':lease:' .. app, ends, sid)
  redis.call('HSET', TAG .. ':rec:' .. sid, 'lease', token)
end

-- Ends the lease, if there is one, and makes the next look due; one that is final or forgotten gets none.
local function give_back(app, sid, due)
  redis.call('ZREM', TAG .. ':lease:' .. app, sid)
  local recording = TAG .. ':rec:' .. sid
  redis.call('HDEL', recording, 'lease')
  local fields = redis.call('HMGET', recording, 'app', 'final')
  if fields[1] == app and fields[2] ~= '1' then
    redis.call('ZADD', TAG .. ':due:' .. app, due, sid)
  end
end
