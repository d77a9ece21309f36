#!/usr/bin/env bash
# Counts the instructions of reading a list of 1,000 experiments: as it is, with the search for drift removed from the SDK, and with a
# callback for drift. It needs valgrind.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/benches"
(cd "$root" && cp -r Cargo.toml build.rs src spec codegen xtask docs examples tests README.md "$scratch/" && cp -r benches/drift "$scratch/benches/")
sed -i 's/if !self.watch.is_on() {/if true || self.watch.is_on() {/' "$scratch/src/transport/mod.rs"
sed -i 's/let is_watched = .*;/let is_watched = false;/' "$scratch/src/client/output.rs"
cmp -s "$root/src/client/output.rs" "$scratch/src/client/output.rs" && { echo "src/client/output.rs has no switch to take out"; exit 1; }
cmp -s "$root/src/transport/mod.rs" "$scratch/src/transport/mod.rs" && { echo "src/transport/mod.rs has no switch to take out"; exit 1; }
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}/drift"

build() {
  (cd "$1/benches/drift" && cargo build --quiet --release)
  cp "$CARGO_TARGET_DIR/release/drift-bench" "$scratch/$2"
}
build "$root" whole
build "$scratch" without

# The difference between ten lists and one leaves out the start of the program and its connection.
count() {
  local runs=()
  for lists in 11 1; do
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$scratch/$1" "$2" "$lists" 2> "$scratch/log"
    runs+=("$(sed -n 's/.*Collected : //p' "$scratch/log")")
  done
  echo $(((runs[0] - runs[1]) / 10))
}
printf 'instructions for a list of 1,000 experiments:\n'
printf '  without the code   %s\n' "$(count without off)"
printf '  off                %s\n' "$(count whole off)"
printf '  with a callback    %s\n' "$(count whole on)"
