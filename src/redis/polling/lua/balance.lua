-- Compares the number of recordings that are not final with the number of due and leased ones, and puts their apps on
-- the agenda. Only a restored backup, an edit by hand or an older version may leave a difference.
--
-- KEYS[1]  tag
-- ARGV[1]  `1` to store the second number as the first
-- ARGV[…]  configured apps
-- returns  `balanced` or `missing`
--
-- @include connection/clock
-- @include polling/agenda
local now, scheduled = time(), 0
local apps = {}
for i = 2, #ARGV do
  apps[ARGV[i]] = true
end
for _, app in ipairs(redis.call('ZRANGE', TAG .. ':agenda', 0, -1)) do
  apps[app] = true
end
for app in pairs(apps) do
  for _, kind in ipairs({ ':due:', ':lease:' }) do
    scheduled = scheduled + redis.call('ZCARD', TAG .. kind .. app)
    local head = head_of(kind, app)
    if head then
      announce(app, math.max(head, now))
    end
  end
end
local alive = tonumber(redis.call('GET', TAG .. ':alive') or 0)
if ARGV[1] == '1' then
  redis.call('SET', TAG .. ':alive', scheduled)
end
return alive == scheduled and 'balanced' or 'missing'
