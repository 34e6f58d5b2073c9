-- What is left of a credential's rate.
--
-- KEYS[1]  tag
-- ARGV[1]  budget
-- ARGV[2]  optional, tests only: milliseconds to be taken for the time
-- returns  thousandths
--
-- @include connection/clock
-- @include polling/budget
return math.floor(read_rate(ARGV[1], 1, tonumber(ARGV[2]) or time()).share * 1000)
