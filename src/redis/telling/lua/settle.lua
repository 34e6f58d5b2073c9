-- The first delivery is told: removes it and gives the outbox back.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  milliseconds until this place may be posted to again
-- ARGV[4]  `news` when news was told on its own, `digest` when several were told together, else empty
-- returns  1, or 0 when somebody else may have the outbox by now
--
-- @include connection/clock
-- @include telling/outbox
-- @include knowing/watches
-- @policy LATELY_MS
-- @policy CALM_MS
local place, pause = ARGV[1], tonumber(ARGV[3])
if not has(place, ARGV[2]) then
  return 0
end
local lane, hand = TAG .. ':lane:' .. place, TAG .. ':hand:' .. place
local now = time()
local next_at = now + pause
if redis.call('HEXISTS', hand, 'card') == 0 then
  local settled = redis.call('LPOP', lane)
  -- Nothing that was learnt while it lasted waits any more, so a mute that is over is not needed any longer.
  local told = settled and cjson.decode(settled)
  if told and told.kind == 'missed' and told.after == 'mute' then
    for _, missed in ipairs(told.missed) do
      local mute = redis.call('HGET', TAG .. ':watch:' .. missed.sid, 'muted:' .. place)
      if mute and cjson.decode(mute).over then
        end_mute(missed.sid, place)
      end
    end
  end
end
redis.call('DEL', hand)

if ARGV[4] == 'digest' then
  redis.call('SET', TAG .. ':burst:' .. place, pause, 'PX', pause + CALM_MS)
elseif ARGV[4] == 'news' and redis.call('INCR', TAG .. ':lately:' .. place) == 1 then
  redis.call('PEXPIRE', TAG .. ':lately:' .. place, LATELY_MS)
end

local first = redis.call('LINDEX', lane, 0)
if first then
  redis.call('ZADD', TAG .. ':waiting', math.min(now, cjson.decode(first).at), place)
elseif redis.call('EXISTS', TAG .. ':cards:' .. place) == 1 then
  -- Many cards take long at Slack's pace, and one after the other is as it should be.
  redis.call('ZADD', TAG .. ':waiting', now, place)
else
  redis.call('ZREM', TAG .. ':lanes', place)
  redis.call('ZREM', TAG .. ':waiting', place)
  -- What comes next has to keep the pace as if the outbox had never been empty.
  if pause > 0 then
    redis.call('SET', TAG .. ':pace:' .. place, next_at, 'PX', pause)
  end
  return 1
end
redis.call('ZADD', TAG .. ':lanes', next_at, place)
return 1
