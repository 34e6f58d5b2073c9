-- What a look has brought, in one write: the state, its news into the outbox of every watching place, the next
-- look, the end of the lease. A worker that comes too late writes nothing.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  app
-- ARGV[3]  token of the claim
-- ARGV[4]  version that was judged
-- ARGV[5]  version to write
-- ARGV[6]  state, JSON
-- ARGV[7]  delivery, JSON; empty when there is nothing to tell or to show
-- ARGV[8]  milliseconds until the next look; empty when the recording is final
-- ARGV[9]  `1` while the recording may change at any moment, else `0`
-- returns  1, or 0 when the lease was gone or the state had moved on
--
-- @include clock
-- @include agenda
-- @include outbox
-- @include watches
local sid, app = ARGV[1], ARGV[2]
local recording = TAG .. ':rec:' .. sid
local fields = redis.call('HMGET', recording, 'lease', 'version')
if fields[1] ~= ARGV[3] or fields[2] ~= ARGV[4] then
  return 0
end
local now = time()

redis.call('HSET', recording, 'version', ARGV[5], 'state', ARGV[6], 'urgent', ARGV[9])
redis.call('HDEL', recording, 'again')
if ARGV[8] == '' then
  redis.call('HSET', recording, 'final', '1')
  redis.call('SREM', TAG .. ':live', sid)
  redis.call('ZADD', TAG .. ':finished', 'NX', now, sid)
  give_back(app, sid, now, now)
else
  give_back(app, sid, now + tonumber(ARGV[8]), now)
end

if ARGV[7] ~= '' then
  for _, place in ipairs(told_places(sid)) do
    enqueue(place, ARGV[7], now)
  end
end
return 1
