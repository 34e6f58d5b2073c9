-- Puts back what is neither due nor leased although it should be, and leases that nothing bounds in time.
-- Nothing in the other scripts makes such a recording; a restored backup or a hand in the data may.
--
-- KEYS[1]  tag
-- ARGV[…]  sids, a slice of <tag>:live
-- returns  how many were put back
--
-- @include connection/clock
-- @include polling/agenda
local now = time()
local put_back = 0
local apps = {}
for _, sid in ipairs(ARGV) do
  local fields = redis.call('HMGET', TAG .. ':rec:' .. sid, 'app', 'final')
  local app, final = fields[1], fields[2]
  if not app or final == '1' then
    redis.call('SREM', TAG .. ':live', sid)
  else
    local due = redis.call('ZSCORE', TAG .. ':due:' .. app, sid)
    local leased = redis.call('ZSCORE', TAG .. ':lease:' .. app, sid)
    if not due and not leased then
      give_back(app, sid, now, now)
      put_back = put_back + 1
    end
    apps[app] = true
  end
end
for app in pairs(apps) do
  for _, kind in ipairs({ ':due:', ':lease:' }) do
    local head = head_of(kind, app)
    if head then
      announce(app, math.max(head, now))
    end
  end
end
return put_back
