-- Who watches a recording.
--   <tag>:watch:<sid>      hash  per place five fields: `by:<place>` {owner, since, rule}, `options:<place>` {only, lang,
--                                broadcast, max}, `card:<place>` ts, `paused:<place>` {reason, at}, and while it is muted
--                                `muted:<place>` {by, since, until, lets, over}; others: see rules
--   <tag>:channel:<place>  set   sids watched in the place
--   <tag>:mutes            zset  `<place> <sid>` -> when its mute ends by itself

-- After how many hours its watches want to hear that it still runs, each once. Looks are judged by it, so it stands with
-- the recording: <tag>:rec:<sid>, field `max`.
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
  if redis.call('HEXISTS', TAG .. ':rec:' .. sid, 'max') == 1 then
    note_max(sid)
  end
end
