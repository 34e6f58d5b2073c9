-- Stops telling a place: pauses what it watches and its rules, and queues one message to each person who owns a watch
-- or a rule there and has not been told yet.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  team
-- ARGV[3]  channel
-- ARGV[4]  reason
-- returns  how many watches it has
--
-- @include connection/clock
-- @include knowing/rules
-- @include knowing/watches
-- @include telling/delivery
-- @include telling/outbox
local place, team, reason = ARGV[1], ARGV[2], ARGV[4]
local sids = redis.call('SMEMBERS', TAG .. ':channel:' .. place)
local ruling = rule_owners(place)
if #sids == 0 and not next(ruling) then
  return 0
end
table.sort(sids)
local now = time()

-- What waits there has not been told either: the silence begins before the first of it.
local since = now
local lane = TAG .. ':lane:' .. place
local queued = redis.call('LRANGE', lane, 0, -1)
if queued[1] then
  since = math.min(since, cjson.decode(queued[1]).at - 1)
end
local pause = TAG .. ':pause:' .. place
redis.call('HSETNX', pause, 'at', number_text(since))
redis.call('HSET', pause, 'reason', reason, 'state', 'paused')
since = tonumber(redis.call('HGET', pause, 'at'))

local paused = '{"reason":' .. cjson.encode(reason) .. ',"at":' .. number_text(since) .. '}'
local owned = {}
for _, sid in ipairs(sids) do
  local watch = TAG .. ':watch:' .. sid
  local by = redis.call('HGET', watch, 'by:' .. place)
  if by then
    redis.call('HSETNX', watch, 'paused:' .. place, paused)
    local muted = redis.call('HGET', watch, 'muted:' .. place)
    local mute = muted and cjson.decode(muted)
    if mute and mute.over then
      -- Its summary waits in the lane, which is about to be emptied.
      silent_since(sid, place, paused, mute.since)
      end_mute(sid, place)
    end
    local owner = cjson.decode(by).owner
    owned[owner] = owned[owner] or {}
    table.insert(owned[owner], sid)
  end
end
for owner in pairs(ruling) do
  owned[owner] = owned[owner] or {}
end
pause_rules(place, paused)

-- What waits is summed up when the place is told again, so it must not be told once more then. The first may be in the
-- hands of a worker, who will settle it.
local SUMMED_UP = { recording = true, digest = true, missed = true }
local hand = TAG .. ':hand:' .. place
local in_hand = redis.call('HEXISTS', hand, 'token') == 1
redis.call('DEL', lane)
for i, text in ipairs(queued) do
  local kind = cjson.decode(text).kind
  if kind == 'passed_on' then
    redis.call('LREM', TAG .. ':kept:' .. place, 0, text)
    redis.call('RPUSH', TAG .. ':kept:' .. place, text)
  end
  if (i == 1 and in_hand) or not (SUMMED_UP[kind] or kind == 'passed_on') then
    redis.call('RPUSH', lane, text)
  elseif i == 1 and redis.call('HEXISTS', hand, 'card') == 0 then
    -- What is remembered of its attempts is nothing to what is first now.
    redis.call('DEL', hand)
  end
end

for owner, theirs in pairs(owned) do
  -- Anything else is a backend, or the channel itself.
  local is_person = string.match(owner, '^[UW]%w+$')
  if is_person and redis.call('SADD', TAG .. ':pause-told:' .. place, owner) == 1 then
    enqueue(team .. ':' .. owner, paused_delivery(ARGV[3], since, reason, theirs, ruling[owner] or 0, now), now)
  end
end
return #sids
