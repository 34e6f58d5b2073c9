-- Notes a newcomer, and answers those that were noted before it.
--
-- KEYS[1]  tag
-- ARGV[1]  team
-- ARGV[2]  the newcomer, JSON
-- ARGV[3]  milliseconds for which it is kept
-- returns  newcomers as JSON, oldest first
--
-- @include connection/clock
local newcomers, now = TAG .. ':newcomers:' .. ARGV[1], time()
redis.call('ZREMRANGEBYSCORE', newcomers, '-inf', now - ARGV[3])
local before = redis.call('ZRANGE', newcomers, 0, -1)
redis.call('ZADD', newcomers, 'NX', now, ARGV[2])
redis.call('PEXPIRE', newcomers, ARGV[3])
return before
