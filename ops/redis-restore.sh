#!/bin/sh
# Restores a backup that `redis-cli --rdb` made: sh redis-restore.sh [folder of Redis' data] < backup.rdb
# A Redis with `appendonly yes` would start empty beside it, so it is loaded without and written as one.
# Nothing else may run on that folder, and everything in it is replaced.
set -eu
data=${1:-/data}
rm -rf "$data/appendonlydir"
cat > "$data/dump.rdb"
# A socket in place of a port: no bot can connect before everything is there.
redis-server --port 0 --unixsocket "$data/restore.sock" --dir "$data" --appendonly no --save '' --daemonize yes > /dev/null
redis() { redis-cli -s "$data/restore.sock" "$@"; }
until redis ping 2>/dev/null | grep -q PONG; do sleep 0.1; done
redis config set appendonly yes > /dev/null
while redis info persistence | grep -q 'aof_rewrite_in_progress:1\|aof_rewrite_scheduled:1'; do sleep 0.1; done
echo "$(redis dbsize) keys restored"
redis shutdown nosave 2>/dev/null || true
