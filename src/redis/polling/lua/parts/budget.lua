-- What a credential may spend. GCRA: one moment says when the next request may be sent, so that no window has an
-- edge at which two bursts could meet.
--   <tag>:rate:<budget>  hash
--     free   the next request may be sent at this moment
--     held   and none before this one, because Agora said so
--     share  what was left of the rate when it was last cut, 1 being all of it
--     cut    when that was
--     turn   counts claims, for the share of those that are urgent

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

-- One request may go ahead of its turn, and what follows waits the longer for it. That one is all by which a second
-- may exceed the rate. Polling leaves it to people where more is due than the budget serves, and uses it elsewhere,
-- so that two recordings that are due at the same moment are both asked at once.
local function earliest_slot(rate, now, ahead_of_turn)
  return math.max(now, rate.held, ahead_of_turn and rate.free - rate.spacing or rate.free)
end

local function take_slot(rate, slot)
  rate.free = math.max(rate.free, slot) + rate.spacing
end

-- A moment that was missed is exchanged for the next one, so that what was held up does not come in one burst. Where
-- nobody has taken one after it, it is as if it had never been taken. Otherwise it is lost: the others were given theirs
-- because of it, and to use it again would be one request too many in the second in which they are sent.
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
