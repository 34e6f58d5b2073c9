-- Keeps what one callback of Agora says, all of it or nothing.
--
-- KEYS[1]  tag
-- ARGV[1]  apps whose secret signed it, JSON
-- ARGV[…]  notices, five each: sid, id (empty when it has none), sequence (empty likewise), moment, word as JSON
-- returns  sids of registered recordings for which words have begun to wait
--
-- @include connection/clock
-- @include knowing/notices
-- @policy NOTICES_KEPT_MS
-- @policy COPIES_KNOWN
-- @policy WORDS_WAITING
-- @policy UNCLAIMED_KEPT
local now, apps, waiting = time(), cjson.decode(ARGV[1]), {}

-- The app that a notice is about: the recording's own; of one that nobody registered, the one that signed it.
local function app_of(sid)
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

-- Whether it is new, by its id and by its place among the notices of its recording.
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

local function hear_of(app, at)
  local reports = TAG .. ':reports:' .. app
  local before = tonumber(redis.call('HGET', reports, 'notice') or 0)
  if at > before then
    redis.call('HSET', reports, 'notice', at)
  end
end

for i = 2, #ARGV, 5 do
  local sid, at, word = ARGV[i], tonumber(ARGV[i + 3]), ARGV[i + 4]
  local app, registered = app_of(sid)
  if app and is_new(sid, ARGV[i + 1], ARGV[i + 2], cjson.decode(word).event) then
    hear_of(app, at)
    local words = TAG .. ':notices:' .. sid
    redis.call('RPUSH', words, word)
    redis.call('LTRIM', words, -WORDS_WAITING, -1)
    redis.call('PEXPIRE', words, NOTICES_KEPT_MS)
    if registered then
      if redis.call('ZADD', TAG .. ':heard', 'NX', now, sid) == 1 then
        waiting[#waiting + 1] = sid
      end
    else
      redis.call('ZADD', TAG .. ':unclaimed', now, sid)
      redis.call('ZADD', TAG .. ':unclaimed:' .. app, now, sid)
      redis.call('HSET', TAG .. ':unclaimed-app', sid, app)
    end
  end
end

-- Those of yesterday, and of too many the ones not heard of for the longest time.
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
return waiting
