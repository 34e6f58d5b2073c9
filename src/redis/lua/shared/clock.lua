-- Milliseconds since 1970 by the clock of Redis, the only one that all processes of the bot share.
local function time()
  local parts = redis.call('TIME')
  return parts[1] * 1000 + math.floor(parts[2] / 1000)
end
