-- The language of each place.
--   <tag>:languages  hash  `person:<place>`, code of the language that a person gave there last; `program:<place>`, that
--                          which a program gave, for places where no person has given one

-- @include telling/outbox

local function spoken(place)
  local given = redis.call('HMGET', TAG .. ':languages', 'person:' .. place, 'program:' .. place)
  return given[1] or given[2]
end

-- Sets the language, and edits the cards of recordings that are not final.
local function speak(place, code, by_person, now)
  local before = spoken(place)
  redis.call('HSET', TAG .. ':languages', (by_person and 'person:' or 'program:') .. place, code)
  if spoken(place) == before then
    return
  end
  for _, sid in ipairs(redis.call('SMEMBERS', TAG .. ':channel:' .. place)) do
    if redis.call('HGET', TAG .. ':rec:' .. sid, 'final') ~= '1' then
      touch(place, sid, now, now)
    end
  end
end
