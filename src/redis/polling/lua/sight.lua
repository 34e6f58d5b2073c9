-- Writes whether an app can be seen, and tells every place that watches one of its recordings. Unless it is seen
-- partly, the cards there are edited after the message.
--
-- KEYS[1]  tag
-- ARGV[1]  app
-- ARGV[2]  version that was judged
-- ARGV[3]  version to write
-- ARGV[4]  sight, JSON
-- ARGV[5]  `1` while the app is dark and gets one look at a time, else `0`
-- ARGV[6]  news, JSON; empty when there is none
-- returns  1, or 0 when the sight has changed since it was judged
--
-- @include connection/clock
-- @include knowing/watches
-- @include polling/agenda
-- @include telling/delivery
-- @include telling/outbox
local app, now = ARGV[1], time()
local sight = TAG .. ':sight:' .. app
if (redis.call('HGET', sight, 'version') or '0') ~= ARGV[2] then
  return 0
end
redis.call('HSET', sight, 'version', ARGV[3], 'state', ARGV[4], 'dark', ARGV[5])
if ARGV[5] == '0' then
  -- Looks that became due while the app was dark count as late only from now on.
  if redis.call('HDEL', sight, 'probe') == 1 then
    redis.call('HSET', sight, 'back', now)
  end
  announce(app, now)
end
if ARGV[6] == '' then
  return 1
end

local watched = {}
for _, kind in ipairs({ ':due:', ':lease:' }) do
  for _, sid in ipairs(redis.call('ZRANGE', TAG .. kind .. app, 0, -1)) do
    for _, place in ipairs(told_places(sid)) do
      watched[place] = watched[place] or {}
      table.insert(watched[place], sid)
    end
  end
end
local partly = cjson.decode(ARGV[6]).partly
for place, sids in pairs(watched) do
  enqueue(place, app_delivery(app, ARGV[3], ARGV[6], sids, now), now)
  for _, sid in ipairs(partly and {} or sids) do
    touch(place, sid, now, now)
  end
end
return 1
