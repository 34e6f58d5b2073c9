-- Makes recordings due that are not final, and neither due nor leased.
--
-- KEYS[1]  tag
-- ARGV[…]  sids
-- returns  number of recordings put back
--
-- @include connection/clock
-- @include polling/agenda
local now, put_back = time(), 0
for _, sid in ipairs(ARGV) do
  local app, final = unpack(redis.call('HMGET', TAG .. ':rec:' .. sid, 'app', 'final'))
  local kept = app
    and (redis.call('ZSCORE', TAG .. ':due:' .. app, sid) or redis.call('ZSCORE', TAG .. ':lease:' .. app, sid))
  if app and final ~= '1' and not kept then
    give_back(app, sid, now, now)
    put_back = put_back + 1
  end
end
return put_back
