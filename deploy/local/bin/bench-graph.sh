#!/usr/bin/env bash
# Usage: bench-graph.sh   measures runs in an agent by themselves: over HTTP, with a control plane that always says yes and no database
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh
find_jdk
find_maven
mvn -q -B -pl agent-service -am test -Dskip.npm -Dspotless.check.skip=true -Dtest=GraphBench -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtest.jvm=-Xmx512m | grep -E 'runs/s|MB'
