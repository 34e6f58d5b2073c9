-- Lists the recordings watched in a place that are not final.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  limit of sids
-- returns  number of recordings; sids of some of them
--
local total, sids = 0, {}
for _, sid in ipairs(redis.call('SMEMBERS', TAG .. ':channel:' .. ARGV[1])) do
  if redis.call('HGET', TAG .. ':rec:' .. sid, 'final') ~= '1' then
    total = total + 1
    if total <= tonumber(ARGV[2]) then
      sids[total] = sid
    end
  end
end
return { total, sids }
