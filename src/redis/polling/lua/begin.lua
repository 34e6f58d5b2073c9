-- Begins looks: answers the recording of each claim, and the moment at which its request may be sent.
--
-- KEYS[1]  tag
-- ARGV     orders (connection/lua/parts/orders.lua), each of:
--   1  sid
--   2  app
--   3  token of the claim
--   4  lease, milliseconds
--   5  slot of the claim; empty when it has none
--   6  when the recording is due, if the claim has no slot
--   7  budget of the app
--   8  milliseconds between two requests
-- returns  for each: nil when the claim is lost, or: the slot; fields and values of the recording; the rest of it, JSON;
--          the sight of its app, JSON or empty. If the recording is not due yet: when to ask again, and no fields
--
-- @include connection/clock
-- @include polling/budget
-- @include connection/orders
-- @policy GRACE_MS

local now = time()

local function answer(sid, app, moment, known)
  local body = redis.call('GET', TAG .. ':known:' .. sid) or ''
  local sight = redis.call('HGET', TAG .. ':sight:' .. app, 'state') or ''
  return { string.format('%.3f', moment), known, body, sight }
end

return each_order(function(order)
  local sid, app = order[1], order[2]
  local fields = redis.call('HGETALL', TAG .. ':rec:' .. sid)
  local token
  for i = 1, #fields, 2 do
    if fields[i] == 'lease' then
      token = fields[i + 1]
    end
  end
  if token ~= order[3] then
    return false
  end

  local slot, due = tonumber(order[5]), tonumber(order[6])
  if not slot and now < due then
    return answer(sid, app, due, {})
  end
  local rate = read_rate(order[7], tonumber(order[8]), now)
  if not slot then
    slot = earliest_slot(rate, now, true)
    take_slot(rate, slot)
    write_rate(rate)
  elseif now - slot > GRACE_MS or rate.held > math.max(slot, now) then
    -- Not ahead of its turn: that is for people, and for claims that get their slot when they are due.
    slot = exchange_slot(rate, slot, now, false)
    write_rate(rate)
    redis.call('ZADD', TAG .. ':lease:' .. app, 'XX', now + tonumber(order[4]), sid)
  end
  return answer(sid, app, slot, fields)
end)
