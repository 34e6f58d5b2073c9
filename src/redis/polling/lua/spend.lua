-- Spends one request without a claim of the planner: that of a person's look, ahead of polling, or that of a further
-- try of a look, in turn.
--
-- KEYS[1]  tag
-- ARGV[1]  budget
-- ARGV[2]  milliseconds between two requests
-- ARGV[3]  longest useful wait, milliseconds; if it would be longer, nothing is taken
-- ARGV[4]  slot that was given before and missed; empty the first time
-- ARGV[5]  `1` when it goes ahead of its turn, else `0`
-- ARGV[6]  optional, tests only: milliseconds that stand for the time
-- returns  the time; the slot; 1 if that is the end of a hold of Agora, else 0
--
-- @include connection/clock
-- @include polling/budget
local precisely = tonumber(ARGV[6]) or time_precisely()
local now, missed, ahead = math.floor(precisely), tonumber(ARGV[4]), ARGV[5] == '1'
local rate = read_rate(ARGV[1], tonumber(ARGV[2]), now)
local slot
if missed then
  slot = exchange_slot(rate, missed, now, ahead)
else
  slot = earliest_slot(rate, now, ahead)
  if slot - now <= tonumber(ARGV[3]) then
    take_slot(rate, slot)
  end
end
write_rate(rate)
return { string.format('%.3f', precisely), string.format('%.3f', slot), slot <= rate.held and 1 or 0 }
