-- The epoch of the data: after a restart or failover Redis may have lost its last writes, or all of them.
--   <tag>:epoch  hash  `born`, when it was first written; `run`, the present run of the server; `beat`, the last beat of any
--                      process; `lost_from` and `lost_until`, between which writes may have been lost; `sure`, 1 if some
--                      were; `stalled`, until when leases say nothing because Redis stood still; `emptied`, when a
--                      process noticed that all data were lost

local EPOCH = TAG .. ':epoch'

-- Id of this run of the server; empty if INFO is forbidden.
local function run_id()
  local info = redis.pcall('INFO', 'server')
  return type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''
end

local function begin_epoch(now)
  redis.call('HSETNX', EPOCH, 'born', now)
  redis.call('HSET', EPOCH, 'run', run_id())
end

-- Notes that writes since the last beat may be lost.
local function note_loss(sure, now)
  local from = redis.call('HGET', EPOCH, 'beat') or now
  redis.call('HSET', EPOCH, 'run', run_id(), 'lost_from', from, 'lost_until', now, 'sure', sure)
end

-- Notices another run of the server, before a script does what a lost write would have prevented.
local function notice_restart(now)
  local run, known = run_id(), redis.call('HGET', EPOCH, 'run')
  if run ~= '' and known and known ~= '' and known ~= run then
    note_loss(0, now)
  end
end
