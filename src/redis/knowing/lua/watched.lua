-- Lists the recordings watched in places that are not final.
--
-- KEYS[1]  tag
-- ARGV[1]  limit of sids for each place
-- ARGV[2…] places
-- returns  for each: number of recordings; sids of some of them
--
local function watched_in(place)
  local total, sids = 0, {}
  for _, sid in ipairs(redis.call('SMEMBERS', TAG .. ':channel:' .. place)) do
    if redis.call('HGET', TAG .. ':rec:' .. sid, 'final') ~= '1' then
      total = total + 1
      if total <= tonumber(ARGV[1]) then
        sids[total] = sid
      end
    end
  end
  return { total, sids }
end

local all = {}
for at = 2, #ARGV do
  all[at - 1] = watched_in(ARGV[at])
end
return all
