#!/usr/bin/env bash
# Usage: bench-graph.sh   measures the graph of a run by itself, with an immediate model and an immediate store: no HTTP, no database
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh
find_jdk
find_maven
mvn -q -B -pl agent-service -am test -Dskip.npm -Dspotless.check.skip=true -Dtest=GraphBench -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtest.jvm=-Xmx512m | grep -E 'runs/s|x the runs'
