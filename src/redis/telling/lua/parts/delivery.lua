-- Deliveries that scripts write, one constructor for each kind, and what scripts have to read in any delivery. All
-- other deliveries are written by delivery-codec.ts, which reads these as well.
--
-- @policy NAMED

-- Keeps all digits of a moment.
local function number_text(number)
  return string.format('%.0f', number)
end

-- Writes an empty list as one: cjson would write an object.
local function json_list(values)
  return #values == 0 and '[]' or cjson.encode(values)
end

local function first_of(values, most)
  return #values <= most and values or { unpack(values, 1, most) }
end

-- `fields` is a flat list: name and JSON of each.
local function write_delivery(kind, id, at, fields)
  local parts = { '{"id":' .. cjson.encode(id), '"kind":"' .. kind .. '"', '"at":' .. number_text(at) }
  for i = 1, #fields, 2 do
    parts[#parts + 1] = '"' .. fields[i] .. '":' .. fields[i + 1]
  end
  return table.concat(parts, ',') .. '}'
end

-- Edits a card whose watch was ended while the card was on its way.
local function unwatched_delivery(sid, card, at)
  return write_delivery('unwatched', sid .. '.unwatched.' .. card, at, {
    'sid', cjson.encode(sid), 'card', cjson.encode(card),
  })
end

-- `news` is JSON; `sids` are the recordings of the app that the place watches.
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

-- The same for the threads.
local function story_delivery(missed, pause, at)
  local each = {}
  for i, one in ipairs(missed) do
    each[i] = '{"sid":' .. cjson.encode(one.sid) .. ',"since":' .. number_text(one.since) .. '}'
  end
  return write_delivery('story', 'story.' .. pause, at, {
    'of', '[' .. table.concat(each, ',') .. ']', 'filesOnly', 'false',
  })
end

-- Tells a person who was told of a pause that it is over. `of` and `ts` are those of that message.
local function resumed_delivery(channel, of, ts, at)
  return write_delivery('resumed', of .. '.resumed', at, {
    'channel', cjson.encode(channel), 'of', cjson.encode(of), 'card', cjson.encode(ts),
  })
end

-- Tells the owner of these watches, and of `rules` rules, that their channel has paused.
local function paused_delivery(channel, since, reason, sids, rules, at)
  return write_delivery('paused', 'paused.' .. channel .. '.' .. number_text(since), at, {
    'channel', cjson.encode(channel), 'reason', cjson.encode(reason),
    'total', #sids, 'sids', json_list(first_of(sids, NAMED)), 'rules', rules,
  })
end

-- Tells a channel that it owns from now on what this person had there.
local function passed_on_delivery(person, sids, rules, at)
  return write_delivery('passed_on', 'passed_on.' .. person .. '.' .. number_text(at), at, {
    'person', cjson.encode(person), 'watches', #sids, 'rules', rules, 'sids', json_list(first_of(sids, NAMED)),
  })
end

-- Reads the id without decoding: every delivery is written with its id first.
local function id_of(delivery)
  return string.match(delivery, '^{"id":"([^"\\]*)"') or cjson.decode(delivery).id
end

-- Deliveries that edit a message and post none, cards apart.
local EDITS = { unwatched = true, forgotten = true, resumed = true }

local function is_edit(delivery)
  return EDITS[cjson.decode(delivery).kind] == true
end

-- Answers the sid if the delivery only edits a card, else false.
local function card_edited_by(delivery)
  local read = cjson.decode(delivery)
  return read.kind == 'recording' and #read.news == 0 and read.sid
end
