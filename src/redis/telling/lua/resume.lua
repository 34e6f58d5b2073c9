-- Tells a paused place again: queues a summary of what each watch has missed, and then the cards.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  `trying`: somebody asked for it; `reached`: Slack has taken a message there, so the pause is over
-- returns  `trying`; `running` when it is not paused; `rules` when nothing is watched, so that only rules go on; `none` when
--          there are no rules either
--
-- @include connection/clock
-- @include telling/delivery
-- @include telling/outbox
-- @include knowing/rules
-- @include telling/pauses
local place = ARGV[1]
local pause, now = TAG .. ':pause:' .. place, time()
local at = redis.call('HGET', pause, 'at')
local sids = redis.call('SMEMBERS', TAG .. ':channel:' .. place)
local function tell_kept(somebody_listens)
  local kept = TAG .. ':kept:' .. place
  for _, delivery in ipairs(somebody_listens and redis.call('LRANGE', kept, 0, -1) or {}) do
    enqueue(place, queued_again(delivery), now)
  end
  redis.call('DEL', kept)
end

if #sids == 0 then
  -- Nothing is queued whose post could end the pause, so it ends now.
  local has_rules = next(rule_owners(place))
  tell_kept(has_rules)
  end_pause(place)
  return has_rules and (at and 'rules' or 'running') or 'none'
end
if not at then
  return 'running'
end

table.sort(sids)
local missed = {}
for _, sid in ipairs(sids) do
  local watch = TAG .. ':watch:' .. sid
  local paused = redis.call('HGET', watch, 'paused:' .. place)
  if paused then
    redis.call('HDEL', watch, 'paused:' .. place)
    local muted = redis.call('HGET', watch, 'muted:' .. place)
    if muted then
      -- The summary of the mute has to cover the pause too.
      local mute, paused_at = cjson.decode(muted), cjson.decode(paused).at
      mute.since = math.min(mute.since, paused_at)
      redis.call('HSET', watch, 'muted:' .. place, cjson.encode(mute))
    end
    missed[#missed + 1] = { sid = sid, since = cjson.decode(paused).at }
    touch(place, sid, now, now)
  end
end
resume_rules(place)
if #missed > 0 then
  enqueue_once(place, missed_delivery(missed, at, now), now)
  enqueue_once(place, story_delivery(missed, at, now), now)
end
tell_kept(true)
if ARGV[2] == 'reached' then
  redis.call('DEL', pause, TAG .. ':pause-told:' .. place)
  tell_resumed(place, now)
else
  redis.call('HSET', pause, 'state', 'trying')
end
return 'trying'
