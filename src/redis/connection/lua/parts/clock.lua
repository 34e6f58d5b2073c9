-- Milliseconds since 1970 by the clock of Redis, the only one that all processes share.
local function time_precisely()
  local parts = redis.call('TIME')
  return parts[1] * 1000 + parts[2] / 1000
end

local function time()
  return math.floor(time_precisely())
end
