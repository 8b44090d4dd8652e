#!/usr/bin/env bash
# Runs one of the control plane's commands for operators, beside the installation in the data directory or on the database named in the
# environment. Usage: operator.sh CLASS [arguments]
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh
find_jdk

export SIGNALBOX_DATA_DIR=${SIGNALBOX_DATA_DIR:-.signalbox}
application=deploy/local/target/control-plane
[ -d "$application" ] || refuse "the control plane has not been built: run make build"
[ -f "$SIGNALBOX_DATA_DIR/secrets/master.key" ] || [ -n "${SIGNALBOX_MASTER_KEY:-}" ] || refuse "$SIGNALBOX_DATA_DIR holds no installation"
if [ -z "${SIGNALBOX_DATABASE_URL:-}" ]; then
  server="$SIGNALBOX_DATA_DIR/postgres/cluster/postmaster.pid"
  [ -f "$server" ] || refuse "PostgreSQL does not run on $SIGNALBOX_DATA_DIR: start it with make up, then run this beside it"
  export SIGNALBOX_DATABASE_URL="postgres://postgres:$(cat "$SIGNALBOX_DATA_DIR/secrets/postgres.password")@127.0.0.1:$(sed -n 4p "$server" | tr -d ' ')/signalbox"
fi

export SIGNALBOX_EMBEDDED_ENABLED=false
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m \
  -cp "$(ls $application/*.jar):$application/lib/*" "io.signalbox.controlplane.$1" "${@:2}"
