-- Makes a recording known to a workspace: writes it and makes its first look due.
--
-- KEYS[1]  tag
-- ARGV[1]  sid
-- ARGV[2]  app
-- ARGV[3]  what was found before: `absent`, `keep` (known, stays as it is), or the version that is replaced
-- ARGV[4]  recording, JSON
-- ARGV[5]  state, JSON
-- ARGV[6]  version to write
-- ARGV[7]  milliseconds until the first look
-- ARGV[8]  team
-- ARGV[9]  alias as given, empty if none
-- ARGV[10] alias in lower case
-- returns  1, or 0 when what was found before is no longer so
--
-- @include clock
-- @include agenda
-- @include directory
local sid, app, before, team = ARGV[1], ARGV[2], ARGV[3], ARGV[8]
local recording = TAG .. ':rec:' .. sid
local fields = redis.call('HMGET', recording, 'version', 'app')
local version, old_app = fields[1], fields[2]
local now = time()

if before == 'keep' then
  if not version then
    return 0
  end
  introduce(team, sid, now)
  return 1
end
if before ~= (version or 'absent') then
  return 0
end
if version then
  redis.call('ZREM', TAG .. ':due:' .. old_app, sid)
  redis.call('ZREM', TAG .. ':urgent:' .. old_app, sid)
  redis.call('ZREM', TAG .. ':lease:' .. old_app, sid)
  redis.call('ZREM', TAG .. ':finished', sid)
  -- Whoever is looking with the old ids is fenced by this.
  redis.call('HDEL', recording, 'lease', 'due', 'again', 'final')
end
redis.call('HSET', recording, 'app', app, 'version', ARGV[6], 'recording', ARGV[4], 'state', ARGV[5], 'urgent', '1')
redis.call('SADD', TAG .. ':live', sid)
local first_look = now + tonumber(ARGV[7])
make_due(app, sid, first_look, true)
announce(app, first_look)
introduce(team, sid, now)
if ARGV[9] ~= '' then
  give_name(team, sid, ARGV[9], ARGV[10])
end
return 1
