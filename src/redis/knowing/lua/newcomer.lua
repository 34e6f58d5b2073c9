-- Notes that somebody asks for a recording that nobody knew, and answers what was noted before it.
--
-- KEYS[1]  tag
-- ARGV[1]  team
-- ARGV[2]  the newcomer, JSON
-- ARGV[3]  for how many milliseconds it is kept
-- returns  newcomers as JSON, oldest first
--
-- @include connection/clock
local newcomers, now = TAG .. ':newcomers:' .. ARGV[1], time()
redis.call('ZREMRANGEBYSCORE', newcomers, '-inf', now - ARGV[3])
local before = redis.call('ZRANGE', newcomers, 0, -1)
redis.call('ZADD', newcomers, 'NX', now, ARGV[2])
redis.call('PEXPIRE', newcomers, ARGV[3])
return before
