-- Taking the first delivery of a place in hand.

-- @include connection/epoch
-- @include telling/outbox
-- @include telling/table
-- @policy AFTER_LOSS_MS

-- Takes what is to be told first, or gives the place back and answers nil.
-- returns  nil, or: the two moments between which writes may have been lost, both 0 if none lately, and 1 if some were for
--          certain; when the first, and the last, post that may have arrived began, 0 if none may; milliseconds for which
--          these have been looked for; how far Slack's history was read; number of failed attempts; number of those refused
--          with a code on no list; how often its card was gone; 1 if the place is paused, else 0; 1 if a table is open,
--          else 0; sids whose news was told alone in the last seconds; `lane`, `thread`, `table` or `card`; of a thread
--          its sid, of a table its id, its beginning, its `ts` and how many rows it shows, of a card its sid and since
--          when it has waited; its deliveries, pieces or rows
local function take_in_hand(place, token, lease, most, now)
  local hand = TAG .. ':hand:' .. place
  local doubt = redis.call('HMGET', hand, 'sending', 'sent', 'sought', 'cursor')
  local in_doubt = doubt[1] and true or false
  if not in_doubt then
    empty_hand(place)
  end

  local held = redis.call('HMGET', hand, 'thread', 'table', 'card', 'since', 'count')
  local kind, sid
  if in_doubt then
    kind = held[1] and 'thread' or held[2] and 'table' or held[3] and 'card' or 'lane'
    sid = held[1] or held[3]
  else
    kind, sid = next_of(place, now)
  end
  local last = in_doubt and held[5] and tonumber(held[5]) - 1 or -1

  local about, items = {}, {}
  if kind == 'lane' then
    items = redis.call('LRANGE', TAG .. ':lane:' .. place, 0, most - 1)
  elseif kind == 'thread' then
    about, items = { sid }, redis.call('LRANGE', thread_of(place, sid), 0, last)
    redis.call('HSET', hand, 'thread', sid, 'count', #items)
  elseif kind == 'table' then
    local fields = redis.call('HMGET', TAG .. ':table:' .. place, 'id', 'at', 'ts', 'told')
    about = { fields[1] or '', fields[2] or '', fields[3] or '', fields[4] or '0' }
    items = redis.call('LRANGE', TAG .. ':rows:' .. place, 0, last)
    redis.call('HSET', hand, 'table', '1', 'count', #items)
  elseif kind == 'card' then
    if not in_doubt then
      local card = redis.call('ZPOPMIN', TAG .. ':cards:' .. place)
      redis.call('HSET', hand, 'card', card[1], 'since', card[2])
      about = card
    else
      about = { sid, held[4] }
    end
  end
  if kind ~= 'card' and #items == 0 then
    -- Nothing waits, or the place has paused meanwhile, so that what was in hand is gone.
    if kind == 'thread' then
      redis.call('ZREM', TAG .. ':threads:' .. place, sid)
    elseif kind == 'table' then
      drop_table(place)
    end
    give_place_back(place, now, 0)
    return nil
  end

  redis.call('DEL', TAG .. ':idle:' .. place)
  redis.call('HSET', hand, 'token', token)
  redis.call('ZADD', TAG .. ':lanes', now + lease, place)
  redis.call('ZADD', TAG .. ':waiting', 'NX', now, place)
  notice_restart(now)
  local lost = redis.call('HMGET', EPOCH, 'lost_from', 'lost_until', 'sure')
  local edits = only_edits(place)
  local counts = redis.call(
    'HMGET', hand, 'attempts', edits and 'edits_refused' or 'refusals', edits and 'edits_lost' or 'cards_lost'
  )
  local is_lately = lost[2] and now - lost[2] < AFTER_LOSS_MS
  return {
    is_lately and tonumber(lost[1]) or 0,
    is_lately and tonumber(lost[2]) or 0,
    is_lately and tonumber(lost[3]) or 0,
    tonumber(doubt[1] or 0),
    tonumber(doubt[2] or 0),
    doubt[3] and now - doubt[3] or 0,
    doubt[4] or '',
    tonumber(counts[1] or 0),
    tonumber(counts[2] or 0),
    tonumber(counts[3] or 0),
    redis.call('EXISTS', TAG .. ':pause:' .. place),
    is_table_open(place, now) and 1 or 0,
    redis.call('SMEMBERS', TAG .. ':lately:' .. place),
    kind,
    about,
    items,
  }
end
