#!/usr/bin/env bash
# Prints "N passed, N failed" over every test report that the last run left.
set -euo pipefail
cd "$(dirname "$0")/../../.."

reports() {
  find . \( -name node_modules -o -name .git \) -prune -o \
    \( -path '*/target/surefire-reports/TEST-*.xml' -o -path './frontend/test-results/*.xml' \) -print
}

# One line per report, so that a suite's attributes can be picked one by one; nested suites repeat their parents' counts
reports | while IFS= read -r report; do
  tr '\n' ' ' <"$report" | grep -o '<testsuite [^>]*>' || true
done | awk '
  function attribute(name,   found) {
    if (match($0, " " name "=\"[0-9]+\"") == 0) return 0
    found = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", found); return found + 0
  }
  { failed += attribute("failures") + attribute("errors"); total += attribute("tests"); skipped += attribute("skipped") }
  END { printf "%d passed, %d failed\n", total - failed - skipped, failed }'
