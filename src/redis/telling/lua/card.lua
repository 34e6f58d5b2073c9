-- Stores the `ts` of a card, or that it no longer exists, which is counted. The batch stays taken, and none of its posts
-- is in doubt any more. If the watch was ended while its card was posted, queues the last edit of the card.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  sid
-- ARGV[4]  `ts` of the card; empty when it no longer exists
-- ARGV[5]  time of an earlier post of the card that may have arrived; empty when there was none
-- ARGV[…]  entry of the ledger, JSON, and the sid; absent when nothing was posted
-- returns  1, or 0 when another worker may have the outbox
--
-- @include connection/clock
-- @include telling/delivery
-- @include telling/ledger
-- @include telling/outbox
local place, sid, ts, copy = ARGV[1], ARGV[3], ARGV[4], ARGV[5]
local watch = TAG .. ':watch:' .. sid
if not has(place, ARGV[2]) then
  return 0
end
end_doubt(place)
note_told(ARGV, 6, time())
redis.call('HDEL', watch, 'card:' .. place, 'copy:' .. place)
if ts == '' then
  redis.call('HINCRBY', TAG .. ':hand:' .. place, only_edits(place) and 'edits_lost' or 'cards_lost', 1)
  return 1
end
if redis.call('HEXISTS', watch, 'by:' .. place) == 1 then
  redis.call('HSET', watch, 'card:' .. place, ts)
  if copy ~= '' then
    redis.call('HSET', watch, 'copy:' .. place, copy)
  end
else
  local now = time()
  enqueue(place, unwatched_delivery(sid, ts, '', now), now)
end
return 1
