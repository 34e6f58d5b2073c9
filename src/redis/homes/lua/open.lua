-- Somebody has opened App Home, or pressed something in it: it is kept up to date from now on for a while.
--   <tag>:homes                zset  `<team>:<user>` -> when somebody may next bring that Home up to date
--   <tag>:home:<team>:<user>   hash  `ticket` grows whenever the person does something; `choice`, what they want to see;
--                                    `until`, moment; `digest` and `hash` of what it shows, where that is known
--
-- KEYS[1]  tag
-- ARGV[1]  `<team>:<user>`
-- ARGV[2]  choice
-- ARGV[3]  for how many milliseconds it is kept up to date
-- ARGV[4]  in how many milliseconds others may bring it up to date
-- returns  ticket, and the moment until which it is kept up to date
--
-- @include connection/clock
-- @policy REMEMBERED_MS
local home, now = TAG .. ':home:' .. ARGV[1], time()
local ends = now + tonumber(ARGV[3])
local ticket = redis.call('HINCRBY', home, 'ticket', 1)
redis.call('HSET', home, 'choice', ARGV[2], 'until', ends)
-- Whoever opens it publishes it, and may not live to say so.
redis.call('HDEL', home, 'digest', 'hash')
redis.call('PEXPIREAT', home, ends + REMEMBERED_MS)
redis.call('ZADD', TAG .. ':homes', now + tonumber(ARGV[4]), ARGV[1])
return { ticket, ends }
