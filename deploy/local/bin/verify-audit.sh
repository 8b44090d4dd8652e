#!/usr/bin/env bash
# Usage: verify-audit.sh FILE [KEY]   checks an export of the audit log; builds first when nothing was built yet. Ends with 0 when it is
# intact, 1 when it was tampered with, 2 when it could not be checked.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh
[ $# -ge 1 ] || refuse "say which file: make verify-audit FILE=audit.jsonl [KEY=key.pem]"
find_jdk

application() { ls deploy/local/target/control-plane/signalbox-control-plane-*.jar 2>/dev/null | head -1; }
[ -n "$(application)" ] || deploy/local/bin/build.sh
jar=$PWD/$(application)

# Relative names are meant from where the command was given
cd "$here"
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$jar" io.signalbox.controlplane.audit.offline.VerifyAudit "$@"
