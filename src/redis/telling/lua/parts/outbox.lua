-- The outbox of one place (`<team>:<channel>`).
--   <tag>:lane:<place>   list  deliveries as JSON, oldest first
--   <tag>:cards:<place>  zset  sid -> since when its card has to be brought up to date. Told when the lane is empty: an
--                              edit disturbs nobody, and news does not wait for it
--   <tag>:lanes          zset  place -> when it may be told something next; later while somebody has it
--   <tag>:waiting        zset  place -> since when what is first there has been waiting, however often it was tried;
--                              without places where Slack refuses it until a person acts
--   <tag>:hand:<place>   hash  about what is being told: `token` of who has it, `sending` when a post may be under
--                              way, `attempts` that failed, of which `refusals` for a reason on no list, those of
--                              cards in `edits_refused`; and where it is a card, `card` its sid and `since`
--   <tag>:pace:<place>   string, expiring  when an emptied outbox may be told to again
--   <tag>:lately:<place> string, expiring  how many news were told one by one in the last seconds
--   <tag>:fresh:<team>   string, expiring  how many cards were queued for their time alone within a minute
--   <tag>:burst:<place>  string, expiring  for how long news was gathered after the last digest, in milliseconds

-- @include telling/delivery
-- @policy FRESHENED
-- @policy FRESHENED_MS

local function wake(place, now)
  local pace = tonumber(redis.call('GET', TAG .. ':pace:' .. place) or 0)
  redis.call('ZADD', TAG .. ':lanes', 'NX', math.max(now, pace), place)
  redis.call('ZADD', TAG .. ':waiting', 'NX', now, place)
end

local function touch(place, sid, since, now)
  redis.call('ZADD', TAG .. ':cards:' .. place, 'NX', since, sid)
  wake(place, now)
end

-- Of several deliveries that only have a card brought up to date, one is enough.
local function enqueue(place, delivery, now)
  local card = card_edited_by(delivery)
  if card then
    touch(place, card, now, now)
    return
  end
  redis.call('RPUSH', TAG .. ':lane:' .. place, delivery)
  wake(place, now)
end

-- Cards that only say a later time may have a part of the edits that Slack takes.
local function may_freshen(place)
  local fresh = TAG .. ':fresh:' .. string.match(place, '^[^:]*')
  local count = redis.call('INCR', fresh)
  if count == 1 then
    redis.call('PEXPIRE', fresh, FRESHENED_MS)
  end
  return count <= FRESHENED
end

-- Unless a delivery with its id is queued already.
local function enqueue_once(place, delivery, now)
  local id = id_of(delivery)
  for _, queued in ipairs(redis.call('LRANGE', TAG .. ':lane:' .. place, 0, -1)) do
    if id_of(queued) == id then
      return
    end
  end
  enqueue(place, delivery, now)
end

local function has(place, token)
  return redis.call('HGET', TAG .. ':hand:' .. place, 'token') == token
end

-- A card that is in hand, nothing of which can be under way, waits again like the others.
local function put_card_back(place)
  local hand = TAG .. ':hand:' .. place
  local card = redis.call('HMGET', hand, 'card', 'since')
  if card[1] then
    redis.call('ZADD', TAG .. ':cards:' .. place, 'NX', card[2], card[1])
    redis.call('HDEL', hand, 'card', 'since')
  end
end
