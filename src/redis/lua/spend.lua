-- One request for a person, ahead of polling: at once, unless another person was ahead a moment ago.
--
-- KEYS[1]  tag
-- ARGV[1]  budget
-- ARGV[2]  milliseconds between two requests
-- ARGV[3]  the longest wait that is of use, milliseconds; nothing is taken where it would be longer
-- ARGV[4]  moment that was given before and missed; empty the first time
-- ARGV[5]  optional, tests only: milliseconds to be taken for the time
-- returns  the time; the moment at which the request may be sent
--
-- @include clock
-- @include budget
local precisely = tonumber(ARGV[5]) or time_precisely()
local now, missed = math.floor(precisely), tonumber(ARGV[4])
local rate = read_rate(ARGV[1], tonumber(ARGV[2]), now)
local slot
if missed then
  slot = exchange_slot(rate, missed, now, true)
else
  slot = earliest_slot(rate, now, true)
  if slot - now <= tonumber(ARGV[3]) then
    take_slot(rate, slot)
  end
end
write_rate(rate)
return { string.format('%.3f', precisely), string.format('%.3f', slot) }
