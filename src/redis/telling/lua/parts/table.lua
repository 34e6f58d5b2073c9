-- The table of a burst in one place; its keys are described in outbox.lua.

-- @policy TABLE_MS
-- @policy TABLE_EDIT_MS
-- @policy TABLE_KEPT_MS

-- Whether the table takes rows: for TABLE_MS, and as long as rows of it wait to be told.
local function is_table_open(place, now)
  local fields = redis.call('HMGET', TAG .. ':table:' .. place, 'until', 'due')
  return fields[1] and (tonumber(fields[1]) > now or fields[2]) and true or false
end

local function drop_table(place)
  redis.call('DEL', TAG .. ':table:' .. place, TAG .. ':rows:' .. place)
end

local function keep_table(place)
  redis.call('PEXPIRE', TAG .. ':table:' .. place, TABLE_KEPT_MS)
  redis.call('PEXPIRE', TAG .. ':rows:' .. place, TABLE_KEPT_MS)
end

-- Adds rows. If no table is open, begins one with this id.
local function add_rows(place, rows, id, at, now)
  local tabled = TAG .. ':table:' .. place
  if not is_table_open(place, now) then
    drop_table(place)
    redis.call('HSET', tabled, 'id', id, 'at', at, 'until', now + TABLE_MS, 'told', 0)
  end
  for _, row in ipairs(rows) do
    redis.call('RPUSH', TAG .. ':rows:' .. place, row)
  end
  local edited = redis.call('HGET', tabled, 'edited')
  redis.call('HSET', tabled, 'due', edited and math.max(now, tonumber(edited) + TABLE_EDIT_MS) or now)
  keep_table(place)
end
