-- Commits looks, each in one write: the state, its news for the outbox of every watching place, the next look, and the
-- end of the lease. A worker that has lost its lease writes nothing.
--
-- KEYS[1]  tag
-- ARGV     orders (connection/lua/parts/orders.lua), each of:
--   1   sid
--   2   app
--   3   token of the claim
--   4   version that was judged
--   5   version to write
--   6   the new state, JSON
--   7   delivery, JSON; `older` when only the time of the cards is older; empty when there is no news and no card to edit
--   8   milliseconds until the next look; empty when the recording is final
--   9   rank of its looks: `1` urgent, `2` unproven, else `0`
--   10  editions of the rules that were judged because Agora now names the channel, JSON; empty when none were
--   11  letter of its end for the reports of its app (hearing/lua/parts/reports.lua); empty unless this look ended it
--   …   watches by rules, four each (knowing/lua/parts/rules.lua)
-- returns  for each: 1; 0 when the lease was lost or the state has changed; 2 when the rules have changed
--
-- @include connection/clock
-- @include polling/agenda
-- @include telling/outbox
-- @include knowing/watches
-- @include knowing/rules
-- @include hearing/reports
-- @include connection/orders
local now = time()

return each_order(function(order)
  local sid, app = order[1], order[2]
  local recording = TAG .. ':rec:' .. sid
  local fields = redis.call('HMGET', recording, 'lease', 'version', 'hurry', 'final')
  if fields[1] ~= order[3] or fields[2] ~= order[4] then
    return 0
  end

  if order[10] ~= '' then
    local watch, editions = TAG .. ':watch:' .. sid, cjson.decode(order[10])
    for team, edition in pairs(editions) do
      if not is_edition(team, edition) then
        return 2
      end
    end
    local judged = {}
    for _, field in ipairs(redis.call('HKEYS', watch)) do
      local team = string.match(field, '^waiting:(.+)$')
      if team and not editions[team] then
        return 2
      end
      judged[#judged + 1] = team and field
    end
    for _, field in ipairs(judged) do
      redis.call('HDEL', watch, field)
    end
    -- Before the news is queued, so that the places of these watches get it too.
    watch_by_rules(sid, order, 12, now)
  end

  redis.call('SET', TAG .. ':known:' .. sid, order[6])
  local hurry = fields[3] == '1'
  redis.call('HSET', recording, 'version', order[5], 'urgent', hurry and '1' or order[9])
  redis.call('HDEL', recording, 'again')
  if order[8] == '' then
    redis.call('HSET', recording, 'final', '1')
    if fields[4] ~= '1' then
      count_alive(-1)
    end
    redis.call('ZADD', TAG .. ':finished', 'NX', now, sid)
    give_back(app, sid, now, now)
  else
    give_back(app, sid, hurry and now or now + tonumber(order[8]), now)
  end

  if order[11] ~= '' then
    learn(app, order[11])
  end
  if order[7] ~= '' then
    for _, place in ipairs(told_places(sid)) do
      if order[7] ~= 'older' then
        enqueue(place, order[7], now)
      elseif may_freshen(place) then
        touch(place, sid, now, now)
      end
    end
  end
  return 1
end)
