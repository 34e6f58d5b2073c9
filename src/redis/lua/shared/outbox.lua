-- The outbox of one place (`<team>:<channel>`).
--   <tag>:lane:<place>  list  deliveries as JSON, oldest first
--   <tag>:lanes         zset  place -> when its first delivery may be told next; later while somebody has it
--   <tag>:waiting       zset  place -> since when its first delivery has been waiting, however often it was tried
--   <tag>:hand:<place>  hash  about the first delivery: `token` of who has it, `sending` when a post may be
--                             under way, `attempts` that failed
--   <tag>:pace:<place>  string, expiring  when an emptied lane may be told to again

local function enqueue(place, delivery, now)
  redis.call('RPUSH', TAG .. ':lane:' .. place, delivery)
  local pace = tonumber(redis.call('GET', TAG .. ':pace:' .. place) or 0)
  redis.call('ZADD', TAG .. ':lanes', 'NX', math.max(now, pace), place)
  redis.call('ZADD', TAG .. ':waiting', 'NX', now, place)
end

-- `beginning` is that of the JSON up to and including its id; every delivery is written with its id first.
local function enqueue_once(place, delivery, beginning, now)
  for _, queued in ipairs(redis.call('LRANGE', TAG .. ':lane:' .. place, 0, -1)) do
    if string.sub(queued, 1, #beginning) == beginning then
      return
    end
  end
  enqueue(place, delivery, now)
end

local function has(place, token)
  return redis.call('HGET', TAG .. ':hand:' .. place, 'token') == token
end
