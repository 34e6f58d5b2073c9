-- Claims due recordings, earliest first, and gives each claim a slot in the budget of its credential: the moment at which
-- its request may be sent. Recordings without a slot stay due. Apps that share a budget are served in one common order.
--
-- If the budget serves all recordings, those due soon are claimed too, because fuller rounds cost less. Such a claim
-- gets its slot when it is due (begin.lua), so that a person who asks in between does not wait for it.
--
-- KEYS[1]  tag
-- ARGV[1]  limit of claims
-- ARGV[2]  lease, milliseconds
-- ARGV[3]  prefix of the tokens, never used before
-- ARGV[4]  milliseconds between two looks at a dark app
-- ARGV[5]  limit of claims that are due soon
-- ARGV[6…] app, its window (limit of its claims), its budget, milliseconds between two requests; repeated
-- returns  milliseconds until there is more to do for any app, empty when there is nothing; then sid, app, token, slot (or
--          empty) and due (or empty) of each claim, all in one flat list
--
-- @include connection/clock
-- @include polling/agenda
-- @include polling/budget
-- @include polling/gather
-- @policy URGENT_EVERY
-- @policy UNPROVEN_EVERY
-- @policy MOST_PASSED
-- @policy PASSED_SLICE
-- @policy AHEAD_MS
-- @policy SOON_MS
-- @policy LEAD_MS
local now = time()
local left, lease_ms, seed, probe_ms = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
local left_soon = tonumber(ARGV[5])

local claims, taken = {}, {}
local function claim(entry, slot)
  local app = entry.app
  local token = seed .. '.' .. left
  left = left - 1
  app.room = app.room - 1
  taken[entry.sid] = true
  local due = not slot and entry.due
  lease(app.name, entry.sid, token, (due or now) + lease_ms)
  local moments = { slot and string.format('%.3f', slot) or '', due and string.format('%.0f', due) or '' }
  for _, part in ipairs({ entry.sid, app.name, token, moments[1], moments[2] }) do
    claims[#claims + 1] = part
  end
  if app.dark then
    app.probe_at = now + probe_ms
    redis.call('HSET', TAG .. ':sight:' .. app.name, 'probe', app.probe_at)
  end
end

local function may_have(entry)
  return entry.app.room > 0 and not taken[entry.sid]
end

local function ask(entry, rate, ahead_of_turn)
  local slot = earliest_slot(rate, now, ahead_of_turn)
  take_slot(rate, slot)
  claim(entry, slot)
end

-- Lists due recordings without the unproven ones, of which it reads a limited number.
local function proven(apps, most)
  local found = {}
  for _, app in ipairs(apps) do
    local at, kept = 0, 0
    while kept < most and at < MOST_PASSED do
      local sids = redis.call('ZRANGEBYSCORE', TAG .. ':due:' .. app.name, '-inf', now, 'WITHSCORES', 'LIMIT', at, PASSED_SLICE)
      for i = 1, #sids, 2 do
        if kept < most and not redis.call('ZSCORE', TAG .. ':unproven:' .. app.name, sids[i]) then
          kept = kept + 1
          found[#found + 1] = { app = app, sid = sids[i], due = tonumber(sids[i + 1]) }
        end
      end
      at = at + PASSED_SLICE
      if #sids < 2 * PASSED_SLICE then
        break
      end
    end
  end
  if #apps > 1 then
    table.sort(found, earlier)
  end
  return found
end

-- Shares a short budget: one claim in URGENT_EVERY goes to an urgent recording, one in UNPROVEN_EVERY to an unproven
-- one, and more to unproven ones only if nothing else waits. All others go in the order in which they became due.
local function ask_in_turn(apps, most, in_order, rate)
  local urgent = gather(apps, ':urgent:', '-inf', now, math.ceil(most / URGENT_EVERY))
  local unproven = gather(apps, ':unproven:', '-inf', now, most)
  if #unproven > 0 then
    in_order = proven(apps, most)
  end
  local positions = { [in_order] = 0, [urgent] = 0, [unproven] = 0 }
  local function next_from(list)
    local entry
    repeat
      positions[list] = positions[list] + 1
      entry = list[positions[list]]
    until not entry or may_have(entry)
    return entry
  end
  for _ = 1, most do
    rate.turn = (rate.turn + 1) % UNPROVEN_EVERY
    local entry = rate.turn == 1 and next_from(unproven)
      or rate.turn % URGENT_EVERY == 0 and next_from(urgent)
      or next_from(in_order)
      or next_from(unproven)
    if not entry then
      return
    end
    ask(entry, rate, false)
  end
end

-- Claims due recordings with slots within AHEAD_MS. Answers whether the budget is short: more are due than it serves.
local function claim_due(apps, rate)
  local horizon, room = now + AHEAD_MS, 0
  for _, app in ipairs(apps) do
    room = room + app.room
  end
  local turns = math.max(0, math.floor((horizon - earliest_slot(rate, now, false)) / rate.spacing) + 1)
  turns = math.min(room, left, turns)
  local in_order = gather(apps, ':due:', '-inf', now, turns + 2)
  if #in_order > turns + 1 then
    ask_in_turn(apps, turns, in_order, rate)
    return true
  end
  local spare = earliest_slot(rate, now, true) <= horizon and 1 or 0
  for at = 1, math.min(#in_order, left, turns + spare) do
    if may_have(in_order[at]) then
      ask(in_order[at], rate, true)
    end
  end
  return false
end

-- Claims recordings that are due soon, no more than the budget serves by then. Answers whether some are left. Earlier
-- claims of this kind are recognised by their leases, which end later than one that begins now.
local function claim_soon(apps, rate)
  local horizon = now + SOON_MS
  local served = math.floor((horizon - math.max(now, rate.held, rate.free)) / rate.spacing) + 2
  for _, app in ipairs(apps) do
    served = served - redis.call('ZCOUNT', TAG .. ':lease:' .. app.name, '(' .. (now + lease_ms), '+inf')
  end
  local most = math.min(left, left_soon, served)
  if most <= 0 then
    return true
  end
  local found = gather(apps, ':due:', '(' .. now, horizon, most)
  for at = 1, math.min(#found, most) do
    if may_have(found[at]) then
      claim(found[at])
      left_soon = left_soon - 1
    end
  end
  return #found >= most
end

local function open(name, window)
  for _, sid in ipairs(redis.call('ZRANGEBYSCORE', TAG .. ':lease:' .. name, '-inf', now)) do
    run_out(name, sid, now)
  end
  local seen = redis.call('HMGET', TAG .. ':sight:' .. name, 'dark', 'probe')
  local dark = seen[1] == '1'
  return {
    name = name,
    dark = dark,
    probe_at = dark and tonumber(seen[2] or 0) or 0,
    room = (dark and 1 or window) - redis.call('ZCARD', TAG .. ':lease:' .. name),
  }
end

local function those(apps, wanted)
  local some = {}
  for _, app in ipairs(apps) do
    if wanted(app) then
      some[#some + 1] = app
    end
  end
  return some
end
local function may_be_asked(app)
  return app.room > 0 and app.probe_at <= now
end
local function may_wait(app)
  return app.room > 0 and not app.dark
end

-- Writes on the agenda when there is more to do for an app.
local function plan(app, rate, short, early)
  local due, ends = head_of(':due:', app.name), head_of(':lease:', app.name)
  if due and app.room > 0 and left > 0 then
    due = math.max(due - early, now, earliest_slot(rate, now, not short) - AHEAD_MS, app.probe_at)
  elseif due then
    -- Without room, the end of a lease puts the app on the agenda again; without claims left, the next round does.
    due = left > 0 and math.huge or now
  end
  local at = math.min(due or math.huge, ends or math.huge)
  if at < math.huge then
    redis.call('ZADD', TAG .. ':agenda', at, app.name)
  else
    redis.call('ZREM', TAG .. ':agenda', app.name)
  end
end

local groups, group_of = {}, {}
for i = 6, #ARGV, 4 do
  local budget = ARGV[i + 2]
  if not group_of[budget] then
    group_of[budget] = { rate = read_rate(budget, tonumber(ARGV[i + 3]), now), apps = {} }
    groups[#groups + 1] = group_of[budget]
  end
  local apps = group_of[budget].apps
  apps[#apps + 1] = open(ARGV[i], tonumber(ARGV[i + 1]))
end

for _, group in ipairs(groups) do
  local apps, rate, before = group.apps, group.rate, left
  local short, early = false, 0
  local asked = those(apps, may_be_asked)
  if #asked > 0 and left > 0 then
    short = claim_due(asked, rate)
    if left < before then
      write_rate(rate)
    end
    local waiting = those(asked, may_wait)
    if #waiting > 0 and left > 0 and not short then
      early = claim_soon(waiting, rate) and 0 or LEAD_MS
    end
  end
  for _, app in ipairs(apps) do
    plan(app, rate, short, early)
  end
end

local first = tonumber(redis.call('ZRANGE', TAG .. ':agenda', 0, 0, 'WITHSCORES')[2])
table.insert(claims, 1, first and string.format('%.0f', math.max(0, math.ceil(first - now))) or '')
return claims
