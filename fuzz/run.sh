#!/usr/bin/env bash
# Fuzzes each target for so many seconds, `fuzz/run.sh 60`, or those that TARGETS names. What is found goes into fuzz/found, and
# into the corpus with KEEP=1, which makes that small again. It needs a nightly compiler and cargo-fuzz.
set -euo pipefail
cd "$(dirname "$0")"

seconds="${1:-20}"
for target in ${TARGETS:-$(cargo +nightly fuzz list --fuzz-dir .)}; do
  mkdir -p "found/$target"
  dictionary=()
  if [ -e "$target.dict" ]; then dictionary=("-dict=$target.dict"); fi
  cargo +nightly fuzz run --fuzz-dir . "$target" "found/$target" "corpus/$target" -- \
    "-max_total_time=$seconds" -max_len=4096 -timeout=20 "${dictionary[@]}"
  if [ -n "${KEEP:-}" ]; then
    cargo +nightly fuzz run --fuzz-dir . "$target" "corpus/$target" "found/$target" -- -merge=1 -max_len=4096
  fi
done
