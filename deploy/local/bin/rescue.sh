#!/usr/bin/env bash
# Lets somebody in again who cannot get in. Usage: rescue.sh ADDRESS [off]; off turns the second factor off. See docs/operations/sign-in.md.
set -euo pipefail
if [ -z "${1:-}" ]; then
  echo "signalbox: name the person: make rescue EMAIL=ada@example.com [SECOND_FACTOR=off]" >&2
  exit 2
fi
exec "$(dirname "$0")/operator.sh" auth.passwords.AccountRecovery "--email=$1" ${2:+"--second-factor=$2"}
