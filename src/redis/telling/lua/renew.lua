-- Prolongs the leases of the outboxes that a process works on.
--
-- KEYS[1]  tag
-- ARGV[1]  lease, milliseconds
-- ARGV[…]  per outbox: place, token of the batch
-- returns  tokens of those that another worker may have
--
-- @include connection/clock
-- @include telling/outbox
local lost, now = {}, time()
for i = 2, #ARGV, 2 do
  if has(ARGV[i], ARGV[i + 1]) then
    redis.call('ZADD', TAG .. ':lanes', now + tonumber(ARGV[1]), ARGV[i])
  else
    lost[#lost + 1] = ARGV[i + 1]
  end
end
return lost
