#!/usr/bin/env bash
# Counts the events and runs of all organizations and sets their counters right. See docs/operations/running.md.
exec "$(dirname "$0")/operator.sh" runs.counters.RecountCounters
