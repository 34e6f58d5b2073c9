#!/bin/sh
# Restores a backup that `redis-cli --rdb` made: sh redis-restore.sh [folder of Redis' data] < backup.rdb
# A Redis with `appendonly yes` ignores an RDB file, so it is loaded with `appendonly no` and written as an append-only file.
# No other Redis may use that folder; everything in it is replaced.
set -eu
data=${1:-/data}
rm -rf "$data/appendonlydir"
cat > "$data/dump.rdb"
# Listens on a socket only: no bot can connect before all data is loaded.
redis-server --port 0 --unixsocket "$data/restore.sock" --dir "$data" --appendonly no --save '' --daemonize yes > /dev/null
redis() { redis-cli -s "$data/restore.sock" "$@"; }
until redis ping 2>/dev/null | grep -q PONG; do sleep 0.1; done
redis config set appendonly yes > /dev/null
while redis info persistence | grep -q 'aof_rewrite_in_progress:1\|aof_rewrite_scheduled:1'; do sleep 0.1; done
echo "$(redis dbsize) keys restored"
redis shutdown nosave 2>/dev/null || true
