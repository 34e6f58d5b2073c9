-- Puts one digest in the place of several news, and has the cards brought up to date that they were about. The digest
-- becomes the first; whoever has the outbox keeps it.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  digest, JSON
-- ARGV[…]  ids of the deliveries that it takes the place of
-- returns  1, or 0 when somebody else may have the outbox by now
--
-- @include connection/clock
-- @include telling/delivery
-- @include telling/outbox
local place = ARGV[1]
if not has(place, ARGV[2]) then
  return 0
end
local folded = {}
for i = 4, #ARGV do
  folded[ARGV[i]] = true
end
local lane, now = TAG .. ':lane:' .. place, time()
local queued = redis.call('LRANGE', lane, 0, -1)
redis.call('DEL', lane)
redis.call('RPUSH', lane, ARGV[3])
for _, text in ipairs(queued) do
  if folded[id_of(text)] then
    redis.call('ZADD', TAG .. ':cards:' .. place, 'NX', now, cjson.decode(text).sid)
  else
    redis.call('RPUSH', lane, text)
  end
end
return 1
