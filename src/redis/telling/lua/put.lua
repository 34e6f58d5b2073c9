-- Queues a delivery, unless one with its id is still queued.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  delivery, JSON
--
-- @include connection/clock
-- @include telling/outbox
enqueue_once(ARGV[1], ARGV[2], time())
