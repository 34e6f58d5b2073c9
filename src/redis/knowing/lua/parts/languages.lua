-- In which language a place is told.
--   <tag>:languages  hash  `person:<place>` code of the language that a person has given there last, `program:<place>`
--                          that a program has, which counts where no person has given one

-- @include telling/outbox

local function spoken(place)
  local given = redis.call('HMGET', TAG .. ':languages', 'person:' .. place, 'program:' .. place)
  return given[1] or given[2]
end

-- What is over stays as it was written; the cards of what goes on follow.
local function speak(place, code, by_person, now)
  local before = spoken(place)
  redis.call('HSET', TAG .. ':languages', (by_person and 'person:' or 'program:') .. place, code)
  if spoken(place) == before then
    return
  end
  for _, sid in ipairs(redis.call('SINTER', TAG .. ':channel:' .. place, TAG .. ':live')) do
    touch(place, sid, now, now)
  end
end
