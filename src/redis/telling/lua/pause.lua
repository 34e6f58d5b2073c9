-- Pauses a place with its watches and rules, and queues one message to each owner of them who was not told yet.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  team
-- ARGV[3]  channel
-- ARGV[4]  reason
-- returns  'paused'; 'already' when it was; 'none' when nothing is watched there and there are no rules
--
-- @include connection/clock
-- @include knowing/rules
-- @include knowing/watches
-- @include telling/delivery
-- @include telling/outbox
-- @include telling/table
-- @include telling/untold
local place, team, reason = ARGV[1], ARGV[2], ARGV[4]
local sids = redis.call('SMEMBERS', TAG .. ':channel:' .. place)
local ruling = rule_owners(place)
if #sids == 0 and not next(ruling) then
  return 'none'
end
table.sort(sids)
local now = time()

-- News that waits there was not told, so the silence of its recording begins before the first of it.
local lane = TAG .. ':lane:' .. place
local queued = redis.call('LRANGE', lane, 0, -1)
local untold = untold_in(place, queued)
local since = queued[1] and math.min(now, cjson.decode(queued[1]).at - 1) or now
for _, at in pairs(untold) do
  since = math.min(since, at - 1)
end
local pause = TAG .. ':pause:' .. place
local before = redis.call('HGET', pause, 'state')
local again = redis.call('HSETNX', pause, 'at', number_text(since)) == 0
redis.call('HSET', pause, 'reason', reason, 'state', 'paused')
since = tonumber(redis.call('HGET', pause, 'at'))

local function pause_from(at)
  return '{"reason":' .. cjson.encode(reason) .. ',"at":' .. number_text(at) .. '}'
end
local owned = {}
for _, sid in ipairs(sids) do
  local watch = TAG .. ':watch:' .. sid
  local by = redis.call('HGET', watch, 'by:' .. place)
  if by then
    -- A place that paused again before it was reached is silent since its first pause.
    local at = again and since or untold[sid] and untold[sid] - 1 or now
    redis.call('HSETNX', watch, 'paused:' .. place, pause_from(at))
    local muted = redis.call('HGET', watch, 'muted:' .. place)
    local mute = muted and cjson.decode(muted)
    if mute and mute.over then
      -- The summary of this mute waits in the lane, which is emptied below.
      silent_since(sid, place, redis.call('HGET', watch, 'paused:' .. place), mute.since)
      end_mute(sid, place)
    end
    local owner = cjson.decode(by).owner
    owned[owner] = owned[owner] or {}
    -- A final recording is not counted in the message to its owner.
    if redis.call('HGET', TAG .. ':rec:' .. sid, 'final') ~= '1' then
      table.insert(owned[owner], sid)
    end
  end
end
for owner in pairs(ruling) do
  owned[owner] = owned[owner] or {}
end
pause_rules(place, pause_from(since))

-- Kinds that the summary after the pause covers, so they are removed. The first delivery may be in the hands of a
-- worker, which will settle it.
local SUMMED_UP = { recording = true, thread = true, digest = true, missed = true, story = true }
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
    -- The hand is about a delivery that is no longer first.
    redis.call('DEL', hand)
  end
end
local held = redis.call('HMGET', hand, 'thread', 'table')
if not in_hand and (held[1] or held[2]) then
  redis.call('DEL', hand)
end
for _, sid in ipairs(redis.call('ZRANGE', TAG .. ':threads:' .. place, 0, -1)) do
  redis.call('DEL', thread_of(place, sid))
end
redis.call('DEL', TAG .. ':threads:' .. place)
drop_table(place)

for owner, theirs in pairs(owned) do
  -- Other owners are programs, or the channel itself.
  local is_person = string.match(owner, '^[UW]%w+$')
  if is_person and redis.call('SADD', TAG .. ':pause-told:' .. place, owner) == 1 then
    enqueue(team .. ':' .. owner, paused_delivery(ARGV[3], since, reason, theirs, ruling[owner] or 0, now), now)
  end
end
return before == 'paused' and 'already' or 'paused'
