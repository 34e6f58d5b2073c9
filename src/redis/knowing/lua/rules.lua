-- Changes rules of a workspace, unless they have changed since they were read.
--
-- KEYS[1]  tag
-- ARGV[1]  team
-- ARGV[2]  edition that was read, empty when there was none
-- ARGV[…]  two for each change: field of the hash; its new value, empty to delete it
-- returns  1, or 0 when the rules have changed
--
-- @include knowing/rules
-- @include telling/pauses
local team = ARGV[1]
if not is_edition(team, ARGV[2]) then
  return 0
end
local rules = TAG .. ':rules:' .. team
for i = 3, #ARGV, 2 do
  local field, value = ARGV[i], ARGV[i + 1]
  if value ~= '' then
    redis.call('HSET', rules, field, value)
  else
    local removed = string.match(field, '^rule%-') and redis.call('HGET', rules, field)
    redis.call('HDEL', rules, field)
    if removed then
      end_vain_pause(team .. ':' .. cjson.decode(removed).ch)
    end
  end
end
next_edition(team)
return 1
