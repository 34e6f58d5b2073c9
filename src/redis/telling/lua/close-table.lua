-- Closes a table whose message can no longer be edited. The rows that the message does not show begin another table.
--
-- KEYS[1]  tag
-- ARGV[1]  place
-- ARGV[2]  token of the batch
-- ARGV[3]  milliseconds until this place may be posted to again
-- returns  1, or 0 when another worker may have the outbox
--
-- @include connection/clock
-- @include telling/outbox
-- @include telling/table
-- @include telling/delivery
local place = ARGV[1]
if not has(place, ARGV[2]) then
  return 0
end
local now, tabled = time(), TAG .. ':table:' .. place
local fields = redis.call('HMGET', tabled, 'id', 'told')
local untold = redis.call('LRANGE', TAG .. ':rows:' .. place, fields[2] or 0, -1)
drop_table(place)
if #untold > 0 then
  add_rows(place, untold, fields[1] .. '.' .. number_text(now), number_text(cjson.decode(untold[1]).at), now)
end
give_place_back(place, now, tonumber(ARGV[3]), true)
return 1
