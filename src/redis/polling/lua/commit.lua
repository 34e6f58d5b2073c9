-- Commits looks, each in one write: the state, its news into the outbox of every watching place, the next look, and
-- the end of the lease. A worker that comes too late writes nothing.
--
-- KEYS[1]  tag
-- ARGV     orders (connection/lua/parts/orders.lua), each of:
--   1   sid
--   2   app
--   3   token of the claim
--   4   version that was judged
--   5   version to write
--   6   what is known now, JSON
--   7   delivery, JSON; `older` when cards differ only in their time; empty when there is nothing to tell or to show
--   8   milliseconds until the next look, which is due at once if a stop was asked for during this one; empty when the
--       recording is final
--   9   rank: `1` while the recording may change at any moment, `2` while it is unproven, else `0`
--   10  editions of the rules by which workspaces judged it now that Agora names its channel, JSON; empty when this look
--       brings no other name than was known
--   11  letter of what its end teaches about its app (hearing/lua/parts/reports.lua); empty unless this look ended it
--   …   watches by rules, four each (knowing/lua/parts/rules.lua)
-- returns  for each: 1; 0 when the lease was gone or the state had moved on; 2 when the rules have changed
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
    -- Begins these watches before the news is queued, so that their places are told of it as well.
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
