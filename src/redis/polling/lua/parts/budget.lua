-- Budget of a credential, by GCRA: one moment says when the next request may be sent, so there are no windows at
-- whose edge two bursts could meet.
--   <tag>:rate:<budget>  hash
--     free   moment from which the next request may be sent
--     held   no request before this moment, because Agora said so
--     share  what was left of the rate when it was last cut; 1 is all of it
--     cut    when it was last cut
--     turn   counts claims, to give urgent ones their share

-- @policy RECOVERY_MS

local function read_rate(budget, interval, now)
  local key = TAG .. ':rate:' .. budget
  local fields = redis.call('HMGET', key, 'free', 'held', 'share', 'cut', 'turn')
  local share = 1
  if fields[3] then
    share = math.min(1, tonumber(fields[3]) + (now - tonumber(fields[4])) / RECOVERY_MS)
  end
  return {
    key = key,
    free = tonumber(fields[1] or 0),
    held = tonumber(fields[2] or 0),
    share = share,
    cut = tonumber(fields[4] or 0),
    spacing = interval / share,
    turn = tonumber(fields[5] or 0),
  }
end

-- Answers the earliest moment of a request. One request may go ahead of its turn, and what follows waits longer for
-- it; by this one a second may exceed the rate. Where the budget is short, polling leaves it to people; elsewhere
-- polling uses it, so that two recordings due at the same moment are both asked for at once.
local function earliest_slot(rate, now, ahead_of_turn)
  return math.max(now, rate.held, ahead_of_turn and rate.free - rate.spacing or rate.free)
end

local function take_slot(rate, slot)
  rate.free = math.max(rate.free, slot) + rate.spacing
end

-- Exchanges a missed moment for the next one, so that delayed requests do not come in one burst. If nobody has taken
-- a moment after it, it is as if it had never been taken. Otherwise it is lost: others were given theirs because of
-- it, and using it again would be one request too many in their second.
local function exchange_slot(rate, missed, now, ahead_of_turn)
  if math.abs(rate.free - rate.spacing - missed) < 0.01 then
    rate.free = missed
  end
  local slot = earliest_slot(rate, now, ahead_of_turn)
  take_slot(rate, slot)
  return slot
end

local function write_rate(rate)
  redis.call('HSET', rate.key, 'free', string.format('%.3f', rate.free), 'turn', rate.turn)
end
