-- Notices of Agora's notification service, from their arrival until they are noted.
--   <tag>:notices:<sid>   list, expiring  words as JSON, in the order of their arrival
--   <tag>:noticed:<sid>   set, expiring   by which of them a copy is known: `i` and the id, `s` and sequence and event
--   <tag>:heard           zset  sid of a registered recording -> since when words wait for it
--   <tag>:unclaimed       zset  sid of one that nobody registered -> when it was last heard of
--   <tag>:unclaimed:<app> zset  the same of one app; <tag>:unclaimed-app says which, by sid
-- The hash <tag>:reports:<app> has `notice`, the latest moment of which Agora said anything about the app.

--
-- @include hearing/bell

local function forget_unclaimed(sid)
  redis.call('ZREM', TAG .. ':unclaimed', sid)
  local app = redis.call('HGET', TAG .. ':unclaimed-app', sid)
  if app then
    redis.call('ZREM', TAG .. ':unclaimed:' .. app, sid)
    redis.call('HDEL', TAG .. ':unclaimed-app', sid)
  end
end

-- Claims what Agora has said of a recording before it was registered: these words wait for it from now on.
local function claim_notices(sid, now)
  if redis.call('EXISTS', TAG .. ':notices:' .. sid) == 1 then
    redis.call('ZADD', TAG .. ':heard', 'NX', now, sid)
    ring(sid)
  end
  forget_unclaimed(sid)
end
