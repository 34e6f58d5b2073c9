-- Makes a recording known to a workspace: writes it and makes its first look due.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  app
-- ARGV[3]  state that was found: `absent`, `keep` (known, stays as it is), or the version to replace
-- ARGV[4]  the recording, JSON
-- ARGV[5]  version to write
-- ARGV[6]  milliseconds until the first look
-- ARGV[7]  team
-- ARGV[8]  alias as given, empty if none
-- ARGV[9]  alias in lower case
-- ARGV[10] edition of the team's rules that were judged
-- ARGV[11] rules that wait for the name of its channel, JSON; empty when there are none
-- ARGV[12] facts that the backend reports, fields and values in one list, JSON (said.lua)
-- ARGV[13] rank of its looks (polling/lua/parts/agenda.lua)
-- ARGV[…]  watches by rules, four each (parts/rules.lua)
-- returns  1; 0 when the recording has changed since it was found; 2 when the rules have
--
-- @include connection/clock
-- @include hearing/bell
-- @include knowing/directory
-- @include hearing/notices
-- @include knowing/rules
-- @include polling/agenda
local sid, app, before, team = ARGV[1], ARGV[2], ARGV[3], ARGV[7]
local recording = TAG .. ':rec:' .. sid
local fields = redis.call('HMGET', recording, 'version', 'app', 'final')
local version, old_app = fields[1], fields[2]
local now = time()

if not is_edition(team, ARGV[10]) then
  return 2
end

-- Applies the rules, once for each recording that a workspace comes to know.
local function go_by_rules()
  if ARGV[11] ~= '' then
    redis.call('HSET', TAG .. ':watch:' .. sid, 'waiting:' .. team, ARGV[11])
  end
  watch_by_rules(sid, ARGV, 14, now)
end

if before == 'keep' then
  if not version then
    return 0
  end
  if knows(team, sid) then
    return 1
  end
  -- The rules were judged without the name of its channel, which may be known since.
  if ARGV[11] ~= '' and tonumber(version) + 1 ~= tonumber(ARGV[5]) then
    return 0
  end
  introduce(team, sid, now)
  go_by_rules()
  return 1
end
if before ~= (version or 'absent') then
  return 0
end
if version then
  redis.call('ZREM', TAG .. ':due:' .. old_app, sid)
  leave_beside(old_app, sid)
  redis.call('ZREM', TAG .. ':lease:' .. old_app, sid)
  redis.call('ZREM', TAG .. ':stuck:' .. old_app, sid)
  redis.call('ZREM', TAG .. ':finished', sid)
  -- Fences a look under way with the old ids.
  redis.call('HDEL', recording, 'lease', 'due', 'hurry', 'again', 'final', 'ends', 'reports')
end
redis.call('HSET', recording, 'app', app, 'version', ARGV[5], 'urgent', ARGV[13])
local said = cjson.decode(ARGV[12])
if #said > 0 then
  redis.call('HSET', recording, unpack(said))
end
redis.call('SET', TAG .. ':known:' .. sid, ARGV[4])
if not version or fields[3] == '1' then
  count_alive(1)
end
claim_notices(sid, now)
local first_look = now + tonumber(ARGV[6])
make_due(app, sid, first_look, ARGV[13])
announce(app, first_look)
if first_look <= now then
  ring('')
end
introduce(team, sid, now)
if ARGV[8] ~= '' then
  give_name(team, sid, ARGV[8], ARGV[9])
end
go_by_rules()
return 1
