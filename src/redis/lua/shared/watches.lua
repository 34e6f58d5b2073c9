-- Who watches a recording.
--   <tag>:watch:<sid>      hash  per place five fields: `by:<place>` {owner, since, rule}, `options:<place>` {only, lang,
--                                broadcast}, `card:<place>` ts, `paused:<place>` {reason, at}, and while it is muted
--                                `muted:<place>` {by, since, until, lets, over}; others: see rules
--   <tag>:channel:<place>  set   sids watched in the place
--   <tag>:mutes            zset  `<place> <sid>` -> when its mute ends by itself

-- Places that watch it and are not paused.
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

local function end_mute(sid, place)
  redis.call('HDEL', TAG .. ':watch:' .. sid, 'muted:' .. place)
  redis.call('ZREM', TAG .. ':mutes', place .. ' ' .. sid)
end

-- The silence of a watch that is paused began no later than this.
local function silent_since(sid, place, paused, since)
  local pause = cjson.decode(paused)
  pause.at = math.min(pause.at, since)
  redis.call('HSET', TAG .. ':watch:' .. sid, 'paused:' .. place, cjson.encode(pause))
end

local function forget_watch(sid, place)
  end_mute(sid, place)
  redis.call(
    'HDEL', TAG .. ':watch:' .. sid,
    'by:' .. place, 'options:' .. place, 'card:' .. place, 'paused:' .. place
  )
  redis.call('SREM', TAG .. ':channel:' .. place, sid)
end
