#!/usr/bin/env bash
# Usage: replay.sh FILE...   runs recorded runs again with the agent that was built here, without any network. Exits with 1 when a state differs,
# with 2 when a file cannot be read or was changed.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh
find_jdk
[ $# -gt 0 ] || refuse "say which recording: make replay FILE=run.json"
agent=agent-service/target/quarkus-app
[ -d "$agent" ] || refuse "the agent is not built: run make build first"
exec java -cp "$agent/app/*:$agent/lib/main/*:$agent/lib/boot/*" io.signalbox.agent.replay.ReplayMain "$@"
