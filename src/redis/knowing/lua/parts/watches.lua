-- The watches of a recording.
--   <tag>:watch:<sid>      hash  for each place: `by:<place>` {owner, since, rule}, `options:<place>` {only, lang,
--                                broadcast, cards, notify, max}, `card:<place>` ts, `copy:<place>` moment of an earlier
--                                post of the card that may have arrived, `paused:<place>` {reason, at}, `muted:<place>`
--                                {by, since, until, lets, over}; further fields: see rules.lua
--   <tag>:channel:<place>  set   sids watched in the place
--   <tag>:places           set   places where something is watched
--   <tag>:mutes            zset  `<place> <sid>` -> when its mute ends by itself

-- Copies the `max` options of all watches, each once, to the field `max` of <tag>:rec:<sid>, where looks find them.
local function note_max(sid)
  local fields = redis.call('HGETALL', TAG .. ':watch:' .. sid)
  local found, all = {}, {}
  for i = 1, #fields, 2 do
    local max = string.match(fields[i], '^options:') and cjson.decode(fields[i + 1]).max
    if max and not found[max] then
      found[max] = true
      all[#all + 1] = max
    end
  end
  if #all > 0 then
    redis.call('HSET', TAG .. ':rec:' .. sid, 'max', cjson.encode(all))
  else
    redis.call('HDEL', TAG .. ':rec:' .. sid, 'max')
  end
end

-- Lists the places that watch the recording and are not paused.
local function told_places(sid)
  local fields = redis.call('HKEYS', TAG .. ':watch:' .. sid)
  local paused = {}
  for _, field in ipairs(fields) do
    local place = string.match(field, '^paused:(.+)$')
    if place then
      paused[place] = true
    end
  end
  local places = {}
  for _, field in ipairs(fields) do
    local place = string.match(field, '^by:(.+)$')
    if place and not paused[place] then
      places[#places + 1] = place
    end
  end
  return places
end

local function begin_watch(sid, place)
  redis.call('SADD', TAG .. ':channel:' .. place, sid)
  redis.call('SADD', TAG .. ':places', place)
end

local function end_mute(sid, place)
  redis.call('HDEL', TAG .. ':watch:' .. sid, 'muted:' .. place)
  redis.call('ZREM', TAG .. ':mutes', place .. ' ' .. sid)
end

-- Moves the beginning of a watch's pause back to `since`, unless it is earlier.
local function silent_since(sid, place, paused, since)
  local pause = cjson.decode(paused)
  pause.at = math.min(pause.at, since)
  redis.call('HSET', TAG .. ':watch:' .. sid, 'paused:' .. place, cjson.encode(pause))
end

local function forget_watch(sid, place)
  end_mute(sid, place)
  redis.call(
    'HDEL', TAG .. ':watch:' .. sid,
    'by:' .. place, 'options:' .. place, 'card:' .. place, 'copy:' .. place, 'paused:' .. place
  )
  redis.call('SREM', TAG .. ':channel:' .. place, sid)
  if redis.call('EXISTS', TAG .. ':channel:' .. place) == 0 then
    redis.call('SREM', TAG .. ':places', place)
  end
  if redis.call('HEXISTS', TAG .. ':rec:' .. sid, 'max') == 1 then
    note_max(sid)
  end
end
