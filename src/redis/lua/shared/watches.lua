-- Who watches a recording.
--   <tag>:watch:<sid>      hash  per place four fields: `by:<place>` {owner, since, rule}, `options:<place>` {only, lang},
--                                `card:<place>` ts, `paused:<place>` {reason, at}; others: see rules
--   <tag>:channel:<place>  set   sids watched in the place

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

local function forget_watch(sid, place)
  redis.call(
    'HDEL', TAG .. ':watch:' .. sid,
    'by:' .. place, 'options:' .. place, 'card:' .. place, 'paused:' .. place
  )
  redis.call('SREM', TAG .. ':channel:' .. place, sid)
end
