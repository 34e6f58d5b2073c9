-- Reads recordings, each as it is at one moment.
--
-- KEYS[1]  tag
-- ARGV[…]  sids
-- returns  for each: nil when it is not known, or: fields and values in one list; the rest, JSON
--
local answers = {}
for i, sid in ipairs(ARGV) do
  local fields = redis.call('HGETALL', TAG .. ':rec:' .. sid)
  -- Not nil, which would end the list.
  answers[i] = #fields > 0 and { fields, redis.call('GET', TAG .. ':known:' .. sid) or '' } or false
end
return answers
