-- Queues a delivery that could not be told once more, and forgets that it could not.
--
-- KEYS[1]  tag
-- ARGV[1]  id of the dead letter
-- returns  `queued`; `paused` where its place is told nothing, so that it stays; `unknown` where there is none
--
-- @include connection/clock
-- @include telling/outbox
local dead = TAG .. ':dead'
local text = redis.call('HGET', dead, ARGV[1])
if not text then
  return 'unknown'
end
local letter = cjson.decode(text)
-- There it would be settled untold, and a summary would not go back as far.
if redis.call('EXISTS', TAG .. ':pause:' .. letter.place) == 1 then
  return 'paused'
end
redis.call('HDEL', dead, ARGV[1])
enqueue(letter.place, letter.delivery, time())
return 'queued'
