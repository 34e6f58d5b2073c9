-- Gives a recording an alias in a workspace; an older bearer of the alias loses it. Cards follow.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  team
-- ARGV[3]  alias as given
-- ARGV[4]  alias in lower case
-- returns  1, or 0 when the recording is not known
--
-- @include connection/clock
-- @include knowing/directory
-- @include telling/outbox
-- @include knowing/watches
local sid, team = ARGV[1], ARGV[2]
if redis.call('EXISTS', TAG .. ':rec:' .. sid) == 0 then
  return 0
end
local now = time()
local before = redis.call('HGET', TAG .. ':rec:' .. sid, 'alias')
introduce(team, sid, now)
give_name(team, sid, ARGV[3], ARGV[4])
if redis.call('HGET', TAG .. ':rec:' .. sid, 'alias') ~= before then
  for _, place in ipairs(told_places(sid)) do
    touch(place, sid, now, now)
  end
end
return 1
