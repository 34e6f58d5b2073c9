-- Forgets one recording, whatever its state.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- returns  1, or 0 when the recording is not known
--
-- @include knowing/forget
if redis.call('EXISTS', TAG .. ':rec:' .. ARGV[1]) == 0 then
  return 0
end
forget_recording(ARGV[1])
return 1
