-- The timetables of each app, and the agenda of all apps.
--   <tag>:due:<app>      zset  sid -> when its next look is due
--   <tag>:urgent:<app>   zset  those of them that may change at any moment
--   <tag>:unproven:<app> zset  those of them that somebody asked for and that were never found
--   <tag>:lease:<app>    zset  sid -> when its lease ends
--   <tag>:stuck:<app>    zset  sid -> since when it has been due, if a lease ran out and no look has finished since
--   <tag>:agenda         zset  app -> when there is more to do for it
--   <tag>:alive          string  number of recordings that are not final; as many are due or leased (balance.lua)
-- A recording that is not final is either due or leased. While it is leased, <tag>:rec:<sid> has these fields:
--   due    when it was due, its place in the order
--   hurry  set when the next look is to follow at once, because this one does not know of a stop or a word
--   again  set when a lease ran out and no look has finished since

-- Further timetables, by rank; <tag>:rec:<sid> has the rank in its field `urgent`.
local BESIDE = { ['1'] = ':urgent:', ['2'] = ':unproven:' }

local function count_alive(more)
  if redis.call('INCRBY', TAG .. ':alive', more) == 0 then
    redis.call('DEL', TAG .. ':alive')
  end
end

local function leave_beside(app, sid)
  for _, kind in pairs(BESIDE) do
    redis.call('ZREM', TAG .. kind .. app, sid)
  end
end

-- Moves an app to an earlier place on the agenda. Only the planner moves it to a later one, after it has done what
-- there was to do (claim.lua), so an app that stays late on it has no planner.
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
  leave_beside(app, sid)
  redis.call('ZADD', TAG .. ':lease:' .. app, ends, sid)
  redis.call('HSET', TAG .. ':rec:' .. sid, 'lease', token)
end

local function make_due(app, sid, due, rank)
  redis.call('ZADD', TAG .. ':due:' .. app, due, sid)
  leave_beside(app, sid)
  if BESIDE[rank] then
    redis.call('ZADD', TAG .. BESIDE[rank] .. app, due, sid)
  end
end

-- Ends the lease, and makes the next look due unless the recording is final or forgotten.
local function give_back(app, sid, due, now)
  redis.call('ZREM', TAG .. ':lease:' .. app, sid)
  local recording = TAG .. ':rec:' .. sid
  redis.call('HDEL', recording, 'lease', 'due', 'hurry')
  local fields = redis.call('HMGET', recording, 'app', 'final', 'urgent', 'again')
  if not fields[4] then
    redis.call('ZREM', TAG .. ':stuck:' .. app, sid)
  end
  if fields[1] == app and fields[2] ~= '1' then
    make_due(app, sid, due, fields[3])
  end
  -- The end of a lease may make room for another recording that is due.
  local head = head_of(':due:', app)
  if head then
    announce(app, math.max(head, now))
  elseif redis.call('EXISTS', TAG .. ':lease:' .. app) == 0 then
    redis.call('ZREM', TAG .. ':agenda', app)
  end
end

-- Ends the lease of a look without a result. The recording keeps its place in the order.
local function put_back(app, sid, now)
  give_back(app, sid, tonumber(redis.call('HGET', TAG .. ':rec:' .. sid, 'due') or now), now)
end

-- Ends a lease that ran out: its worker is dead, or the look cannot finish. The first time the recording keeps its
-- place. After that it is due now, behind all others, because it may be the recording that kills the workers.
local function run_out(app, sid, now)
  local recording = TAG .. ':rec:' .. sid
  if redis.call('HEXISTS', recording, 'app') == 1 and redis.call('HSETNX', recording, 'again', '1') == 1 then
    redis.call('ZADD', TAG .. ':stuck:' .. app, redis.call('HGET', recording, 'due') or now, sid)
    put_back(app, sid, now)
  else
    give_back(app, sid, now, now)
  end
end

-- Removes a recording from all timetables.
local function leave_timetable(app, sid)
  for _, kind in ipairs({ ':due:', ':urgent:', ':unproven:', ':lease:', ':stuck:' }) do
    redis.call('ZREM', TAG .. kind .. app, sid)
  end
  if redis.call('EXISTS', TAG .. ':due:' .. app, TAG .. ':lease:' .. app) == 0 then
    redis.call('ZREM', TAG .. ':agenda', app)
  end
end
