-- Forgets recordings that finished long ago, with their watches, names and directory entries.
--
-- KEYS[1]  tag
-- ARGV[1]  milliseconds for which a finished recording is kept
-- ARGV[2]  limit of recordings in this slice
-- returns  number of recordings forgotten
--
-- @include connection/clock
-- @include knowing/forget
local limit = time() - tonumber(ARGV[1])
local sids = redis.call('ZRANGEBYSCORE', TAG .. ':finished', '-inf', limit, 'LIMIT', 0, tonumber(ARGV[2]))
for _, sid in ipairs(sids) do
  forget_recording(sid)
end
return #sids
