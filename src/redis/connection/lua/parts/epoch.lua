-- The epoch of the data: a Redis that was restarted or failed over may have lost its last writes, or all of them.
--   <tag>:epoch  hash  `born`, when it was written first; `run`, the server that runs; `beat`, when a process was here
--                      last; `lost_from` and `lost_until`, between which writes may have been lost; `sure`, 1 if some
--                      were; `stalled`, until when it is not known who has died while Redis stood still; `emptied`,
--                      when a process noticed that all of it was lost

local EPOCH = TAG .. ':epoch'

-- Name of this run of the server; empty where INFO is forbidden.
local function run_id()
  local info = redis.pcall('INFO', 'server')
  return type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''
end

local function begin_epoch(now)
  redis.call('HSETNX', EPOCH, 'born', now)
  redis.call('HSET', EPOCH, 'run', run_id())
end

-- Notes that writes since the last sign of life may be lost.
local function note_loss(sure, now)
  local from = redis.call('HGET', EPOCH, 'beat') or now
  redis.call('HSET', EPOCH, 'run', run_id(), 'lost_from', from, 'lost_until', now, 'sure', sure)
end

-- Notices another run of the server before anything is done that a lost write would have prevented.
local function notice_restart(now)
  local run, known = run_id(), redis.call('HGET', EPOCH, 'run')
  if run ~= '' and known and known ~= '' and known ~= run then
    note_loss(0, now)
  end
end
