-- Takes up a claim: what is known of its recording, and the moment at which its request may be sent.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  app
-- ARGV[3]  token of the claim
-- ARGV[4]  lease, milliseconds
-- ARGV[5]  moment that the claim was given; empty when it has none yet
-- ARGV[6]  when the recording is due, where the claim has no moment yet
-- ARGV[7]  budget of the app
-- ARGV[8]  milliseconds between two requests
-- returns  nil when the claim is gone, or: the time; the moment; fields and values of the recording; the rest of it,
--          JSON; what is known of the view of its app, JSON, or empty. Where it is not due yet, there are no fields,
--          and the moment is when to come again
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

-- Less than what the rate leaves unused of any second (apps.ts); the rest is for the way to Agora.
local GRACE_MS = 16

local precisely = time_precisely()
local now, slot, due = math.floor(precisely), tonumber(ARGV[5]), tonumber(ARGV[6])
local function answer(moment, known)
  local body = redis.call('GET', TAG .. ':known:' .. sid) or ''
  local sight = redis.call('HGET', TAG .. ':sight:' .. app, 'state') or ''
  return { string.format('%.3f', precisely), string.format('%.3f', moment), known, body, sight }
end
if not slot and now < due then
  return answer(due, {})
end

local rate = read_rate(ARGV[7], tonumber(ARGV[8]), now)
if not slot then
  slot = earliest_slot(rate, now, true)
  take_slot(rate, slot)
  write_rate(rate)
elseif now - slot > GRACE_MS or rate.held > math.max(slot, now) then
  -- In turn: what may go ahead is for people, and makes up for what the network holds up.
  slot = exchange_slot(rate, slot, now, false)
  write_rate(rate)
  redis.call('ZADD', TAG .. ':lease:' .. app, 'XX', now + tonumber(ARGV[4]), sid)
end
return answer(slot, fields)
