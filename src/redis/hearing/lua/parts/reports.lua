-- How the ends of an app's recordings come to be known.
--   <tag>:reports:<app>  hash  `kept` number of stops that backends have reported; `ends` a letter for each of the last
--                              fifty recordings that are over, newest first: `r` a stop had been reported, `e`
--                              explained otherwise, `u` unexplained; `notice` as notices.lua says
--   <tag>:inlet          hash  `beat` when a process that takes reports was last up; `deaf` [[from, to], …] JSON, times
--                              within about a day in which none was, oldest first; `from:<process>` since when one
--                              has been up
--   <tag>:inlets         zset  process that takes reports -> its last sign of life

-- @policy LESSONS_KEPT

local function keep_promise(app)
  redis.call('HINCRBY', TAG .. ':reports:' .. app, 'kept', 1)
end

local function learn(app, lesson)
  local reports = TAG .. ':reports:' .. app
  local before = redis.call('HGET', reports, 'ends') or ''
  redis.call('HSET', reports, 'ends', string.sub(lesson .. before, 1, LESSONS_KEPT))
end
