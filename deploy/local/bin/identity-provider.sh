#!/usr/bin/env bash
# Usage: identity-provider.sh PORT REDIRECT_URI EMAIL...   runs the tests' OpenID Connect provider, to try single sign-on. See docs/guides/single-sign-on.md.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh
[ $# -ge 3 ] || refuse "usage: identity-provider.sh PORT REDIRECT_URI EMAIL..."
find_jdk
find_maven

class_path=control-plane/target/test-class-path
# Who has just built it says so and is spared the look
[ -n "${SIGNALBOX_BUILT:-}" ] && [ -f "$class_path" ] || mvn -B -q -pl control-plane -am process-test-classes -Dspotless.check.skip
path=control-plane/target/test-classes:$(cat "$class_path")
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -cp "$path" io.signalbox.identityprovider.IdentityProvider "$@"
