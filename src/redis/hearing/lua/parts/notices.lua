-- Notices of Agora's notification service, from their arrival until they are noted.
--   <tag>:notices:<sid>   list, expiring  words as JSON, in the order of their arrival
--   <tag>:noticed:<sid>   set, expiring   marks that recognise copies: `i` and the id, `s` and sequence and event
--   <tag>:heard           zset  sid of a registered recording -> since when words wait for it
--   <tag>:unclaimed       zset  sid of an unregistered recording -> when Agora last spoke of it
--   <tag>:unclaimed:<app> zset  the same for one app; <tag>:unclaimed-app has the app of each sid
--   <tag>:reports:<app>   hash  `notice`, the latest moment of a notice about the app; `over`, one was about an end
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

-- Takes over the words that Agora sent about a recording before it was registered.
local function claim_notices(sid, now)
  if redis.call('EXISTS', TAG .. ':notices:' .. sid) == 1 then
    redis.call('ZADD', TAG .. ':heard', 'NX', now, sid)
    ring(sid)
  end
  forget_unclaimed(sid)
end
