-- Places whose last attempt did not reach Slack, so that they wait for the next one.
--   <tag>:away:<team>  set, expiring  these places

-- @policy AWAY_MS
-- @policy BACK_EVERY_MS

local function away_of(place)
  return TAG .. ':away:' .. string.match(place, '^[^:]*')
end

local function note_away(place, is_away)
  if is_away then
    redis.call('SADD', away_of(place), place)
    redis.call('PEXPIRE', away_of(place), AWAY_MS)
  else
    redis.call('SREM', away_of(place), place)
  end
end

-- Slack has taken a message for this place, so the others are tried now, one after the other.
local function bring_back(place, now)
  note_away(place, false)
  local away = redis.call('SMEMBERS', away_of(place))
  for nth, other in ipairs(away) do
    if redis.call('HEXISTS', TAG .. ':hand:' .. other, 'token') == 0 then
      redis.call('ZADD', TAG .. ':lanes', 'XX', 'LT', now + nth * BACK_EVERY_MS, other)
    end
  end
  redis.call('DEL', away_of(place))
end
