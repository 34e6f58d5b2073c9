-- What a workspace knows.
--   <tag>:team:<team>   zset  sid -> when the workspace came to know it
--   <tag>:sids:<team>   zset, all scores 0  sids in alphabetical order, for prefixes
--   <tag>:alias:<team>  hash  alias in lower case -> sid
--   <tag>:teams:<sid>   set   workspaces that know it
--   <tag>:names:<sid>   set   `<team>:<alias in lower case>` given to it

local function knows(team, sid)
  return redis.call('ZSCORE', TAG .. ':team:' .. team, sid) and true or false
end

local function introduce(team, sid, now)
  redis.call('ZADD', TAG .. ':team:' .. team, 'NX', now, sid)
  redis.call('ZADD', TAG .. ':sids:' .. team, 0, sid)
  redis.call('SADD', TAG .. ':teams:' .. sid, team)
end

-- Another workspace must not read a name that was given in this one, so a shared recording keeps the name it has.
local function give_name(team, sid, name, alias)
  redis.call('HSET', TAG .. ':alias:' .. team, alias, sid)
  redis.call('SADD', TAG .. ':names:' .. sid, team .. ':' .. alias)
  local teams = redis.call('SMEMBERS', TAG .. ':teams:' .. sid)
  if #teams == 1 and teams[1] == team then
    redis.call('HSET', TAG .. ':rec:' .. sid, 'alias', name)
  end
end
