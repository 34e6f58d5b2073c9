-- Changes rules of a workspace, if nobody has changed any since they were read.
--
-- KEYS[1]  tag
-- ARGV[1]  team
-- ARGV[2]  edition that was read, empty when there was none
-- ARGV[…]  two for each change: field of the hash; its new value, empty when it goes
-- returns  1, or 0 when the rules have changed
--
-- @include outbox
-- @include rules
local team = ARGV[1]
if not is_edition(team, ARGV[2]) then
  return 0
end
for i = 3, #ARGV, 2 do
  if ARGV[i + 1] == '' then
    redis.call('HDEL', TAG .. ':rules:' .. team, ARGV[i])
  else
    redis.call('HSET', TAG .. ':rules:' .. team, ARGV[i], ARGV[i + 1])
  end
end
next_edition(team)
return 1
