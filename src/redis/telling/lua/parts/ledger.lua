-- Ledger of the messages about each recording.
--   <tag>:told:<sid>  list  entries as JSON (ledger.ts), oldest first

-- @policy MOST_TOLD

-- Notes a message: `args` has the entry without its time at `first`, and then the recordings that it is about.
local function note_told(args, first, now)
  if not args[first] then
    return
  end
  local entry = string.sub(args[first], 1, -2) .. ',"a":' .. string.format('%.0f', now) .. '}'
  for i = first + 1, #args do
    -- Nothing is kept of a recording that was forgotten meanwhile.
    if redis.call('EXISTS', TAG .. ':rec:' .. args[i]) == 1 then
      redis.call('RPUSH', TAG .. ':told:' .. args[i], entry)
      redis.call('LTRIM', TAG .. ':told:' .. args[i], -MOST_TOLD, -1)
    end
  end
end
