-- Reports about the ends of an app's recordings.
--   <tag>:reports:<app>  hash  `kept`, number of stops that backends have reported; `ends`, a letter for each of the last
--                              fifty ends, newest first: `r` a stop had been reported, `e` explained otherwise, `u`
--                              unexplained; `notice` as notices.lua says
--   <tag>:inlet          hash  `beat`, last beat of any process that takes reports; `deaf`, JSON [[from, to], …], times of
--                              about a day in which none was up, oldest first; `from:<process>`, when it came up
--   <tag>:inlets         zset  process that takes reports -> its last beat

-- @policy LESSONS_KEPT

local function keep_promise(app)
  redis.call('HINCRBY', TAG .. ':reports:' .. app, 'kept', 1)
end

local function learn(app, lesson)
  local reports = TAG .. ':reports:' .. app
  local before = redis.call('HGET', reports, 'ends') or ''
  redis.call('HSET', reports, 'ends', string.sub(lesson .. before, 1, LESSONS_KEPT))
end
