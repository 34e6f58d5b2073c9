-- Claims one recording for a person's look, due or not, without regard to the window of its app.
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
local now = time()
if redis.call('HGET', TAG .. ':rec:' .. sid, 'app') ~= app then
  return 'unknown'
end
local ends = tonumber(redis.call('ZSCORE', TAG .. ':lease:' .. app, sid) or 0)
if ends > now then
  return 'busy'
end
lease(app, sid, ARGV[3], now + tonumber(ARGV[4]))
announce(app, now + tonumber(ARGV[4]))
return 'claimed'
