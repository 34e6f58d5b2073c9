-- Sets the language of a place that a person has chosen.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  code of the language
-- returns  1
--
-- @include connection/clock
-- @include knowing/languages
speak(ARGV[1], ARGV[2], true, time())
return 1
