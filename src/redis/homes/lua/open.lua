-- Keeps a Home up to date for a while, because its person has opened it or pressed something in it.
--   <tag>:homes                zset  `<team>:<user>` -> when a process may next bring that Home up to date
--   <tag>:home:<team>:<user>   hash  `ticket` grows whenever the person does something; `choice`: their filters; `until`:
--                                    when its last turn is due; `digest` and `hash` of its present content, if known
--
-- KEYS[1]  tag
-- ARGV[1]  `<team>:<user>`
-- ARGV[2]  choice
-- ARGV[3]  milliseconds for which it is kept up to date
-- ARGV[4]  milliseconds after which others may bring it up to date
-- ARGV[5]  milliseconds for which it is remembered after its last turn was due
-- returns  ticket, and the moment until which it is kept up to date
--
-- @include connection/clock
local home, now = TAG .. ':home:' .. ARGV[1], time()
local ends = now + tonumber(ARGV[3])
local ticket = redis.call('HINCRBY', home, 'ticket', 1)
redis.call('HSET', home, 'choice', ARGV[2], 'until', ends)
-- The process that opens it publishes it, and may die before it stores the result.
redis.call('HDEL', home, 'digest', 'hash')
redis.call('PEXPIREAT', home, ends + ARGV[5])
redis.call('ZADD', TAG .. ':homes', now + tonumber(ARGV[4]), ARGV[1])
return { ticket, ends }
