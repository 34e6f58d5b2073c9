-- Answers what is watched in a place and not over for good.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  how many sids at most
-- returns  how many recordings; sids of some of them
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
