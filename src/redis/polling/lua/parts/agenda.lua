-- The timetable of one app, and the agenda over all of them.
--   <tag>:due:<app>     zset  sid -> when its next look is due
--   <tag>:urgent:<app>  zset  those of them that may change at any moment
--   <tag>:lease:<app>   zset  sid -> when the right to look at it runs out
--   <tag>:stuck:<app>   zset  sid -> since when it has been due, of those whose lease ran out and of which no look has
--                             been completed since
--   <tag>:agenda        zset  app -> when there is next something to do for it
-- A recording that is not final is either due or leased. While it is leased, three fields of <tag>:rec:<sid> remember
--   due    its place: when it was due
--   hurry  set when a stop was asked for during that look, which knows nothing of it
--   again  set when a lease of it ran out and no look has been completed since

-- Only the planner, which does what there is to do, moves an app to a later place (claim.lua). So an app whose
-- place has passed is one that nobody plans for.
local function announce(app, at)
  redis.call('ZADD', TAG .. ':agenda', 'LT', at, app)
end

local function head_of(kind, app)
  return tonumber(redis.call('ZRANGE', TAG .. kind .. app, 0, 0, 'WITHSCORES')[2])
end

local function lease(app, sid, token, ends)
  local due = redis.call('ZSCORE', TAG .. ':due:' .. app, sid)
  if due then
    redis.call('HSET', TAG .. ':rec:' .. sid, 'due', due)
  end
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
  redis.call('HDEL', recording, 'lease', 'due', 'hurry')
  local fields = redis.call('HMGET', recording, 'app', 'final', 'urgent', 'again')
  if not fields[4] then
    redis.call('ZREM', TAG .. ':stuck:' .. app, sid)
  end
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

-- Ends the lease of a look that came to nothing: the recording has its old place again.
local function put_back(app, sid, now)
  give_back(app, sid, tonumber(redis.call('HGET', TAG .. ':rec:' .. sid, 'due') or now), now)
end

-- A lease ran out, so its worker is dead or the look cannot be completed. The first time that is the worker's fault,
-- and the recording has waited long enough. After that it queues behind all others: what ends every worker that looks
-- at it must not stand at the head of the queue for ever.
local function run_out(app, sid, now)
  local recording = TAG .. ':rec:' .. sid
  if redis.call('HEXISTS', recording, 'app') == 1 and redis.call('HSETNX', recording, 'again', '1') == 1 then
    redis.call('ZADD', TAG .. ':stuck:' .. app, redis.call('HGET', recording, 'due') or now, sid)
    put_back(app, sid, now)
  else
    give_back(app, sid, now, now)
  end
end

-- Of a recording that is looked at no more.
local function leave_timetable(app, sid)
  for _, kind in ipairs({ ':due:', ':urgent:', ':lease:', ':stuck:' }) do
    redis.call('ZREM', TAG .. kind .. app, sid)
  end
  if redis.call('EXISTS', TAG .. ':due:' .. app, TAG .. ':lease:' .. app) == 0 then
    redis.call('ZREM', TAG .. ':agenda', app)
  end
end
