-- Budget of a credential, by GCRA, which has no windows at whose edge two bursts could meet.
--   <tag>:rate:<budget>  hash
--     free   slot of the next request in turn
--     held   moment before which Agora wants no request
--     share  share of the rate that was left by the last cut; 1 is all of it
--     cut    when it was last cut
--     turn   counts claims, to give urgent and unproven ones their share

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

-- Answers the earliest slot of a request. One request may go ahead of its turn, after which the next ones wait longer;
-- by this one a second may exceed the rate. If the budget is short, it is for people; else polling uses it, so that two
-- recordings due at the same moment are queried at once.
local function earliest_slot(rate, now, ahead_of_turn)
  return math.max(now, rate.held, ahead_of_turn and rate.free - rate.spacing or rate.free)
end

local function take_slot(rate, slot)
  rate.free = math.max(rate.free, slot) + rate.spacing
end

-- Exchanges a missed slot for the next one, so that delayed requests do not come in one burst. If no later slot was
-- taken, the missed one is given back. Otherwise it is lost, because the later ones were spaced after it.
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
