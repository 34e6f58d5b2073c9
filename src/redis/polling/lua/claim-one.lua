-- Claims one recording for a person's look, due or not, without regard to the window of its app. A claim that was made
-- before the recording is due (claim.lua) is replaced: nobody has begun with it.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  app
-- ARGV[3]  token, never used before
-- ARGV[4]  lease, milliseconds
-- returns  `claimed`, `busy` (it is leased), or `unknown` (no such recording of this app)
--
-- @include connection/clock
-- @include polling/agenda
local sid, app = ARGV[1], ARGV[2]
local now, lease_ms = time(), tonumber(ARGV[4])
if redis.call('HGET', TAG .. ':rec:' .. sid, 'app') ~= app then
  return 'unknown'
end
local ends = tonumber(redis.call('ZSCORE', TAG .. ':lease:' .. app, sid) or 0)
-- A lease that ends later than one which begins now begins in the future.
if ends > now and ends <= now + lease_ms then
  return 'busy'
end
lease(app, sid, ARGV[3], now + lease_ms)
announce(app, now + lease_ms)
return 'claimed'
