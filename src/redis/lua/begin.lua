-- Takes up a claim: what is known of its recording, and how long its request has to wait for its moment.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  app
-- ARGV[3]  token of the claim
-- ARGV[4]  lease, milliseconds
-- ARGV[5]  moment that the claim was given
-- ARGV[6]  budget of the app
-- ARGV[7]  milliseconds between two requests
-- returns  nil when the claim is gone, or: milliseconds to wait; fields and values of the recording;
--          the rest of it, JSON
--
-- @include clock
-- @include budget
local sid, app = ARGV[1], ARGV[2]
local fields = redis.call('HGETALL', TAG .. ':rec:' .. sid)
local token
for i = 1, #fields, 2 do
  if fields[i] == 'lease' then
    token = fields[i + 1]
  end
end
if token ~= ARGV[3] then
  return nil
end

-- The rate is a hundredth below what was granted (apps.ts), which leaves ten milliseconds in any second; two of them
-- are for rounding and for the timer that sends.
local GRACE_MS = 8

local now, slot = time(), tonumber(ARGV[5])
local rate = read_rate(ARGV[6], tonumber(ARGV[7]), now)
if now - slot > GRACE_MS or rate.held > math.max(slot, now) then
  slot = exchange_slot(rate, slot, now)
  write_rate(rate)
  redis.call('ZADD', TAG .. ':lease:' .. app, 'XX', now + tonumber(ARGV[4]), sid)
end
return { math.max(0, math.ceil(slot - now)), fields, redis.call('GET', TAG .. ':known:' .. sid) or '' }
