#!/usr/bin/env bash
# Builds what changed since the last build: the console, the services, the class path that the launcher starts.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh

state=deploy/local/target/build
java_sources="pom.xml .mvn contracts control-plane agent-service deploy/embedded deploy/local"
java_modules="contracts,deploy/embedded,control-plane,agent-service,deploy/local"

# Every source file below the paths, what is built and downloaded left out
sources() {
  find "$@" \( -name target -o -name node_modules -o -name dist -o -name generated \) -prune -o -type f -print 2>/dev/null | LC_ALL=C sort
}

# changed STAMP PATH... : whether a file was added or deleted (the stamp holds the list) or is newer than the stamp
changed() {
  local stamp=$1
  shift
  [ ! -f "$stamp" ] || ! sources "$@" | cmp -s - "$stamp" || [ -n "$(sources "$@" | tr '\n' '\0' | xargs -0 sh -c 'find "$@" -newer "$0" ' "$stamp" | head -1)" ]
}

# The stamp is taken before the build: what is edited meanwhile is built next time
begin() {
  mkdir -p "$state"
  sources "$@" >"$state/begun"
}
finish() { mv "$state/begun" "$1"; }

console_sources="frontend contracts/src/main/openapi"

install_packages() {
  local lock=frontend/package-lock.json
  cmp -s "$lock" frontend/node_modules/.signalbox-lock && return
  echo "signalbox: fetching the console's packages"
  (cd frontend && npm ci --no-audit --no-fund --prefer-offline --loglevel=error) >&2
  cp "$lock" frontend/node_modules/.signalbox-lock
}

build_console() {
  [ -f frontend/package.json ] || return 0
  install_packages
  if [ -d frontend/dist ] && ! changed "$state/console" $console_sources; then
    return
  fi
  begin $console_sources
  echo "signalbox: building the console"
  run_quietly "$state/console.log" npm --prefix frontend run --silent build
  finish "$state/console"
}

# run_quietly LOG COMMAND... : shows the output only when the command fails
run_quietly() {
  local log=$1
  shift
  if ! "$@" >"$log" 2>&1; then
    tail -60 "$log" >&2
    refuse "the build failed; all of its output is in $log"
  fi
}

build_services() {
  if [ -d deploy/local/target/control-plane ] && ! changed "$state/services" $java_sources &&
    ! { [ -d frontend/dist ] && [ -n "$(find frontend/dist -newer "$state/services" | head -1)" ]; }; then
    return
  fi
  begin $java_sources
  echo "signalbox: building the services (the first time also fetches their libraries, which takes some minutes)"
  run_quietly "$state/services.log" mvn -B --no-transfer-progress -pl "$java_modules" -Dmaven.test.skip=true package
  lay_out_control_plane
  finish "$state/services"
}

# Unpacked: the embedded broker cannot start inside Boot's nested jar, and an unpacked application starts faster
lay_out_control_plane() {
  local jar
  jar=$(ls control-plane/target/signalbox-control-plane-*-app.jar)
  rm -rf deploy/local/target/control-plane deploy/local/target/*.aot
  run_quietly "$state/layout.log" java -Djarmode=tools -jar "$jar" extract --destination deploy/local/target/control-plane
}

find_jdk
if [ ! -f "$state/services" ] || changed "$state/services" $java_sources; then
  find_maven
fi
[ ! -f frontend/package.json ] || find_node
build_console
build_services
