-- Gives the watches and rules of a person in a channel to the channel, and tells the channel once.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  team
-- ARGV[3]  channel
-- ARGV[4]  person
-- ARGV[5]  edition of the workspace's rules that was read, empty when there was none
-- ARGV[…]  two for each rule of this person there: its id; the new rule, JSON
-- returns  `done`, or `changed` when the rules have changed since they were read
--
-- @include connection/clock
-- @include knowing/rules
-- @include knowing/watches
-- @include telling/delivery
-- @include telling/outbox
local place, team, channel, person = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local rules = (#ARGV - 5) / 2
if rules > 0 then
  if not is_edition(team, ARGV[5]) then
    return 'changed'
  end
  for i = 6, #ARGV, 2 do
    redis.call('HSET', TAG .. ':rules:' .. team, ARGV[i], ARGV[i + 1])
  end
  next_edition(team)
end

local sids, now = redis.call('SMEMBERS', TAG .. ':channel:' .. place), time()
table.sort(sids)
local passed = {}
for _, sid in ipairs(sids) do
  local watch, field = TAG .. ':watch:' .. sid, 'by:' .. place
  local text = redis.call('HGET', watch, field)
  local by = text and cjson.decode(text)
  if by and by.owner == person then
    by.owner = channel
    redis.call('HSET', watch, field, cjson.encode(by))
    passed[#passed + 1] = sid
    -- Cards in other places show the same watchers.
    for _, told in ipairs(told_places(sid)) do
      touch(told, sid, now, now)
    end
  end
end

if #passed + rules > 0 then
  local delivery = passed_on_delivery(person, passed, rules, now)
  if redis.call('HEXISTS', TAG .. ':pause:' .. place, 'at') == 1 then
    redis.call('RPUSH', TAG .. ':kept:' .. place, delivery)
  else
    enqueue(place, delivery, now)
  end
end
return 'done'
