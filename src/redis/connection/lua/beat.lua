-- A beat of one process, which detects whether Redis has lost data since the last one, and tells the schema of the data.
--
-- KEYS[1]  tag
-- ARGV[1]  moment of the last beat of this process; empty for the first
-- ARGV[2]  milliseconds without any beat after which Redis must have stood still
-- returns  the moment of this beat; `lost` when writes are missing, `emptied` when all data are, else empty;
--          the schema of the data, 0 if none is noted
--
-- @include connection/clock
-- @include connection/epoch
local now, last, stalled_ms = time(), tonumber(ARGV[1]), tonumber(ARGV[2])
local born, beat = unpack(redis.call('HMGET', EPOCH, 'born', 'beat'))
local event = ''
if last and (not born or tonumber(born) > last) then
  event = 'emptied'
  redis.call('HSETNX', EPOCH, 'emptied', now)
elseif last and tonumber(beat) < last then
  event = 'lost'
  note_loss(1, now)
end
if born then
  notice_restart(now)
else
  begin_epoch(now)
end
if beat and now - beat > stalled_ms then
  -- Redis stood still, so leases have run out although their holders may be alive.
  redis.call('HSET', EPOCH, 'stalled', now + stalled_ms)
end
redis.call('HSET', EPOCH, 'beat', now)
return { now, event, tonumber(redis.call('HGET', TAG .. ':meta', 'schema') or 0) }
