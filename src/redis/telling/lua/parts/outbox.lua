-- The outbox of one place (`<team>:<channel>`).
--   <tag>:lane:<place>   list  deliveries as JSON, oldest first
--   <tag>:threads:<place>  zset  sid -> when the lines of its thread are to be told; `LOUD` if the channel sees them
--   <tag>:thread:<place>:<sid>  list  the lines: pieces as JSON, oldest first
--   <tag>:table:<place>  hash  the table of a burst: `id`; `at`, when its first news was learnt; `until`, when it closes;
--                              `due`, when it is to be posted or edited, absent if it is up to date; `edited`, when it
--                              last was; `told`, number of rows in the message; `ts` of the message
--   <tag>:rows:<place>   list  rows of the table as JSON
--   <tag>:cards:<place>  zset  sid -> since when its card is to be edited; news does not wait for edits
--   <tag>:lanes          zset  place -> when it may be told something next; later while it is leased
--   <tag>:idle:<place>   string, expiring  why nothing is told now: `edit`, the pace of edits, for which news does not
--                              wait; `moment`, the next thing is due later, and all that comes in is told before it
--   <tag>:hold:<team>:<method>  string, expiring  while it exists, Slack wants this method of its API not to be called
--   <tag>:unedited:<place>  string, expiring  while it exists, no message here is edited, because an edit failed
--   <tag>:waiting        zset  place -> since when its first delivery has been waiting, however often it was tried;
--                              without places where Slack refuses it until a person acts
--   <tag>:hand:<place>   hash  about the first delivery: `token` of the lease; `sending` and `sent`, when the first and the
--                              last post that may have arrived began; `sought`, since when these are looked for, and
--                              `cursor`, how far Slack's history was read; `attempts`, failed ones; `refusals`, those of
--                              them with a code on no list; `cards_lost`, how often its card was gone; `edits_refused`
--                              and `edits_lost`, the same of edits. `card`, its sid, and `since`: an edit of a card;
--                              `thread`, its sid, or `table`: with `count` of their pieces or rows; none of them: the
--                              first of the lane
--   <tag>:pace:<place>   string, expiring  when an emptied outbox may be told to again
--   <tag>:lately:<place> set, expiring  sids whose news was told alone in the channel in the last seconds
--   <tag>:fresh:<team>   string, expiring  number of cards queued within a minute only to show a newer time

-- @include telling/delivery
-- @policy FRESHENED
-- @policy FRESHENED_MS
-- @policy LOUD

-- Makes the place due for something that was queued. `for_news`: it does not wait for the pace of edits.
local function wake(place, now, for_news)
  local pace = tonumber(redis.call('GET', TAG .. ':pace:' .. place) or 0)
  local idle = redis.call('GET', TAG .. ':idle:' .. place)
  local wakes = idle == 'moment' or (idle and for_news)
  if wakes then
    redis.call('DEL', TAG .. ':idle:' .. place)
  end
  redis.call('ZADD', TAG .. ':lanes', wakes and 'XX' or 'NX', math.max(now, pace), place)
  redis.call('ZADD', TAG .. ':waiting', 'NX', now, place)
end

local function touch(place, sid, since, now)
  redis.call('ZADD', TAG .. ':cards:' .. place, 'NX', since, sid)
  wake(place, now)
end

-- Queues a delivery. Edits of one card are queued as one.
local function enqueue(place, delivery, now)
  local card = card_edited_by(delivery)
  if card then
    touch(place, card, now, now)
    return
  end
  redis.call('RPUSH', TAG .. ':lane:' .. place, delivery)
  wake(place, now, true)
end

-- Whether one more card may be edited only to show a newer time. Such edits are limited to a part of Slack's limit.
local function may_freshen(place)
  local fresh = TAG .. ':fresh:' .. string.match(place, '^[^:]*')
  local count = redis.call('INCR', fresh)
  if count == 1 then
    redis.call('PEXPIRE', fresh, FRESHENED_MS)
  end
  return count <= FRESHENED
end

-- Queues a delivery, unless one with its id is queued already.
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

-- Milliseconds for which no message of the place is edited: Slack has asked to wait, or an edit has failed.
local function edits_held(place)
  local hold = redis.call('PTTL', TAG .. ':hold:' .. string.match(place, '^[^:]*') .. ':chat.update')
  return math.max(hold, redis.call('PTTL', TAG .. ':unedited:' .. place))
end

-- Whether the lane has something to tell now. While edits are held, moves those at its head to its end.
local function lane_begins(place, held)
  local lane = TAG .. ':lane:' .. place
  for _ = 1, redis.call('LLEN', lane) do
    if held <= 0 or not is_edit(redis.call('LINDEX', lane, 0)) then
      return true
    end
    redis.call('RPUSH', lane, redis.call('LPOP', lane))
  end
  return false
end

-- Notes that no post is in doubt any more.
local function end_doubt(place)
  redis.call('HDEL', TAG .. ':hand:' .. place, 'sending', 'sent', 'sought', 'cursor')
end

-- Gives back an outbox in which only edits wait, for `ms`. News that comes in meanwhile does not wait.
local function rest(place, ms, now)
  redis.call('ZADD', TAG .. ':lanes', now + ms, place)
  if ms > 0 then
    redis.call('SET', TAG .. ':idle:' .. place, 'edit', 'PX', ms)
  end
end

local function thread_of(place, sid)
  return TAG .. ':thread:' .. place .. ':' .. sid
end

-- Puts back what is in hand, because something that goes before it may have come in. Only if no post of it is in doubt.
local function empty_hand(place)
  local hand = TAG .. ':hand:' .. place
  local card = redis.call('HMGET', hand, 'card', 'since')
  if card[1] then
    redis.call('ZADD', TAG .. ':cards:' .. place, 'NX', card[2], card[1])
  end
  redis.call('HDEL', hand, 'card', 'since', 'thread', 'table', 'count')
end

-- Whether what is in hand only edits, so that news need not wait for it.
local function only_edits(place)
  local held = redis.call('HMGET', TAG .. ':hand:' .. place, 'card', 'thread', 'table')
  if held[1] or held[2] then
    return held[1] and true or false
  elseif held[3] then
    return redis.call('HEXISTS', TAG .. ':table:' .. place, 'ts') == 1
  end
  local first = redis.call('LINDEX', TAG .. ':lane:' .. place, 0)
  return first and is_edit(first)
end

-- Answers what is told next: kind, its sid if it has one, 0, and whether it is a message and no edit. If there is
-- nothing now: nil, nil and the moment from which there is something, if any.
local function next_of(place, now)
  local first = redis.call('ZRANGE', TAG .. ':threads:' .. place, 0, 0, 'WITHSCORES')
  local due = tonumber(first[2] or math.huge)
  if due == LOUD then
    return 'thread', first[1], 0, true
  end
  local held = edits_held(place)
  if lane_begins(place, held) then
    return 'lane', nil, 0, true
  end
  local tabled = redis.call('HMGET', TAG .. ':table:' .. place, 'due', 'ts')
  local table_due = tonumber(tabled[1] or math.huge)
  if tabled[2] and held > 0 then
    table_due = math.max(table_due, now + held)
  end
  if table_due <= now then
    return 'table', nil, 0, not tabled[2]
  end
  if due <= now then
    return 'thread', first[1], 0, true
  end
  local cards = redis.call('EXISTS', TAG .. ':cards:' .. place) == 1
  if cards and held <= 0 then
    return 'card', nil, 0, false
  end
  local edits = cards or redis.call('EXISTS', TAG .. ':lane:' .. place) == 1
  local at = math.min(due, table_due, edits and now + held or math.huge)
  return nil, nil, at < math.huge and at or nil
end

-- Gives the outbox back for `pause` milliseconds. `only_edited`: nothing was posted, so news need not wait.
local function give_place_back(place, now, pause, only_edited)
  local kind, _, at, is_message = next_of(place, now)
  redis.call('DEL', TAG .. ':hand:' .. place, TAG .. ':idle:' .. place)
  if kind then
    -- A delivery of the lane counts as waiting since its moment; all else, such as many cards, only since its turn.
    local first = kind == 'lane' and cjson.decode(redis.call('LINDEX', TAG .. ':lane:' .. place, 0))
    local since = first and not first.again and first.at or now
    redis.call('ZADD', TAG .. ':waiting', math.min(now, since), place)
    if only_edited and not is_message then
      rest(place, pause, now)
    else
      redis.call('ZADD', TAG .. ':lanes', only_edited and now or now + pause, place)
    end
    return
  end
  redis.call('ZREM', TAG .. ':waiting', place)
  if at then
    at = math.max(at, now + pause)
    redis.call('ZADD', TAG .. ':lanes', at, place)
    redis.call('SET', TAG .. ':idle:' .. place, 'moment', 'PX', math.max(1, at - now))
  else
    redis.call('ZREM', TAG .. ':lanes', place)
  end
  -- The next delivery keeps the pace, although the outbox is empty now.
  if pause > 0 and not only_edited then
    redis.call('SET', TAG .. ':pace:' .. place, now + pause, 'PX', pause)
  end
end
