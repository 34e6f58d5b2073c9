-- Gives the outbox back for a later attempt at its first delivery.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  milliseconds until the next attempt
-- ARGV[4]  outcome, as `Outbox.postpone` in src/ports/telling.ts says
-- ARGV[5]  `unseen` only: how far Slack's history was read; else empty
-- returns  1, or 0 when another worker may have the outbox
--
-- @include connection/clock
-- @include telling/outbox
-- @include telling/away
local place = ARGV[1]
if not has(place, ARGV[2]) then
  return 0
end
local hand = TAG .. ':hand:' .. place
redis.call('HDEL', hand, 'token')
-- News that waits for its card has not failed.
if ARGV[4] ~= 'card' then
  redis.call('HINCRBY', hand, 'attempts', 1)
end
local edit = ARGV[4] ~= 'unknown' and ARGV[4] ~= 'unseen' and only_edits(place)
if ARGV[4] == 'unclear' then
  redis.call('HINCRBY', hand, edit and 'edits_refused' or 'refusals', 1)
end
local now, pause = time(), tonumber(ARGV[3])
if ARGV[4] == 'unknown' then
  redis.call('HSETNX', hand, 'sending', now)
  redis.call('HSET', hand, 'sent', now)
elseif ARGV[4] == 'unseen' then
  redis.call('HSETNX', hand, 'sought', now)
  redis.call('HSET', hand, 'cursor', ARGV[5])
else
  -- The next to take the outbox begins anew: news that has come in goes first.
  end_doubt(place)
end
if edit and pause > 0 then
  redis.call('SET', TAG .. ':unedited:' .. place, '1', 'PX', pause)
  local kind, _, at = next_of(place, now)
  rest(place, kind and 0 or math.min(pause, (at or now + pause) - now), now)
else
  redis.call('ZADD', TAG .. ':lanes', now + pause, place)
end
if ARGV[4] ~= 'unseen' then
  note_away(place, ARGV[4] == 'away' or ARGV[4] == 'unknown')
end
-- A delivery that waits for a person is not late: nothing else can bring it forward.
if ARGV[4] == 'refused' then
  redis.call('ZREM', TAG .. ':waiting', place)
else
  redis.call('ZADD', TAG .. ':waiting', 'NX', now, place)
end
return 1
