-- A list that wakes one worker process at once.
--   <tag>:bell  list  sids for which words wait; an empty text: a look has just become due
-- Nothing is lost with a ring: the rounds of workers find the same work later.
--
-- @policy BELL_KEPT

local function ring(what)
  local bell = TAG .. ':bell'
  if redis.call('LINDEX', bell, -1) ~= what then
    redis.call('RPUSH', bell, what)
    redis.call('LTRIM', bell, -BELL_KEPT, -1)
  end
end
