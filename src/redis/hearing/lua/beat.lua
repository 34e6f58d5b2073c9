-- Notes that a process which takes reports is up or closes, and the times in which none was up.
--
-- KEYS[1]  tag
-- ARGV[1]  name of the process, never used before
-- ARGV[2]  `1` while it is up, `0` when it closes
-- ARGV[3]  milliseconds without a beat after which a process counts as dead; less than `DEAD_MS` in tests only
-- returns  1
--
-- @include connection/clock
-- @policy DEAF_KEPT_MS
-- @policy DEAF_KEPT
local name, opens, late_ms = ARGV[1], ARGV[2] == '1', tonumber(ARGV[3])
local inlet, inlets, now = TAG .. ':inlet', TAG .. ':inlets', time()

-- Known processes, each with the time in which it was up; `up`: it is still up.
local processes, known = {}, false
local signs = redis.call('ZRANGE', inlets, 0, -1, 'WITHSCORES')
for i = 1, #signs, 2 do
  local process, last = signs[i], tonumber(signs[i + 1])
  local up = last > now - late_ms
  local from = tonumber(redis.call('HGET', inlet, 'from:' .. process) or 0)
  processes[#processes + 1] = { from = from, last = last, up = up }
  known = known or (up and process == name)
  if not up then
    redis.call('ZREM', inlets, process)
    redis.call('HDEL', inlet, 'from:' .. process)
  end
end
local beat = redis.call('HGET', inlet, 'beat')
if #processes == 0 and beat then
  -- All have closed: `beat` is the moment at which the last one did.
  processes[1] = { from = 0, last = tonumber(beat), up = false }
end
if not known and opens then
  redis.call('HSET', inlet, 'from:' .. name, now)
  processes[#processes + 1] = { from = now, last = now, up = true }
end

-- Moment at which the next process came up after one that is gone; nil when another one was up then. A crash is noticed
-- late, so the next process may have come up long before now.
local function heard_again(gone)
  local at = now
  for _, other in ipairs(processes) do
    if other ~= gone and other.from <= gone.last and (other.up or other.last > gone.last) then
      return nil
    elseif other.from > gone.last then
      at = math.min(at, other.from)
    end
  end
  return at
end

local gaps = {}
for _, process in ipairs(processes) do
  local again = not process.up and heard_again(process)
  if again then
    gaps[#gaps + 1] = { process.last, again }
  end
end

if #gaps > 0 then
  local deaf = {}
  for _, stretch in ipairs(cjson.decode(redis.call('HGET', inlet, 'deaf') or '[]')) do
    if stretch[2] > now - DEAF_KEPT_MS then
      deaf[#deaf + 1] = stretch
    end
  end
  for _, gap in ipairs(gaps) do
    deaf[#deaf + 1] = gap
  end
  -- Merges the oldest: a time that is too long is better than a false alarm of a loss.
  while #deaf > DEAF_KEPT do
    local first = table.remove(deaf, 1)
    deaf[1][1] = first[1]
  end
  redis.call('HSET', inlet, 'deaf', cjson.encode(deaf))
end
redis.call('HSET', inlet, 'beat', now)
if opens then
  redis.call('ZADD', inlets, now, name)
else
  redis.call('ZREM', inlets, name)
  redis.call('HDEL', inlet, 'from:' .. name)
end
return 1
