#!/usr/bin/env bash
# Fuzzes one target: `FUZZ_SECONDS=3600 fuzz/run.sh generator`. What it finds is in `artifacts/`; a text that was new to it is
# in the folder that it names at the end, from which `fuzz/keep.sh generator FOLDER` takes what reaches new code.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/fuzz"
command -v cargo-fuzz > /dev/null || cargo install --quiet cargo-fuzz
rustup toolchain list | grep -q '^nightly' || rustup toolchain install nightly --profile minimal

found=$CARGO_TARGET_DIR/corpus/$target
mkdir -p "$found"
options=("-max_total_time=${FUZZ_SECONDS:-60}" -max_len=8192 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1)
[ -f "fuzz/$target.dict" ] && options+=("-dict=fuzz/$target.dict")
cargo +nightly fuzz run "$target" "$found" "fuzz/corpus/$target" -- "${options[@]}"
echo "new texts are in $found"
