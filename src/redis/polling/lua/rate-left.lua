-- Answers the share of a credential's rate that is left.
--
-- KEYS[1]  tag
-- ARGV[1]  budget
-- ARGV[2]  optional, tests only: milliseconds that stand for the time
-- returns  thousandths
--
-- @include connection/clock
-- @include polling/budget
return math.floor(read_rate(ARGV[1], 1, tonumber(ARGV[2]) or time()).share * 1000)
