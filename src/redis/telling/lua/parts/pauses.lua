-- Places where Slack does not let the bot post.
--   <tag>:pause:<place>       hash  `reason`; `at`, since when nothing was told; `state`: `paused`, or `trying` if somebody
--                                   asked to go on and no post has succeeded since
--   <tag>:pause-told:<place>  set   people who were told of it
--   <tag>:kept:<place>        list  deliveries that the summary after the pause does not contain, told after it
--   <tag>:pause-posts:<place> hash  person -> {id, ts} of the message that told of it, which is edited when it is over
-- The pause of each watch is in <tag>:watch:<sid>, field `paused:<place>`.

-- @include knowing/rules
-- @include telling/outbox
-- @include telling/delivery

-- Queues edits of the messages that told of the pause.
local function tell_resumed(place, now)
  local team, channel = string.match(place, '^([^:]*):(.*)$')
  local posts = redis.call('HGETALL', TAG .. ':pause-posts:' .. place)
  for i = 1, #posts, 2 do
    local post = cjson.decode(posts[i + 1])
    enqueue(team .. ':' .. posts[i], resumed_delivery(channel, post.id, post.ts, now), now)
  end
  redis.call('DEL', TAG .. ':pause-posts:' .. place)
end

local function end_pause(place)
  redis.call('DEL', TAG .. ':pause-posts:' .. place)
  for _, kind in ipairs({ ':pause:', ':pause-told:', ':kept:' }) do
    redis.call('DEL', TAG .. kind .. place)
  end
  resume_rules(place)
end

-- Ends the pause of a channel without watches and rules, which nobody would ever resume.
local function end_vain_pause(place)
  if
    redis.call('EXISTS', TAG .. ':pause:' .. place) == 1
    and redis.call('EXISTS', TAG .. ':channel:' .. place) == 0
    and #rules_of(place) == 0
  then
    end_pause(place)
  end
end
