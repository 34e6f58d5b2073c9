-- Keeps the notices in callbacks of Agora.
--
-- KEYS[1]  tag
-- ARGV     orders (connection/lua/parts/orders.lua), one callback each:
--   1  apps whose secret signed it, JSON
--   2  notices, JSON: a list of sid, id (empty when it has none), sequence (empty likewise), moment, event, whether it is
--      an end, word as JSON
-- returns  1 for each
--
-- @include connection/clock
-- @include connection/orders
-- @include hearing/bell
-- @include hearing/notices
-- @policy NOTICES_KEPT_MS
-- @policy COPIES_KNOWN
-- @policy WORDS_WAITING
-- @policy UNCLAIMED_KEPT
local now = time()

-- The app of a notice, and whether its recording is registered: the recording's own, else the first that signed it.
local function app_of(sid, apps)
  local own = redis.call('HGET', TAG .. ':rec:' .. sid, 'app')
  if not own then
    return apps[1], false
  end
  for _, app in ipairs(apps) do
    if app == own then
      return own, true
    end
  end
  return nil
end

-- Whether a notice is no copy, by its id and by its sequence number.
local function is_new(sid, id, sequence, event)
  local known, names = TAG .. ':noticed:' .. sid, {}
  if id ~= '' then
    names[#names + 1] = 'i' .. id
  end
  if sequence ~= '' then
    names[#names + 1] = 's' .. sequence .. ' ' .. event
  end
  for _, name in ipairs(names) do
    if redis.call('SISMEMBER', known, name) == 1 then
      return false
    end
  end
  if #names > 0 and redis.call('SCARD', known) < COPIES_KNOWN then
    redis.call('SADD', known, unpack(names))
    redis.call('PEXPIRE', known, NOTICES_KEPT_MS)
  end
  return true
end

local function hear_of(app, at, is_end)
  local reports = TAG .. ':reports:' .. app
  if is_end then
    redis.call('HSET', reports, 'over', 1)
  end
  local before = tonumber(redis.call('HGET', reports, 'notice') or 0)
  if at > before then
    redis.call('HSET', reports, 'notice', at)
  end
end

local function keep(apps, sid, id, sequence, at, event, is_end, word)
  local app, registered = app_of(sid, apps)
  if not app or not is_new(sid, id, sequence, event) then
    return
  end
  hear_of(app, at, is_end)
  local words = TAG .. ':notices:' .. sid
  redis.call('RPUSH', words, word)
  redis.call('LTRIM', words, -WORDS_WAITING, -1)
  redis.call('PEXPIRE', words, NOTICES_KEPT_MS)
  if registered then
    if redis.call('ZADD', TAG .. ':heard', 'NX', now, sid) == 1 then
      ring(sid)
    end
  else
    redis.call('ZADD', TAG .. ':unclaimed', now, sid)
    redis.call('ZADD', TAG .. ':unclaimed:' .. app, now, sid)
    redis.call('HSET', TAG .. ':unclaimed-app', sid, app)
  end
end

local answers = each_order(function(order)
  local apps = cjson.decode(order[1])
  for _, notice in ipairs(cjson.decode(order[2])) do
    keep(apps, unpack(notice))
  end
  return 1
end)

-- Forgets words about unregistered recordings that are too old, or too many; those not heard of for longest first.
local function forget_words(sids)
  for _, sid in ipairs(sids) do
    forget_unclaimed(sid)
    redis.call('DEL', TAG .. ':notices:' .. sid, TAG .. ':noticed:' .. sid)
  end
end
forget_words(redis.call('ZRANGEBYSCORE', TAG .. ':unclaimed', '-inf', now - NOTICES_KEPT_MS, 'LIMIT', 0, 50))
local excess = redis.call('ZCARD', TAG .. ':unclaimed') - UNCLAIMED_KEPT
if excess > 0 then
  forget_words(redis.call('ZRANGE', TAG .. ':unclaimed', 0, excess - 1))
end
return answers
