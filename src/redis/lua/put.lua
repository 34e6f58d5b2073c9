-- Queues a delivery, unless one with its id is still queued.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  delivery, JSON
-- ARGV[3]  beginning of it up to its id
--
-- @include clock
-- @include outbox
enqueue_once(ARGV[1], ARGV[2], ARGV[3], time())
