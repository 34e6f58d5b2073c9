-- Moves news out of the lane to where it is told, and takes in hand what is then first.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  lease, milliseconds
-- ARGV[4]  limit of deliveries in the answer
-- ARGV[5]  order, JSON: `taken`, ids of the deliveries that leave the lane; `threads`, each with `sid`, `before` and
--          `pieces` (lists of JSON) and `due`; `alone`, sids whose news is told alone in the channel; `rows` (list of
--          JSON), `id` and `at` of their table; `cards`, sids of cards to be edited
-- returns  0 when another worker may have the outbox; else nil, or the answer of parts/hand.lua
--
-- @include connection/clock
-- @include telling/hand
-- @include telling/delivery
-- @include telling/outbox
-- @include telling/table
-- @policy LATELY_MS
-- @policy LOUD
local place, order = ARGV[1], cjson.decode(ARGV[5])
if not has(place, ARGV[2]) then
  return 0
end
local now = time()

local taken, lane = {}, TAG .. ':lane:' .. place
for _, id in ipairs(order.taken) do
  taken[id] = true
end
local shown = redis.call('LRANGE', lane, 0, ARGV[4] - 1)
redis.call('LTRIM', lane, #shown, -1)
for i = #shown, 1, -1 do
  if not taken[id_of(shown[i])] then
    redis.call('LPUSH', lane, shown[i])
  end
end

-- Sets when a thread is due. Loud lines that wait already stay first.
local function thread_due(sid, due)
  local threads = TAG .. ':threads:' .. place
  local held = redis.call('ZSCORE', threads, sid)
  if held and tonumber(held) == LOUD then
    return
  end
  if due == 'quiet' then
    redis.call('ZADD', threads, 'NX', now, sid)
  else
    redis.call('ZADD', threads, due == 'loud' and LOUD or due == 'now' and now or due, sid)
  end
end

for _, thread in ipairs(order.threads) do
  local pieces = thread_of(place, thread.sid)
  if redis.call('EXISTS', pieces) == 0 and redis.call('HEXISTS', TAG .. ':watch:' .. thread.sid, 'card:' .. place) == 0 then
    for _, piece in ipairs(thread.before) do
      redis.call('RPUSH', pieces, piece)
    end
  end
  for _, piece in ipairs(thread.pieces) do
    redis.call('RPUSH', pieces, piece)
  end
  thread_due(thread.sid, thread.due)
end

local lately = TAG .. ':lately:' .. place
for _, sid in ipairs(order.alone) do
  redis.call('SADD', lately, sid)
end
if #order.alone > 0 and redis.call('PTTL', lately) == -1 then
  redis.call('PEXPIRE', lately, LATELY_MS)
end
if #order.rows > 0 then
  add_rows(place, order.rows, order.id, order.at, now)
  -- The burst goes on, also after its table has closed.
  redis.call('PEXPIRE', lately, LATELY_MS)
end
for _, sid in ipairs(order.cards) do
  redis.call('ZADD', TAG .. ':cards:' .. place, 'NX', now, sid)
end
return take_in_hand(place, ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), now)
