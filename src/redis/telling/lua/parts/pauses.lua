-- Places that Slack does not let the bot tell.
--   <tag>:pause:<place>       hash  `reason`; `at` from when on nothing was told; `state` `paused`, or `trying` when
--                                   somebody asked to go on and no post has shown yet whether that is possible
--   <tag>:pause-told:<place>  set   people who were told of it
--   <tag>:kept:<place>        list  deliveries that no summary of what was missed would have, told after it
-- What was said of single watches stands in <tag>:watch:<sid>, field `paused:<place>`.

-- @include knowing/rules

local function end_pause(place)
  for _, kind in ipairs({ ':pause:', ':pause-told:', ':kept:' }) do
    redis.call('DEL', TAG .. kind .. place)
  end
  resume_rules(place)
end

-- A channel that is gone is never resumed. Once nothing is watched there and no rule would watch anything, nobody waits
-- for it.
local function end_vain_pause(place)
  if
    redis.call('EXISTS', TAG .. ':pause:' .. place) == 1
    and redis.call('EXISTS', TAG .. ':channel:' .. place) == 0
    and #rules_of(place) == 0
  then
    end_pause(place)
  end
end
