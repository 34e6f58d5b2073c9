-- One request for a person, ahead of polling: at once, unless another person was ahead a moment ago.
--
-- KEYS[1]  tag
-- ARGV[1]  budget
-- ARGV[2]  milliseconds between two requests
-- ARGV[3]  optional, tests only: milliseconds to be taken for the time
-- returns  milliseconds to wait
--
-- @include clock
-- @include budget
local now = tonumber(ARGV[3]) or time()
local rate = read_rate(ARGV[1], tonumber(ARGV[2]), now)
local slot = earliest_slot(rate, now, true)
take_slot(rate, slot)
write_rate(rate)
return math.ceil(slot - now)
