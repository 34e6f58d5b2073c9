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

local function wake(place, now)
  local pace = tonumber(redis.call('GET', TAG .. ':pace:' .. place) or 0)
  redis.call('ZADD', TAG .. ':lanes', 'NX', math.max(now, pace), place)
  redis.call('ZADD', TAG .. ':waiting', 'NX', now, place)
end

local function touch(place, sid, since, now)
  redis.call('ZADD', TAG .. ':cards:' .. place, 'NX', since, sid)
  wake(place, now)
end

local WITHOUT_NEWS = '"news":[]}'

-- A delivery without news says no more than that the card is to be brought up to date; of several, one is enough.
local function enqueue(place, delivery, now)
  if string.sub(delivery, -#WITHOUT_NEWS) == WITHOUT_NEWS then
    touch(place, cjson.decode(delivery).sid, now, now)
    return
  end
  redis.call('RPUSH', TAG .. ':lane:' .. place, delivery)
  wake(place, now)
end

local FRESHENED = 25

-- Slack takes about fifty edits a minute of a workspace. Those that only say a later time may have half of them.
local function may_freshen(place)
  local fresh = TAG .. ':fresh:' .. string.match(place, '^[^:]*')
  local count = redis.call('INCR', fresh)
  if count == 1 then
    redis.call('PEXPIRE', fresh, 60000)
  end
  return count <= FRESHENED
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

-- A card that is in hand, nothing of which can be under way, waits again like the others.
local function put_card_back(place)
  local hand = TAG .. ':hand:' .. place
  local card = redis.call('HMGET', hand, 'card', 'since')
  if card[1] then
    redis.call('ZADD', TAG .. ':cards:' .. place, 'NX', card[2], card[1])
    redis.call('HDEL', hand, 'card', 'since')
  end
end
