-- Runs several orders in one call, independently of each other. ARGV has for each order the number of its values, and
-- then these. Answers a list in the same order, in which false stands for nil, because nil ends a list.
local function each_order(obey)
  local answers, at = {}, 1
  while at <= #ARGV do
    local last = at + tonumber(ARGV[at])
    local done, answer = pcall(obey, { unpack(ARGV, at + 1, last) })
    if not done then
      local why = type(answer) == 'table' and answer.err or tostring(answer)
      -- A replica refuses all writes, so the whole call has to be sent to another server.
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
