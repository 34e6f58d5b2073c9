-- What a workspace knows.
--   <tag>:team:<team>          zset  sid -> when the workspace came to know it
--   <tag>:sids:<team>:<shelf>  zset, all scores 0  sids that begin with these three characters, in alphabetical order,
--                                    for prefixes. Few enough stand together for Redis to keep them packed, at a
--                                    third of the memory that one order over all of them would take.
--   <tag>:alias:<team>         hash  alias in lower case -> sid
--   <tag>:rec:<sid>            hash, among other fields  `team:<team>` for each workspace that knows it,
--                                    `name:<team>:<alias in lower case>` for each that was given to it

-- @policy SHELF

local function shelf_of(team, sid)
  return TAG .. ':sids:' .. team .. ':' .. string.sub(sid, 1, SHELF)
end

local function knows(team, sid)
  return redis.call('ZSCORE', TAG .. ':team:' .. team, sid) and true or false
end

local function introduce(team, sid, now)
  redis.call('ZADD', TAG .. ':team:' .. team, 'NX', now, sid)
  redis.call('ZADD', shelf_of(team, sid), 0, sid)
  redis.call('HSET', TAG .. ':rec:' .. sid, 'team:' .. team, '')
end

local function teams_of(sid)
  local teams = {}
  for _, field in ipairs(redis.call('HKEYS', TAG .. ':rec:' .. sid)) do
    teams[#teams + 1] = string.match(field, '^team:(.+)$')
  end
  return teams
end

-- Another workspace must not read a name that was given in this one, so a shared recording keeps the name it has.
local function give_name(team, sid, name, alias)
  redis.call('HSET', TAG .. ':alias:' .. team, alias, sid)
  redis.call('HSET', TAG .. ':rec:' .. sid, 'name:' .. team .. ':' .. alias, '')
  local teams = teams_of(sid)
  if #teams == 1 and teams[1] == team then
    redis.call('HSET', TAG .. ':rec:' .. sid, 'alias', name)
  end
end

-- Takes it out of every workspace that knows it, and its names with it.
local function leave_directory(sid)
  for _, team in ipairs(teams_of(sid)) do
    redis.call('ZREM', TAG .. ':team:' .. team, sid)
    redis.call('ZREM', shelf_of(team, sid), sid)
  end
  for _, field in ipairs(redis.call('HKEYS', TAG .. ':rec:' .. sid)) do
    local team, alias = string.match(field, '^name:([^:]*):(.*)$')
    -- The alias may have gone to another recording since.
    if team and redis.call('HGET', TAG .. ':alias:' .. team, alias) == sid then
      redis.call('HDEL', TAG .. ':alias:' .. team, alias)
    end
  end
end
