-- A bell that wakes one worker process at once.
--   <tag>:bell  list  what there is to do: a sid for which words wait, or empty text: a look has just become due
-- A ring that nobody hears costs time, and nothing else: rounds find what there is to do.
--
-- @policy BELL_KEPT

local function ring(what)
  local bell = TAG .. ':bell'
  if redis.call('LINDEX', bell, -1) ~= what then
    redis.call('RPUSH', bell, what)
    redis.call('LTRIM', bell, -BELL_KEPT, -1)
  end
end
