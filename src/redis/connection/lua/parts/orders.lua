-- Several orders in one call, each by itself: what goes wrong with one concerns no other. ARGV is, for each order, how
-- many values it has, and then these. Answers a list in the same order; where a script by itself would answer nil, an
-- order answers false, because nil ends a list.
local function each_order(obey)
  local answers, at = {}, 1
  while at <= #ARGV do
    local last = at + tonumber(ARGV[at])
    local done, answer = pcall(obey, { unpack(ARGV, at + 1, last) })
    if not done then
      local why = type(answer) == 'table' and answer.err or tostring(answer)
      -- A replica refuses whatever is written: the whole call has to go to another server.
      local refusal = string.match(why, "READONLY You can't.*")
      if refusal then
        return { err = refusal }
      end
      answer = type(answer) == 'table' and answer or { err = 'ERR ' .. why }
    end
    answers[#answers + 1] = answer
    at = last + 1
  end
  return answers
end
