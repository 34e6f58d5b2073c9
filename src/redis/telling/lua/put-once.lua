-- Queues a delivery and notes its id as handled (telling/expiring.ts), unless it was noted before.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  delivery, JSON
--
-- @include connection/clock
-- @include telling/delivery
-- @include telling/outbox
-- @policy REMEMBERED_SECONDS
if redis.call('SET', TAG .. ':once:' .. id_of(ARGV[2]), '1', 'EX', REMEMBERED_SECONDS, 'NX') then
  enqueue_once(ARGV[1], ARGV[2], time())
end
