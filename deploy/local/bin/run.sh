#!/usr/bin/env bash
# Usage: run.sh Up|Demo|Bench|SaveRecording [ARGUMENT...]   builds what changed and runs a command of deploy/local from the checkout.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh
find_jdk
# Who has just built it says so and is spared the look
[ -n "${SIGNALBOX_BUILT:-}" ] || deploy/local/bin/build.sh

# Started in the background, a shell makes its children deaf to Ctrl-C's signal; the launcher wants to hear it
hear=""
env --default-signal=INT true 2>/dev/null && hear="env --default-signal=INT"

# The launcher only watches; the others work for a minute and end
case $1 in
  Up) main=launch.Up options="-XX:TieredStopAtLevel=1 -Xmx48m -Xss512k" ;;
  SaveRecording) main=recordings.SaveRecording options="-XX:TieredStopAtLevel=1 -Xmx128m" ;;
  Demo) main=demo.Demo options="-Xmx512m" ;;
  # Holds all requests ready, signed before the clock starts
  Bench) main=bench.Bench options="-Xmx768m -Xss256k" ;;
esac

exec $hear "$JAVA_HOME/bin/java" -Dsignalbox.checkout="$PWD" -XX:+UseSerialGC -XX:-UsePerfData $options \
  -cp "$(ls deploy/local/target/signalbox-local-*.jar):deploy/local/target/lib/*" "io.signalbox.local.$main" "${@:2}"
