-- Notes the content of a Home after a turn. Keys: see open.lua.
--
-- KEYS[1]  tag
-- ARGV[1]  `<team>:<user>`
-- ARGV[2]  ticket of the turn
-- ARGV[3]  1 when that was its last turn
-- ARGV[4]  digest of the content, empty when unknown
-- ARGV[5]  hash of the content, empty when unknown
-- returns  1, or 0 when the person has done something since
local home = TAG .. ':home:' .. ARGV[1]
if redis.call('HGET', home, 'ticket') ~= ARGV[2] then
  return 0
end
if ARGV[3] == '1' then
  redis.call('DEL', home)
  redis.call('ZREM', TAG .. ':homes', ARGV[1])
elseif ARGV[4] == '' then
  redis.call('HDEL', home, 'digest', 'hash')
else
  redis.call('HSET', home, 'digest', ARGV[4], 'hash', ARGV[5])
end
return 1
