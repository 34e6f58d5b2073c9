-- One request that comes with no claim. For a person, ahead of polling: at once, unless another person was ahead a moment
-- ago. For a further try of a look, in turn.
--
-- KEYS[1]  tag
-- ARGV[1]  budget
-- ARGV[2]  milliseconds between two requests
-- ARGV[3]  the longest wait that is of use, milliseconds; nothing is taken where it would be longer
-- ARGV[4]  moment that was given before and missed; empty the first time
-- ARGV[5]  `1` when it goes ahead of its turn, else `0`
-- ARGV[6]  optional, tests only: milliseconds to be taken for the time
-- returns  the time; the moment at which the request may be sent
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
return { string.format('%.3f', precisely), string.format('%.3f', slot) }
