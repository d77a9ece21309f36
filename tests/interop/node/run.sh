#!/usr/bin/env bash
# The client for Node walks through all its methods against the sandbox. It installs what a bare machine lacks.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
scratch=$(mktemp -d)
sandbox=
trap '[ -z "$sandbox" ] || kill "$sandbox" || true; rm -rf "$scratch"' EXIT

if ! command -v npm > /dev/null; then
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  $as_root apt-get update -q
  $as_root apt-get install -q -y --no-install-recommends nodejs npm
fi
mkdir -p "$target/interop/node"
cp "$here"/package*.json "$target/interop/node/"
npm ci --prefix "$target/interop/node" --ignore-scripts --no-audit --no-fund --silent

# The example is named for its development dependencies: with them, nothing is built that `cargo test` does not build as well.
cargo build --quiet --workspace --bin optimizely-sandbox --example quickstart
mkfifo "$scratch/said"
"$target/debug/optimizely-sandbox" --addr 127.0.0.1:0 --demo > "$scratch/said" &
sandbox=$!
read -r line < "$scratch/said"
NODE_PATH="$target/interop/node/node_modules" node "$here/walkthrough.js" "${line#listening on }"
