-- What a workspace knows.
--   <tag>:team:<team>          zset  sid -> when the workspace came to know it
--   <tag>:sids:<team>:<shelf>  zset, all scores 0  sids that begin with these characters, in alphabetical order, to find
--                                    prefixes. A shelf is small enough for Redis to keep it packed, at a third of the
--                                    memory of one order over all sids
--   <tag>:alias:<team>         hash  alias in lower case -> sid
--   <tag>:rec:<sid>            hash, among other fields  `team:<team>` for each workspace that knows it,
--                                    `name:<team>:<alias in lower case>` for each alias it was given

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

-- A recording that several workspaces share keeps its name: none may read a name that another gave.
local function give_name(team, sid, name, alias)
  redis.call('HSET', TAG .. ':alias:' .. team, alias, sid)
  redis.call('HSET', TAG .. ':rec:' .. sid, 'name:' .. team .. ':' .. alias, '')
  local teams = teams_of(sid)
  if #teams == 1 and teams[1] == team then
    redis.call('HSET', TAG .. ':rec:' .. sid, 'alias', name)
  end
end

-- Removes a recording, with its names, from every workspace that knows it.
local function leave_directory(sid)
  for _, team in ipairs(teams_of(sid)) do
    redis.call('ZREM', TAG .. ':team:' .. team, sid)
    redis.call('ZREM', shelf_of(team, sid), sid)
  end
  for _, field in ipairs(redis.call('HKEYS', TAG .. ':rec:' .. sid)) do
    local team, alias = string.match(field, '^name:([^:]*):(.*)$')
    -- Another recording may have been given the alias since.
    if team and redis.call('HGET', TAG .. ':alias:' .. team, alias) == sid then
      redis.call('HDEL', TAG .. ':alias:' .. team, alias)
    end
  end
end
