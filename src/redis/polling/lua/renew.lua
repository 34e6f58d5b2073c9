-- Prolongs leases that are still held.
--
-- KEYS[1]  tag
-- ARGV[1]  lease, milliseconds
-- ARGV[2…] sid, app and token of each claim
-- returns  tokens of claims that are lost
--
-- @include connection/clock
local ends = time() + tonumber(ARGV[1])
local lost = {}
for i = 2, #ARGV, 3 do
  local sid, app, token = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  if redis.call('HGET', TAG .. ':rec:' .. sid, 'lease') == token then
    redis.call('ZADD', TAG .. ':lease:' .. app, 'XX', 'GT', ends, sid)
  else
    lost[#lost + 1] = token
  end
end
return lost
