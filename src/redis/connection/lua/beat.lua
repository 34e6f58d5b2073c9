-- A sign of life of one process, which finds out whether Redis still knows all that this process saw it write.
--
-- KEYS[1]  tag
-- ARGV[1]  answer of the last beat of this process: its moment; empty for the first
-- ARGV[2]  milliseconds without any beat after which Redis stood still
-- returns  the moment of this beat; `lost` when writes are missing that were there at the last beat, `emptied` when all
--          are, else empty
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
  -- Redis stood still, so the leases that ran out meanwhile say nothing of those who hold them.
  redis.call('HSET', EPOCH, 'stalled', now + stalled_ms)
end
redis.call('HSET', EPOCH, 'beat', now)
return { now, event }
