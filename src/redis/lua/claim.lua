-- Claims what is due, earliest first, and gives each claim its moment in the budget of its credential. So a request
-- is never waited for by a worker, and what cannot be asked yet stays where the order is kept.
--
-- Where the budget serves everything, what is due soon is claimed along with it: a handful at a time costs much less
-- than each by itself. Such a claim has no moment yet. It takes one when it is due (begin.lua), so that a person who
-- asks in between need not wait behind it.
--
-- KEYS[1]  tag
-- ARGV[1]  how many claims at most
-- ARGV[2]  lease, milliseconds
-- ARGV[3]  beginning of the tokens, never used before
-- ARGV[4]  milliseconds between two looks at an app of which nothing can be seen
-- ARGV[5]  how far ahead, in milliseconds, a moment may be given away
-- ARGV[6]  how soon, in milliseconds, is soon
-- ARGV[7]  how long before the next one is due, in milliseconds, to come again
-- ARGV[8…] app, its window (claims at one time), its budget, milliseconds between two requests; repeated
-- returns  milliseconds until there is next something to do for any app, empty when there is nothing;
--          then sid, app, token, moment (or empty) and due (or empty) of each claim, all in one flat list
--
-- @include clock
-- @include agenda
-- @include budget
local now = time()
local left, lease_ms, seed, probe_ms = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
local ahead, soon, lead = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

-- Where the budget is short, one claim in so many goes to what may change at any moment, ahead of what has waited
-- longer. The others go in the order in which they became due, so that nobody waits for ever.
local URGENT_EVERY = 5

local function due_now(kind, app, most)
  return redis.call('ZRANGEBYSCORE', TAG .. kind .. app, '-inf', now, 'LIMIT', 0, most)
end

local function in_turn(app, most, in_order, rate)
  local urgent = due_now(':urgent:', app, math.ceil(most / URGENT_EVERY))
  local chosen, taken, positions = {}, {}, { [in_order] = 0, [urgent] = 0 }
  local function next_from(list)
    repeat
      positions[list] = positions[list] + 1
    until not taken[list[positions[list]]]
    return list[positions[list]]
  end
  for _ = 1, most do
    rate.turn = (rate.turn + 1) % URGENT_EVERY
    local sid = rate.turn == 0 and next_from(urgent) or next_from(in_order)
    taken[sid] = true
    chosen[#chosen + 1] = sid
  end
  return chosen
end

-- What may be asked in the next moment, and whether that leaves more waiting than the budget serves.
local function choose(app, room, rate)
  local horizon = now + ahead
  local turns = math.max(0, math.floor((horizon - earliest_slot(rate, now, false)) / rate.spacing) + 1)
  turns = math.min(room, turns)
  local in_order = due_now(':due:', app, turns + 2)
  if #in_order > turns + 1 then
    return in_turn(app, turns, in_order, rate), true
  end
  local spare = earliest_slot(rate, now, true) <= horizon and 1 or 0
  return { unpack(in_order, 1, math.min(room, turns + spare)) }, false
end

-- What is due soon, no more than the budget serves by then; and whether that leaves some. Claims of this kind that wait
-- already are those whose leases last longer than one that begins now.
local function choose_soon(app, room, rate)
  local horizon = now + soon
  local served = math.floor((horizon - math.max(now, rate.held, rate.free)) / rate.spacing) + 2
  local waiting = redis.call('ZCOUNT', TAG .. ':lease:' .. app, '(' .. (now + lease_ms), '+inf')
  local most = math.min(room, served - waiting)
  if most <= 0 then
    return {}, true
  end
  local found = redis.call(
    'ZRANGEBYSCORE', TAG .. ':due:' .. app, '(' .. now, horizon, 'WITHSCORES', 'LIMIT', 0, most
  )
  return found, #found == 2 * most
end

local claims = {}
local function claim(app, sid, slot, due)
  local token = seed .. '.' .. left
  left = left - 1
  lease(app, sid, token, (due or now) + lease_ms)
  for _, part in ipairs({ sid, app, token, slot and string.format('%.3f', slot) or '', due and string.format('%.0f', due) or '' }) do
    claims[#claims + 1] = part
  end
end

for i = 8, #ARGV, 4 do
  local app, window, interval = ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 3])
  for _, sid in ipairs(redis.call('ZRANGEBYSCORE', TAG .. ':lease:' .. app, '-inf', now)) do
    run_out(app, sid, now)
  end

  local sight = TAG .. ':sight:' .. app
  local seen = redis.call('HMGET', sight, 'dark', 'probe')
  local dark, probe_at = seen[1] == '1', tonumber(seen[2] or 0)
  if dark then
    window = 1
  end
  local rate = read_rate(ARGV[i + 2], interval, now)
  local room = math.min(window - redis.call('ZCARD', TAG .. ':lease:' .. app), left)
  local short, early = false, 0
  if room > 0 and not (dark and probe_at > now) then
    local sids
    sids, short = choose(app, room, rate)
    for _, sid in ipairs(sids) do
      local slot = earliest_slot(rate, now, not short)
      take_slot(rate, slot)
      claim(app, sid, slot)
      room = room - 1
    end
    if #sids > 0 then
      write_rate(rate)
    end
    if dark and #sids > 0 then
      probe_at = now + probe_ms
      redis.call('HSET', sight, 'probe', probe_at)
    end
    if not dark and not short and room > 0 then
      local found, some_left = choose_soon(app, room, rate)
      for at = 1, #found, 2 do
        claim(app, found[at], nil, tonumber(found[at + 1]))
        room = room - 1
      end
      early = some_left and 0 or lead
    end
  end

  local due, ends = head_of(':due:', app), head_of(':lease:', app)
  if due and room > 0 then
    due = math.max(due - early, now, earliest_slot(rate, now, not short) - ahead, dark and probe_at or 0)
  elseif due then
    -- No room: the end of any lease announces the app again. Short of claims, the next round is soon enough.
    due = left > 0 and math.huge or now
  end
  local at = math.min(due or math.huge, ends or math.huge)
  if at < math.huge then
    redis.call('ZADD', TAG .. ':agenda', at, app)
  else
    redis.call('ZREM', TAG .. ':agenda', app)
  end
end

local first = tonumber(redis.call('ZRANGE', TAG .. ':agenda', 0, 0, 'WITHSCORES')[2])
table.insert(claims, 1, first and string.format('%.0f', math.max(0, math.ceil(first - now))) or '')
return claims
