-- Places that Slack does not let the bot tell.
--   <tag>:pause:<place>       hash  `reason`; `at` from when on nothing was told; `state` `paused`, or `trying` when
--                                   somebody asked to go on and no post has shown yet whether that is possible
--   <tag>:pause-told:<place>  set   people who were told of it
--   <tag>:kept:<place>        list  deliveries that no summary of what was missed would have, told after it
-- What was said of single watches stands in <tag>:watch:<sid>, field `paused:<place>`.

local function number_text(number)
  return string.format('%.0f', number)
end
