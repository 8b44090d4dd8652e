#!/usr/bin/env bash
# Wraps all data keys with the first key of SIGNALBOX_ENCRYPTION_KEYS, or of the file in the data directory. See docs/operations/key-rotation.md.
exec "$(dirname "$0")/operator.sh" platform.crypto.RewrapKeys
