-- One tick of the planner: takes back leases that ran out, then claims the recordings that are due earliest,
-- for each app up to its window. Costs what is due, not what exists.
--
-- KEYS[1]  tag
-- ARGV[1]  how many claims at most
-- ARGV[2]  lease, milliseconds
-- ARGV[3]  beginning of the tokens, never used before
-- ARGV[4]  milliseconds between two looks at an app of which nothing can be seen
-- ARGV[5…] app and its window (claims at one time), alternating
-- returns  sid, app and token of each claim, in one flat list
--
-- @include clock
-- @include agenda
local now = time()
local left, lease_ms, seed, probe_ms = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
local windows = {}
for i = 5, #ARGV, 2 do
  windows[ARGV[i]] = tonumber(ARGV[i + 1])
end

local claims = {}
for _, app in ipairs(redis.call('ZRANGEBYSCORE', TAG .. ':agenda', '-inf', now)) do
  -- An app that is configured no longer keeps its recordings, for the day it comes back.
  if windows[app] then
    for _, sid in ipairs(redis.call('ZRANGEBYSCORE', TAG .. ':lease:' .. app, '-inf', now)) do
      give_back(app, sid, now)
    end
    local sight = TAG .. ':sight:' .. app
    local dark = redis.call('HGET', sight, 'dark') == '1'
    local window = dark and 1 or windows[app]
    local free = math.min(window - redis.call('ZCARD', TAG .. ':lease:' .. app), left)
    local due = {}
    if free > 0 then
      due = redis.call('ZRANGEBYSCORE', TAG .. ':due:' .. app, '-inf', now, 'LIMIT', 0, free)
    end
    for _, sid in ipairs(due) do
      left = left - 1
      local token = seed .. '.' .. left
      lease(app, sid, token, now + lease_ms)
      claims[#claims + 1] = sid
      claims[#claims + 1] = app
      claims[#claims + 1] = token
    end
    if dark and #due > 0 then
      redis.call('HSET', sight, 'probe', now + probe_ms)
    end
    refresh_agenda(app)
  end
end
return claims
