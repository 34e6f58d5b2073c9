-- Moves a slice of a workspace's directory from the one sorted set of schema 1 to pages.
--
-- KEYS[1]  tag
-- ARGV[1]  team
-- ARGV[2]  limit of entries in this slice
-- returns  number of entries moved
--
-- @include knowing/directory
local team, order = ARGV[1], TAG .. ':team:' .. ARGV[1]
local entries = redis.call('ZRANGE', order, 0, tonumber(ARGV[2]) - 1, 'WITHSCORES')
for i = 1, #entries, 2 do
  if knows(team, entries[i]) then
    put_on_page(team, entries[i], tonumber(entries[i + 1]))
  end
end
redis.call('ZREMRANGEBYRANK', order, 0, tonumber(ARGV[2]) - 1)
return #entries / 2
