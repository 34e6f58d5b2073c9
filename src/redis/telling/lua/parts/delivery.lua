-- Deliveries that scripts write, one constructor for each kind, and the facts that scripts read in deliveries. All
-- others are written by delivery-codec.ts, which reads these too.
--
-- @policy MOST_NAMED

-- Writes a moment with all digits.
local function number_text(number)
  return string.format('%.0f', number)
end

-- Writes a list. An empty one would become an object in cjson.
local function json_list(values)
  return #values == 0 and '[]' or cjson.encode(values)
end

-- Marks a delivery that was kept and is queued once more.
local function queued_again(delivery)
  local mark = ',"again":true}'
  return string.sub(delivery, -#mark) == mark and delivery or string.sub(delivery, 1, -2) .. mark
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

-- Appends who did it to the fields of a delivery; `''`: a program, or somebody who is not known.
local function with_by(fields, by)
  if by ~= '' then
    fields[#fields + 1] = 'by'
    fields[#fields + 1] = cjson.encode(by)
  end
  return fields
end

-- Edits a card whose watch was ended.
local function unwatched_delivery(sid, card, by, at)
  local fields = { 'sid', cjson.encode(sid), 'card', cjson.encode(card) }
  return write_delivery('unwatched', sid .. '.unwatched.' .. card, at, with_by(fields, by))
end

-- Edits a card whose recording is forgotten.
local function forgotten_delivery(sid, card, name, by, at)
  local fields = { 'sid', cjson.encode(sid), 'card', cjson.encode(card), 'name', cjson.encode(name) }
  return write_delivery('forgotten', sid .. '.forgotten.' .. card, at, with_by(fields, by))
end

-- `news` is JSON; `sids` are the recordings of the app that the place watches.
local function app_delivery(app, version, news, sids, at)
  return write_delivery('app', app .. '.sight.' .. version, at, {
    'app', cjson.encode(app), 'news', news, 'sids', json_list(sids),
  })
end

local function json_silences(missed)
  local each = {}
  for i, one in ipairs(missed) do
    each[i] = '{"sid":' .. cjson.encode(one.sid) .. ',"since":' .. number_text(one.since) .. '}'
  end
  return '[' .. table.concat(each, ',') .. ']'
end

-- `missed` is a list of { sid =, since = }; `pause` is when the pause began.
local function missed_delivery(missed, pause, at)
  return write_delivery('missed', 'missed.' .. pause, at, { 'after', '"pause"', 'missed', json_silences(missed) })
end

local function story_delivery(missed, pause, at)
  return write_delivery('story', 'story.' .. pause, at, { 'of', json_silences(missed), 'filesOnly', 'false' })
end

-- Edits the message that told a person of a pause. `of` and `ts` are its id and its `ts`.
local function resumed_delivery(channel, of, ts, at)
  return write_delivery('resumed', of .. '.resumed', at, {
    'channel', cjson.encode(channel), 'of', cjson.encode(of), 'card', cjson.encode(ts),
  })
end

-- Tells an owner of these watches, and of `rules` rules, that their channel is paused.
local function paused_delivery(channel, since, reason, sids, rules, at)
  return write_delivery('paused', 'paused.' .. channel .. '.' .. number_text(since), at, {
    'channel', cjson.encode(channel), 'reason', cjson.encode(reason),
    'total', #sids, 'sids', json_list(first_of(sids, MOST_NAMED)), 'rules', rules,
  })
end

-- Tells a channel that it now owns the watches and rules of this person there.
local function passed_on_delivery(person, sids, rules, at)
  return write_delivery('passed_on', 'passed_on.' .. person .. '.' .. number_text(at), at, {
    'person', cjson.encode(person), 'watches', #sids, 'rules', rules, 'sids', json_list(first_of(sids, MOST_NAMED)),
  })
end

-- Reads the id without decoding, because it comes first in every delivery.
local function id_of(delivery)
  return string.match(delivery, '^{"id":"([^"\\]*)"') or cjson.decode(delivery).id
end

-- Deliveries that edit a message and post none, cards apart.
local EDITS = { unwatched = true, forgotten = true, resumed = true }

local function is_edit(delivery)
  return EDITS[cjson.decode(delivery).kind] == true
end

-- Answers the sid if the delivery only posts or edits a card, else false.
local function card_edited_by(delivery)
  local read = cjson.decode(delivery)
  return read.kind == 'recording' and #read.news == 0 and read.sid
end
