-- Gives a lease back after a look without a result.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  app
-- ARGV[3]  token of the claim
-- ARGV[4]  milliseconds until the next look; empty: it is due when it was before
-- returns  1, or 0 when the lease was gone already
--
-- @include connection/clock
-- @include polling/agenda
local sid, app = ARGV[1], ARGV[2]
if redis.call('HGET', TAG .. ':rec:' .. sid, 'lease') ~= ARGV[3] then
  return 0
end
local now = time()
if ARGV[4] == '' then
  put_back(app, sid, now)
else
  give_back(app, sid, now + tonumber(ARGV[4]), now)
end
return 1
