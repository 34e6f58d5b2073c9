-- The timetable of one app, and the agenda over all of them.
--   <tag>:due:<app>     zset  sid -> when its next look is due
--   <tag>:urgent:<app>  zset  those of them that may change at any moment
--   <tag>:lease:<app>   zset  sid -> when the right to look at it runs out
--   <tag>:agenda        zset  app -> when there is next something to do for it
-- A recording that is not final is either due or leased.

-- Only the planner, which does what there is to do, moves an app to a later place (claim.lua). So an app whose
-- place has passed is one that nobody plans for.
local function announce(app, at)
  redis.call('ZADD', TAG .. ':agenda', 'LT', at, app)
end

local function head_of(kind, app)
  return tonumber(redis.call('ZRANGE', TAG .. kind .. app, 0, 0, 'WITHSCORES')[2])
end

local function lease(app, sid, token, ends)
  redis.call('ZREM', TAG .. ':due:' .. app, sid)
  redis.call('ZREM', TAG .. ':urgent:' .. app, sid)
  redis.call('ZADD', TAG .. ':lease:' .. app, ends, sid)
  redis.call('HSET', TAG .. ':rec:' .. sid, 'lease', token)
end

local function make_due(app, sid, due, urgent)
  redis.call('ZADD', TAG .. ':due:' .. app, due, sid)
  if urgent then
    redis.call('ZADD', TAG .. ':urgent:' .. app, due, sid)
  end
end

-- Ends the lease, if there is one, and makes the next look due; one that is final or forgotten gets none.
local function give_back(app, sid, due, now)
  redis.call('ZREM', TAG .. ':lease:' .. app, sid)
  local recording = TAG .. ':rec:' .. sid
  redis.call('HDEL', recording, 'lease')
  local fields = redis.call('HMGET', recording, 'app', 'final', 'urgent')
  if fields[1] == app and fields[2] ~= '1' then
    make_due(app, sid, due, fields[3] == '1')
  end
  -- Not only this one: the end of a lease may make room for another that has been waiting.
  local head = head_of(':due:', app)
  if head then
    announce(app, math.max(head, now))
  elseif redis.call('EXISTS', TAG .. ':lease:' .. app) == 0 then
    redis.call('ZREM', TAG .. ':agenda', app)
  end
end

-- Of a recording that is looked at no more.
local function leave_timetable(app, sid)
  for _, kind in ipairs({ ':due:', ':urgent:', ':lease:' }) do
    redis.call('ZREM', TAG .. kind .. app, sid)
  end
  if redis.call('EXISTS', TAG .. ':due:' .. app, TAG .. ':lease:' .. app) == 0 then
    redis.call('ZREM', TAG .. ':agenda', app)
  end
end
