-- Takes the Homes whose turn it is, and schedules their next turn. Keys: see open.lua.
--
-- KEYS[1]  tag
-- ARGV[1]  limit of Homes
-- ARGV[2]  milliseconds between two turns of a Home
-- ARGV[3]  milliseconds between the turns of two Homes, if there are many
-- returns  for each: `<team>:<user>`, ticket, choice, until, 1 when this is the last turn, digest, hash
--
-- @include connection/clock
local homes, now = TAG .. ':homes', time()
local due = redis.call('ZRANGE', homes, '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[1])
local pause = math.max(tonumber(ARGV[2]), redis.call('ZCARD', homes) * tonumber(ARGV[3]))
local turns = {}
for _, viewer in ipairs(due) do
  local home = TAG .. ':home:' .. viewer
  local found = redis.call('HMGET', home, 'ticket', 'choice', 'until', 'digest', 'hash')
  if found[1] then
    local ends = tonumber(found[3])
    local next_at = now + pause
    if ends > now then
      next_at = math.min(next_at, ends)
    end
    redis.call('ZADD', homes, next_at, viewer)
    local last = ends <= now and 1 or 0
    turns[#turns + 1] = { viewer, tonumber(found[1]), found[2], ends, last, found[4] or '', found[5] or '' }
  else
    redis.call('ZREM', homes, viewer)
  end
end
return turns
