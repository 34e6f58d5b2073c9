-- News that waits in a place when it pauses.

-- @include telling/outbox

-- Answers by sid when the first of the waiting news of each recording was learnt. `queued` is the lane.
local function untold_in(place, queued)
  local first = {}
  local function note(sid, at)
    first[sid] = math.min(first[sid] or math.huge, at)
  end
  for _, text in ipairs(queued) do
    local delivery = cjson.decode(text)
    if delivery.kind == 'recording' or delivery.kind == 'thread' then
      note(delivery.sid, delivery.at)
    end
    for _, silence in ipairs(delivery.kind == 'missed' and delivery.missed or delivery.kind == 'story' and delivery.of or {}) do
      note(silence.sid, silence.since + 1)
    end
  end
  for _, sid in ipairs(redis.call('ZRANGE', TAG .. ':threads:' .. place, 0, -1)) do
    local piece = redis.call('LINDEX', thread_of(place, sid), 0)
    local read = piece and cjson.decode(piece)
    if read then
      note(sid, math.min(read.at, read.since or read.at))
    end
  end
  local told = tonumber(redis.call('HGET', TAG .. ':table:' .. place, 'told') or 0)
  for _, text in ipairs(redis.call('LRANGE', TAG .. ':rows:' .. place, told, -1)) do
    local row = cjson.decode(text)
    note(row.sid, row.at)
  end
  return first
end
