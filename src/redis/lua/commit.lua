-- What a look has brought, in one write: the state, its news into the outbox of every watching place, the next
-- look, the end of the lease. A worker that comes too late writes nothing.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  app
-- ARGV[3]  token of the claim
-- ARGV[4]  version that was judged
-- ARGV[5]  version to write
-- ARGV[6]  what is known now, JSON
-- ARGV[7]  delivery, JSON; `older` when only what cards say of their time is to be later; empty when there is nothing to
--          tell or to show
-- ARGV[8]  milliseconds until the next look, which is due at once where a stop was asked for during this one; empty when
--          the recording is final
-- ARGV[9]  `1` while the recording may change at any moment, else `0`
-- ARGV[10] editions of the rules by which workspaces judged it now that its channel has a name, JSON; empty when it has
--          none, or had one before
-- ARGV[…]  watches by rules, five each (shared/rules.lua)
-- returns  1; 0 when the lease was gone or the state had moved on; 2 when the rules have changed
--
-- @include clock
-- @include agenda
-- @include outbox
-- @include watches
-- @include rules
local sid, app = ARGV[1], ARGV[2]
local recording = TAG .. ':rec:' .. sid
local fields = redis.call('HMGET', recording, 'lease', 'version', 'hurry')
if fields[1] ~= ARGV[3] or fields[2] ~= ARGV[4] then
  return 0
end
local now = time()

if ARGV[10] ~= '' then
  local watch, editions = TAG .. ':watch:' .. sid, cjson.decode(ARGV[10])
  local judged = {}
  for _, field in ipairs(redis.call('HKEYS', watch)) do
    local team = string.match(field, '^waiting:(.+)$')
    if team and not (editions[team] and is_edition(team, editions[team])) then
      return 2
    end
    judged[#judged + 1] = team and field
  end
  for _, field in ipairs(judged) do
    redis.call('HDEL', watch, field)
  end
  -- Before what follows is queued: a place that watches from now on is told of it as well.
  watch_by_rules(sid, 11, now)
end

redis.call('SET', TAG .. ':known:' .. sid, ARGV[6])
local hurry = fields[3] == '1'
redis.call('HSET', recording, 'version', ARGV[5], 'urgent', hurry and '1' or ARGV[9])
redis.call('HDEL', recording, 'again')
if ARGV[8] == '' then
  redis.call('HSET', recording, 'final', '1')
  redis.call('SREM', TAG .. ':live', sid)
  redis.call('ZADD', TAG .. ':finished', 'NX', now, sid)
  give_back(app, sid, now, now)
else
  give_back(app, sid, hurry and now or now + tonumber(ARGV[8]), now)
end

if ARGV[7] ~= '' then
  for _, place in ipairs(told_places(sid)) do
    if ARGV[7] ~= 'older' then
      enqueue(place, ARGV[7], now)
    elseif may_freshen(place) then
      touch(place, sid, now, now)
    end
  end
end
return 1
