-- Deliveries that scripts write, a constructor for each kind, and what scripts have to see in any of them. All other
-- deliveries are written by delivery-codec.ts, which reads these as well.
--
-- @policy NAMED

-- Moments keep all their digits.
local function number_text(number)
  return string.format('%.0f', number)
end

-- cjson takes an empty list for an object.
local function json_list(values)
  return #values == 0 and '[]' or cjson.encode(values)
end

local function first_of(values, most)
  return #values <= most and values or { unpack(values, 1, most) }
end

-- `fields` is a list: name and JSON of each.
local function write_delivery(kind, id, at, fields)
  local parts = { '{"id":' .. cjson.encode(id), '"kind":"' .. kind .. '"', '"at":' .. number_text(at) }
  for i = 1, #fields, 2 do
    parts[#parts + 1] = '"' .. fields[i] .. '":' .. fields[i + 1]
  end
  return table.concat(parts, ',') .. '}'
end

-- The card of a watch that was ended while the card was on its way.
local function unwatched_delivery(sid, card, at)
  return write_delivery('unwatched', sid .. '.unwatched.' .. card, at, {
    'sid', cjson.encode(sid), 'card', cjson.encode(card),
  })
end

-- `news` is JSON; `sids` are those of the app that the place watches.
local function app_delivery(app, version, news, sids, at)
  return write_delivery('app', app .. '.sight.' .. version, at, {
    'app', cjson.encode(app), 'news', news, 'sids', json_list(sids),
  })
end

-- `missed` is a list of { sid =, since = }; `pause` is when the pause began.
local function missed_delivery(missed, pause, at)
  local each = {}
  for i, one in ipairs(missed) do
    each[i] = '{"sid":' .. cjson.encode(one.sid) .. ',"since":' .. number_text(one.since) .. '}'
  end
  return write_delivery('missed', 'missed.' .. pause, at, {
    'after', '"pause"', 'missed', '[' .. table.concat(each, ',') .. ']',
  })
end

-- To the owner of these watches and so many rules in a channel that has paused.
local function paused_delivery(channel, since, reason, sids, rules, at)
  return write_delivery('paused', 'paused.' .. channel .. '.' .. number_text(since), at, {
    'channel', cjson.encode(channel), 'reason', cjson.encode(reason),
    'total', #sids, 'sids', json_list(first_of(sids, NAMED)), 'rules', rules,
  })
end

-- To a channel that owns from now on what this person had there.
local function passed_on_delivery(person, sids, rules, at)
  return write_delivery('passed_on', 'passed_on.' .. person .. '.' .. number_text(at), at, {
    'person', cjson.encode(person), 'watches', #sids, 'rules', rules, 'sids', json_list(first_of(sids, NAMED)),
  })
end

-- Every delivery is written with its id first, so that hardly any has to be read for it.
local function id_of(delivery)
  return string.match(delivery, '^{"id":"([^"\\]*)"') or cjson.decode(delivery).id
end

-- The sid, where a delivery only has a card brought up to date; else false.
local function card_edited_by(delivery)
  local read = cjson.decode(delivery)
  return read.kind == 'recording' and #read.news == 0 and read.sid
end
