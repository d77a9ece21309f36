#!/usr/bin/env bash
# Fuzzes each target, or those in TARGETS, for a number of seconds: `fuzz/run.sh 60`. Inputs that break a target are written to
# fuzz/artifacts, and new ones to fuzz/found. With KEEP=1, inputs that reach new code are added to fuzz/corpus/TARGET.txt. The script needs
# a nightly compiler, and installs cargo-fuzz.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/fuzz"
command -v cargo-fuzz > /dev/null || cargo install --quiet --locked cargo-fuzz

seconds="${1:-20}"
for target in ${TARGETS:-$(cargo +nightly fuzz list)}; do
  found=fuzz/found/$target corpus=fuzz/unpacked/$target
  mkdir -p "$found" fuzz/unpacked
  rm -rf "$corpus"
  cargo xtask corpus unpack "fuzz/corpus/$target.txt" "$corpus"
  options=(-max_len=8192 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0)
  if [ -e "fuzz/$target.dict" ]; then options+=("-dict=fuzz/$target.dict"); fi
  cargo +nightly fuzz run "$target" "$found" "$corpus" -- "-max_total_time=$seconds" "${options[@]}"
  if [ -n "${KEEP:-}" ]; then
    cargo +nightly fuzz run "$target" "$corpus" "$found" -- -merge=1 -max_len=8192
    cargo xtask corpus pack "$corpus" "fuzz/corpus/$target.txt"
  fi
done
