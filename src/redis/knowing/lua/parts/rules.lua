-- Standing rules of a workspace, and their effects on a recording.
--   <tag>:rules:<team>  hash  rule id -> rule, JSON; `gone:<channel>`, {reason, at} while its place is paused; `last`,
--                             number of the newest rule; `edition` grows with every change of the hash
--   in <tag>:watch:<sid>      `waiting:<team>`, JSON, ids of rules that wait for the name of the channel;
--                             `left:<place>`: somebody there has unwatched it, so no rule begins a watch there

-- @include telling/outbox
-- @include knowing/watches

-- Whether the rules are still those that were judged outside of the script.
local function is_edition(team, edition)
  return (redis.call('HGET', TAG .. ':rules:' .. team, 'edition') or '') == edition
end

local function next_edition(team)
  redis.call('HINCRBY', TAG .. ':rules:' .. team, 'edition', 1)
end

-- Begins the watches of rules, unless the place has a watch already or has ended one. The values from `first` on are
-- four for each watch: place; owner, since and rule, JSON; options, JSON; pause, JSON, empty when there is none.
local function watch_by_rules(sid, values, first, now)
  local watch = TAG .. ':watch:' .. sid
  for i = first, #values, 4 do
    local place, paused = values[i], values[i + 3]
    local left = redis.call('HEXISTS', watch, 'left:' .. place) == 1
    if not left and redis.call('HSETNX', watch, 'by:' .. place, values[i + 1]) == 1 then
      redis.call('HSET', watch, 'options:' .. place, values[i + 2])
      begin_watch(sid, place)
      if cjson.decode(values[i + 2]).max then
        note_max(sid)
      end
      if paused == '' then
        touch(place, sid, now, now)
      else
        redis.call('HSET', watch, 'paused:' .. place, paused)
      end
    end
  end
end

-- Pauses the rules of a place.
local function pause_rules(place, paused)
  local team, channel = string.match(place, '^([^:]*):(.*)$')
  local rules = TAG .. ':rules:' .. team
  if redis.call('EXISTS', rules) == 1 and redis.call('HSETNX', rules, 'gone:' .. channel, paused) == 1 then
    next_edition(team)
  end
end

local function rules_of(place)
  local team, channel = string.match(place, '^([^:]*):(.*)$')
  local rules = {}
  local fields = redis.call('HGETALL', TAG .. ':rules:' .. team)
  for i = 1, #fields, 2 do
    local rule = string.match(fields[i], '^rule%-%d+$') and cjson.decode(fields[i + 1])
    if rule and rule.ch == channel then
      rules[#rules + 1] = rule
    end
  end
  return rules
end

-- Counts the rules of each owner in a place, without those that a person has paused.
local function rule_owners(place)
  local owners = {}
  for _, rule in ipairs(rules_of(place)) do
    if not rule.off then
      owners[rule.by] = (owners[rule.by] or 0) + 1
    end
  end
  return owners
end

local function resume_rules(place)
  local team, channel = string.match(place, '^([^:]*):(.*)$')
  if redis.call('HDEL', TAG .. ':rules:' .. team, 'gone:' .. channel) == 1 then
    next_edition(team)
  end
end
