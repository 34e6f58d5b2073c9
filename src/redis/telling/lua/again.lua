-- Queues a dead letter once more and removes it.
--
-- KEYS[1]  tag
-- ARGV[1]  id of the dead letter
-- returns  `queued`; `paused` when its place is paused, so that it stays; `unknown` when there is none
--
-- @include connection/clock
-- @include telling/delivery
-- @include telling/outbox
local dead = TAG .. ':dead'
local text = redis.call('HGET', dead, ARGV[1])
if not text then
  return 'unknown'
end
local letter = cjson.decode(text)
-- A paused place would drop it, and the summary after the pause does not cover it.
if redis.call('EXISTS', TAG .. ':pause:' .. letter.place) == 1 then
  return 'paused'
end
redis.call('HDEL', dead, ARGV[1])
enqueue(letter.place, queued_again(letter.delivery), time())
return 'queued'
