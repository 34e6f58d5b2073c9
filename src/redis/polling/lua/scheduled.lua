-- Counts the recordings of an app that are due or looked at. Looks move them from one timetable to the other, so both
-- are counted in one step.
--
-- KEYS[1]  tag
-- ARGV[1]  app
-- ARGV[2]  latest moment of those that are due; `+inf` for all
-- returns  their number
return redis.call('ZCOUNT', TAG .. ':due:' .. ARGV[1], '-inf', ARGV[2])
  + redis.call('ZCARD', TAG .. ':lease:' .. ARGV[1])
