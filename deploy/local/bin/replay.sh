#!/usr/bin/env bash
# Usage: replay.sh FILE...      runs recorded runs again with the agent that was built here, without any network
#        replay.sh --run RUN    downloads the recording of a run first: with SIGNALBOX_API_KEY, or as the administrator of the installation here
# Exits with 1 when a state differs, with 2 when a recording cannot be had, cannot be read or was changed.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh
find_jdk
[ $# -gt 0 ] || refuse "say which recording: make replay RUN=<id>, or FILE=run.json"
agent=$PWD/agent-service/target/quarkus-app
if [ "$1" = --run ]; then
  case ${2:-} in *[!0-9a-f-]* | "") refuse "RUN is the id of a run, as the console and the API show it" ;; esac
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  deploy/local/bin/run.sh SaveRecording "$2" "$folder/run-$2.json" || exit 2
  set -- "$folder/run-$2.json"
fi
[ -d "$agent" ] || refuse "the agent is not built: run make build first"

# Relative names are meant from where the command was given
cd "$here"
alone=""
if unshare -rn true 2>/dev/null; then
  alone="unshare -rn"
else
  echo "signalbox: this system does not let a command run without network (unshare -rn); the replay makes no connection of its own" >&2
fi
status=0
$alone "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$agent/app/*:$agent/lib/main/*:$agent/lib/boot/*" io.signalbox.agent.replay.ReplayMain "$@" || status=$?
exit $status
