-- Counts the due and the leased recordings of an app in one step, because looks move them between the two timetables.
--
-- KEYS[1]  tag
-- ARGV[1]  app
-- ARGV[2]  latest moment for those that are due; `+inf` for all
-- returns  their number
return redis.call('ZCOUNT', TAG .. ':due:' .. ARGV[1], '-inf', ARGV[2])
  + redis.call('ZCARD', TAG .. ':lease:' .. ARGV[1])
