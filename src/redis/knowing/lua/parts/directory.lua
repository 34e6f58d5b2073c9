-- The directory of a workspace: the recordings that it knows.
--   <tag>:page:<team>:<page>   zset  sid -> when the workspace came to know it. Redis packs a set of this size, which takes a
--                                    third of the memory of one set of all sids
--   <tag>:pages:<team>         zset  page -> when it was begun
--   <tag>:sids:<team>:<shelf>  zset, all scores 0  sids that begin with the characters of the shelf, to find prefixes;
--                                    packed too
--   <tag>:alias:<team>         hash  alias in lower case -> sid
--   <tag>:rec:<sid>            hash, among other fields  `team:<team>`: its page in this workspace; `name:<team>:<alias in
--                                    lower case>` for each alias

-- @policy SHELF
-- @policy PAGE_LENGTH

local function shelf_of(team, sid)
  return TAG .. ':sids:' .. team .. ':' .. string.sub(sid, 1, SHELF)
end

local function page_of(team, page)
  return TAG .. ':page:' .. team .. ':' .. page
end

local function knows(team, sid)
  return redis.call('HEXISTS', TAG .. ':rec:' .. sid, 'team:' .. team) == 1
end

-- Adds a sid to the last page. Readers find a page by its beginning, so beginnings grow from page to page and no entry
-- is older than its page, even if the clock was put back.
local function put_on_page(team, sid, now)
  local pages = TAG .. ':pages:' .. team
  local last = redis.call('ZRANGE', pages, -1, -1, 'WITHSCORES')
  local page, begun = tonumber(last[1] or 0), tonumber(last[2] or 0)
  if page == 0 or redis.call('ZCARD', page_of(team, page)) >= PAGE_LENGTH then
    page, begun = page + 1, math.max(now, begun + 1)
    redis.call('ZADD', pages, begun, page)
  end
  redis.call('ZADD', page_of(team, page), math.max(now, begun), sid)
  redis.call('HSET', TAG .. ':rec:' .. sid, 'team:' .. team, page)
end

local function introduce(team, sid, now)
  if not knows(team, sid) then
    put_on_page(team, sid, now)
    redis.call('ZADD', shelf_of(team, sid), 0, sid)
  end
end

local function teams_of(sid)
  local teams = {}
  for _, field in ipairs(redis.call('HKEYS', TAG .. ':rec:' .. sid)) do
    teams[#teams + 1] = string.match(field, '^team:(.+)$')
  end
  return teams
end

-- Gives an alias. Cards show it only if no other workspace knows the recording, because it must not read the name.
local function give_name(team, sid, name, alias)
  redis.call('HSET', TAG .. ':alias:' .. team, alias, sid)
  redis.call('HSET', TAG .. ':rec:' .. sid, 'name:' .. team .. ':' .. alias, '')
  local teams = teams_of(sid)
  if #teams == 1 and teams[1] == team then
    redis.call('HSET', TAG .. ':rec:' .. sid, 'alias', name)
  end
end

-- Removes a recording and its names from all directories.
local function leave_directory(sid)
  for _, team in ipairs(teams_of(sid)) do
    local page = redis.call('HGET', TAG .. ':rec:' .. sid, 'team:' .. team)
    redis.call('ZREM', page_of(team, page), sid)
    if redis.call('EXISTS', page_of(team, page)) == 0 then
      redis.call('ZREM', TAG .. ':pages:' .. team, page)
    end
    redis.call('ZREM', shelf_of(team, sid), sid)
  end
  for _, field in ipairs(redis.call('HKEYS', TAG .. ':rec:' .. sid)) do
    local team, alias = string.match(field, '^name:([^:]*):(.*)$')
    -- Another recording may have the alias now.
    if team and redis.call('HGET', TAG .. ':alias:' .. team, alias) == sid then
      redis.call('HDEL', TAG .. ':alias:' .. team, alias)
    end
  end
end
