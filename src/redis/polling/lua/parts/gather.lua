-- Reads timetables of several apps (agenda.lua) in one common order.

local function earlier(one, other)
  if one.due == other.due then
    return one.sid < other.sid
  end
  return one.due < other.due
end

-- Lists the entries between two moments in one kind of timetable, e.g. `:due:`. Reads up to `most` of each app, because
-- the earliest of all may belong to one app.
local function gather(apps, kind, from, to, most)
  local found = {}
  for _, app in ipairs(apps) do
    local sids = redis.call('ZRANGEBYSCORE', TAG .. kind .. app.name, from, to, 'WITHSCORES', 'LIMIT', 0, most)
    for at = 1, #sids, 2 do
      found[#found + 1] = { app = app, sid = sids[at], due = tonumber(sids[at + 1]) }
    end
  end
  if #apps > 1 then
    table.sort(found, earlier)
  end
  return found
end
