-- Removes the first delivery, which is told, and gives the outbox back.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  milliseconds until this place may be posted to again
-- ARGV[4]  number of pieces told of a thread
-- ARGV[5]  `ts` of the message; empty when there is none
-- ARGV[6]  1 when nothing was posted, else 0
-- ARGV[…]  entry of the ledger, JSON, and the recordings that it is about; absent when nothing was posted
-- returns  1, or 0 when another worker may have the outbox
--
-- @include connection/clock
-- @include telling/outbox
-- @include telling/away
-- @include telling/ledger
-- @include telling/pauses
-- @include knowing/watches
local place = ARGV[1]
if not has(place, ARGV[2]) then
  return 0
end
local now = time()
note_told(ARGV, 7, now)
local held = redis.call('HMGET', TAG .. ':hand:' .. place, 'card', 'thread', 'table', 'count')

local function settle_lane()
  local settled = redis.call('LPOP', TAG .. ':lane:' .. place)
  -- After its summary no news that was learnt during a mute waits, so a mute that is over is removed.
  local told = settled and cjson.decode(settled)
  if told and told.kind == 'paused' and ARGV[5] ~= '' then
    local team, person = string.match(place, '^([^:]*):(.*)$')
    local paused = team .. ':' .. told.channel
    redis.call('HSET', TAG .. ':pause-posts:' .. paused, person, cjson.encode({ id = told.id, ts = ARGV[5] }))
    if redis.call('EXISTS', TAG .. ':pause:' .. paused) == 0 then
      tell_resumed(paused, now)
    end
  end
  if told and told.kind == 'missed' and told.after == 'mute' then
    for _, missed in ipairs(told.missed) do
      local mute = redis.call('HGET', TAG .. ':watch:' .. missed.sid, 'muted:' .. place)
      if mute and cjson.decode(mute).over then
        end_mute(missed.sid, place)
      end
    end
  end
end

local function settle_thread(sid)
  local threads, pieces = TAG .. ':threads:' .. place, thread_of(place, sid)
  redis.call('LTRIM', pieces, ARGV[4], -1)
  if redis.call('EXISTS', pieces) == 0 then
    redis.call('ZREM', threads, sid)
  else
    -- The pieces that are left are quiet: loud news was in this message, or is in a table.
    redis.call('ZADD', threads, 'XX', now, sid)
  end
end

local function settle_table()
  local tabled = TAG .. ':table:' .. place
  if redis.call('EXISTS', tabled) == 0 then
    return
  end
  redis.call('HSET', tabled, 'told', held[4], 'edited', now)
  if ARGV[5] ~= '' then
    redis.call('HSET', tabled, 'ts', ARGV[5])
  end
  if redis.call('LLEN', TAG .. ':rows:' .. place) > tonumber(held[4]) then
    redis.call('HSET', tabled, 'due', now + TABLE_EDIT_MS)
  else
    redis.call('HDEL', tabled, 'due')
  end
end

if held[2] then
  settle_thread(held[2])
elseif held[3] then
  settle_table()
elseif not held[1] then
  settle_lane()
end
give_place_back(place, now, tonumber(ARGV[3]), ARGV[6] == '1')
if ARGV[5] ~= '' then
  bring_back(place, now)
end
return 1
