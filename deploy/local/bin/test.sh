#!/usr/bin/env bash
# Usage: test.sh all|services|browser|screenshots|lint|format   what the Makefile's verbs do. Stops at the first part that fails.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/local/bin/tools.sh

say() { echo "signalbox: $*"; }

console() { npm --prefix frontend run --silent "$@"; }

lint_contracts() {
  say "checking the contracts"
  console contracts:lint
}

test_console() {
  say "checking the console's types and style"
  console typecheck
  console lint
  say "testing the console's components"
  rm -f frontend/test-results/*.xml
  npm --prefix frontend run --silent test -- --reporter=default --reporter=junit --outputFile.junit=test-results/unit.xml
}

test_services() {
  say "testing the services"
  deploy/local/bin/build.sh verify
}

# What a broker can change, for a second round against another one: CONTRIBUTING.md says what that is
services() {
  local begun=$SECONDS
  rm -f frontend/test-results/*.xml
  deploy/local/bin/build.sh broker
  say "$(deploy/local/bin/count.sh) in $((SECONDS - begun)) s"
}

# browser PROJECT : runs a Playwright project against services of its own on a fresh data directory
browser() {
  local data port agent_port provider_port dns_port password launcher provider=
  [ -d frontend/e2e ] || return 0
  find_chromium
  [ -n "${SIGNALBOX_BUILT:-}" ] || deploy/local/bin/build.sh
  data=$(mktemp -d)
  chmod 711 "$data"
  read -r port agent_port provider_port dns_port <<<"$(free_ports)"
  password=$(node -p 'crypto.randomUUID()')
  export SIGNALBOX_DATA_DIR=$data SIGNALBOX_PORT=$port SIGNALBOX_AGENT_PORT=$agent_port
  export SIGNALBOX_ADMIN_EMAIL=admin@signalbox.local SIGNALBOX_ADMIN_PASSWORD=$password SIGNALBOX_BASE_URL=http://127.0.0.1:$port
  export SIGNALBOX_SIGN_UP=open SIGNALBOX_PUBLIC_URL=$SIGNALBOX_BASE_URL
  # What a company with a name server and a provider in its own network sets
  export SIGNALBOX_OUTBOUND_ALLOW=127.0.0.1 SIGNALBOX_DNS_SERVER=127.0.0.1:$dns_port SIGNALBOX_TEST_ISSUER=http://127.0.0.1:$provider_port
  say "starting services for the browser on port $port"
  deploy/local/bin/run.sh Up >"$data/up.log" 2>&1 &
  launcher=$!
  trap 'kill $launcher $provider 2>/dev/null; wait $launcher $provider 2>/dev/null || true' EXIT
  if [ "$1" = main ]; then
    say "starting an identity provider for single sign-on"
    deploy/local/bin/identity-provider.sh "$provider_port" "$SIGNALBOX_PUBLIC_URL/api/v1/auth/sign-on/callback" bob@corp.example >"$data/provider.log" 2>&1 &
    provider=$!
    await_line "^Issuer:" "$provider" "$data/provider.log"
  fi
  await_line "Ready after" "$launcher" "$data/up.log"
  if [ "$1" = screenshots ]; then
    say "filling them with the demo"
    deploy/local/bin/run.sh Demo >"$data/demo.log" 2>&1 || { tail -20 "$data/demo.log" >&2; refuse "the demo failed"; }
  fi
  say "testing in the browser"
  if ! PLAYWRIGHT_JUNIT_OUTPUT_NAME=../test-results/browser.xml frontend_playwright "$1"; then
    tail -40 "$data/up.log" >&2
    refuse "the browser tests failed; the services' log is $data/up.log"
  fi
  kill "$launcher" $provider
  wait "$launcher" $provider || true
  trap - EXIT
  rm -rf "$data"
}

frontend_playwright() {
  (cd frontend && npx --no-install playwright test --config e2e/playwright.config.ts --project "$1" --reporter=list,junit)
}

# await_line PATTERN PROCESS LOG : until the process says so
await_line() {
  local patience=240
  until grep -q "$1" "$3"; do
    kill -0 "$2" 2>/dev/null || { tail -40 "$3" >&2; refuse "the services did not start"; }
    [ $((patience -= 1)) -gt 0 ] || { tail -40 "$3" >&2; refuse "the services were not ready in time"; }
    sleep 1
  done
}

free_ports() {
  node -e 'const net = require("net"), open = () => new Promise(done => { const s = net.createServer().listen(0, "127.0.0.1", () => done(s)); });
    Promise.all([open(), open(), open(), open()]).then(all => { console.log(all.map(s => s.address().port).join(" ")); all.forEach(s => s.close()); });'
}

find_chromium() {
  local candidate
  [ -z "${PLAYWRIGHT_CHROMIUM:-}" ] || return 0
  for candidate in chromium chromium-browser google-chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if command -v "$candidate" >/dev/null 2>&1; then
      PLAYWRIGHT_CHROMIUM=$(command -v "$candidate")
      export PLAYWRIGHT_CHROMIUM
      return
    fi
  done
  refuse "no Chromium found for the browser tests: install it (apt install chromium) or set PLAYWRIGHT_CHROMIUM to a Chrome"
}

all() {
  local begun=$SECONDS console= status=0 notes
  if [ -f frontend/package.json ]; then
    find_node
    # The services carry the console
    deploy/local/bin/build.sh console
    notes=$(mktemp)
    # Beside the services' tests: those wait for a database and a broker much of their time
    (set -e; lint_contracts; test_console) >"$notes" 2>&1 &
    console=$!
  fi
  test_services || status=$?
  if [ -n "$console" ]; then
    wait "$console" || status=$?
    cat "$notes"
    rm -f "$notes"
  fi
  [ "$status" -eq 0 ] || exit "$status"
  export SIGNALBOX_BUILT=yes
  [ ! -f frontend/package.json ] || browser main
  say "$(deploy/local/bin/count.sh) in $((SECONDS - begun)) s"
}

lint() {
  find_maven
  if [ -f frontend/package.json ]; then
    find_node
    deploy/local/bin/build.sh
    lint_contracts
    console typecheck
    console lint
  fi
  mvn -B -q spotless:check
}

format() {
  find_maven
  mvn -B -q spotless:apply
  if [ -d frontend/node_modules ]; then
    find_node
    console format
  fi
}

find_jdk
case $1 in
  all) all ;;
  services) services ;;
  browser) find_node && browser main ;;
  screenshots) find_node && browser screenshots ;;
  lint) lint ;;
  format) format ;;
  *) refuse "unknown part: $1" ;;
esac
