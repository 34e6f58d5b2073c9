-- Leases a place's outbox, when there is something to tell now and nobody else has it.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token, never used before
-- ARGV[3]  lease, milliseconds
-- ARGV[4]  how many deliveries to show at most
-- returns  nil, or: 1 if an earlier post of the first may have arrived, else 0; its failed attempts; those of them that were
--          refused for a reason on no list; how many news were
--          told one by one in the last seconds; milliseconds for which news was gathered after a digest a moment ago,
--          else 0; 1 if the place is paused, else 0; where the lane is empty the sid of a card to be brought up to date,
--          and since when, else both empty; deliveries…
--
-- @include connection/clock
-- @include telling/outbox
local place = ARGV[1]
local lanes, lane, hand = TAG .. ':lanes', TAG .. ':lane:' .. place, TAG .. ':hand:' .. place
local now = time()
local at = redis.call('ZSCORE', lanes, place)
if not at or tonumber(at) > now then
  return nil
end

-- Whoever had it neither told nor postponed the first, so it died over it: that is a failed attempt too.
if redis.call('HEXISTS', hand, 'token') == 1 then
  redis.call('HINCRBY', hand, 'attempts', 1)
end
local in_doubt = redis.call('HEXISTS', hand, 'sending') == 1
if not in_doubt then
  put_card_back(place)
end

local deliveries = {}
local card = redis.call('HMGET', hand, 'card', 'since')
if not card[1] then
  deliveries = redis.call('LRANGE', lane, 0, tonumber(ARGV[4]) - 1)
  if #deliveries == 0 then
    card = redis.call('ZPOPMIN', TAG .. ':cards:' .. place)
    if card[1] then
      redis.call('HSET', hand, 'card', card[1], 'since', card[2])
    end
  end
end
if #deliveries == 0 and not card[1] then
  redis.call('ZREM', lanes, place)
  redis.call('ZREM', TAG .. ':waiting', place)
  redis.call('DEL', hand)
  return nil
end

redis.call('HSET', hand, 'token', ARGV[2])
redis.call('ZADD', lanes, now + tonumber(ARGV[3]), place)
return {
  in_doubt and 1 or 0,
  tonumber(redis.call('HGET', hand, 'attempts') or 0),
  tonumber(redis.call('HGET', hand, card[1] and 'edits_refused' or 'refusals') or 0),
  tonumber(redis.call('GET', TAG .. ':lately:' .. place) or 0),
  tonumber(redis.call('GET', TAG .. ':burst:' .. place) or 0),
  redis.call('EXISTS', TAG .. ':pause:' .. place),
  card[1] or '',
  card[2] or '',
  unpack(deliveries),
}
