#!/usr/bin/env bash
# Usage: build.sh [console|verify|broker|outage]   builds what changed since the last build: the console and the services, or the console alone. With
# `verify` it builds everything and runs the Java tests on the way; with `broker` it runs those that a broker can change, with `outage` the trial of outages.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh

state=deploy/local/target/build
console_sources="frontend contracts/src/main/openapi"
java_sources="pom.xml .mvn contracts control-plane agent-service deploy/embedded deploy/local"
java_modules="contracts,deploy/embedded,control-plane,agent-service,deploy/local"

# Every source file below the paths, what is built and downloaded left out
sources() {
  find "$@" \( -name target -o -name node_modules -o -name dist -o -name generated -o -name test-results -o -name screenshots -o -name .signalbox \) -prune -o -type f -print 2>/dev/null | LC_ALL=C sort
}

# changed STAMP PATH... : whether a file was added or deleted (the stamp holds the list) or is newer than the stamp
changed() {
  local stamp=$1
  shift
  [ ! -f "$stamp" ] || ! sources "$@" | cmp -s - "$stamp" ||
    [ -n "$(sources "$@" | tr '\n' '\0' | xargs -0 sh -c 'find "$@" -newer "$0"' "$stamp" | head -1)" ]
}

# The stamp is taken before the build: what is edited meanwhile is built next time
begin() { sources "${@:2}" >"$1.begun.$$"; }
finish() { mv "$1.begun.$$" "$1"; }

# quietly LOG COMMAND... : shows the output only when the command fails
quietly() {
  local log=$1
  shift
  if ! "$@" >"$log" 2>&1; then
    tail -60 "$log" >&2
    refuse "the build failed; all of its output is in $log"
  fi
}

install_packages() {
  local lock=frontend/package-lock.json
  if cmp -s "$lock" frontend/node_modules/.signalbox-lock; then
    return
  fi
  echo "signalbox: fetching the console's packages"
  quietly "$state/packages.log" npm --prefix frontend ci --no-audit --no-fund --prefer-offline
  cp "$lock" frontend/node_modules/.signalbox-lock
}

build_console() {
  [ -f frontend/package.json ] || return 0
  find_node
  install_packages
  if [ -d frontend/dist ] && ! changed "$state/console" $console_sources; then
    return
  fi
  begin "$state/console" $console_sources
  echo "signalbox: building the console"
  quietly "$state/console.log" npm --prefix frontend run --silent build
  finish "$state/console"
}

services_are_current() {
  [ -d deploy/local/target/control-plane ] && ! changed "$state/services" $java_sources &&
    ! { [ -d frontend/dist ] && [ -n "$(find frontend/dist -newer "$state/services" | head -1)" ]; }
}

build_services() {
  if services_are_current; then
    return
  fi
  find_maven
  begin "$state/services" $java_sources
  echo "signalbox: building the services (the first time also fetches their libraries, which takes some minutes)"
  rm -f deploy/local/target/*.jsa
  quietly "$state/services.log" mvn -B --no-transfer-progress -pl "$java_modules" -Dmaven.test.skip=true package
  finish "$state/services"
}

# Two modules at a time: most of them wait for something most of the time
maven() {
  if ! SIGNALBOX_BUILT=yes mvn -B --no-transfer-progress -T 2 "$@" 2>&1 | tee -a "$state/verify.log" | awk -f deploy/local/bin/maven-progress.awk; then
    refuse "the Java build or its tests failed; all of their output is in $state/verify.log"
  fi
}

# Java tests on what has been built, neither generated nor packaged again: so the end-to-end tests run beside the control plane's
maven_tests() {
  maven test -Dbuilt -Dcodegen.skip=true -De2e.skip=false "$@"
}

# Builds everything, then runs the Java tests. What it leaves is what build_services would: nothing is built twice.
verify_services() {
  find_maven
  begin "$state/services" $java_sources
  rm -rf deploy/local/target/*.jsa */target/surefire-reports deploy/*/target/surefire-reports
  : >"$state/verify.log"
  maven verify -DskipTests
  finish "$state/services"
  maven_tests
}

# Only the tests that a broker can change, on what has been built
broker_services() {
  find_maven
  rm -rf */target/surefire-reports deploy/*/target/surefire-reports
  : >"$state/verify.log"
  maven_tests -pl control-plane,deploy/e2e -am -Dagent.tests.skip=true -Dgroups=broker -DfailIfNoTests=false
}

# The trial of outages, which is too long for every run
outage_services() {
  find_maven
  : >"$state/verify.log"
  rm -f deploy/e2e/target/outage.txt
  maven_tests -pl deploy/e2e -am -Dagent.tests.skip=true -Dtest=OutageTrial -Dsurefire.failIfNoSpecifiedTests=false
  cat deploy/e2e/target/outage.txt
}

find_jdk
mkdir -p "$state"
build_console
case ${1:-} in
  console) ;;
  verify) verify_services ;;
  broker) build_services && broker_services ;;
  outage) build_services && outage_services ;;
  *) build_services ;;
esac
