#!/usr/bin/env bash
# Makes the kept corpus of a target anew, from what it was and what a long run has found: the fewest texts that reach all code.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/fuzz"
kept=$(mktemp -d)
cargo +nightly fuzz run "$target" "$kept" "fuzz/corpus/$target" "$2" -- -set_cover_merge=1 -use_counters=0 -max_len=8192
rm -rf "fuzz/corpus/$target"
mv "$kept" "fuzz/corpus/$target"
