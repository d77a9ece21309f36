#!/usr/bin/env bash
# What a user's first build costs: a crate that depends on this one, against one that depends on reqwest, serde and
# thiserror with the same features, built in turn. Prints seconds of wall time and of the processor, and their ratios.
#
#     benches/cold-build/run.sh [ROUNDS]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
rounds=${1:-3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A crate with these dependencies.
crate() {
  mkdir -p "$scratch/$1/src"
  printf '[package]\nname = "%s"\nedition = "2024"\n\n[dependencies]\n%s\n\n[workspace]\n' "$1" "$2" > "$scratch/$1/Cargo.toml"
  echo 'fn main() {}' > "$scratch/$1/src/main.rs"
  cp "$root/Cargo.lock" "$scratch/$1/"
  (cd "$scratch/$1" && cargo fetch --quiet)
}

crate sdk "optimizely-rest = { path = \"$root\" }"
crate bare 'reqwest = { version = "0.13.2", default-features = false, features = ["gzip", "http2", "rustls-no-provider"] }
rustls = { version = "0.23.20", default-features = false, features = ["std", "tls12", "ring"] }
serde = { version = "1.0.200", features = ["derive"] }
thiserror = "2.0.12"'

for _ in $(seq "$rounds"); do
  for name in bare sdk; do
    rm -rf "$scratch/$name/target"
    TIMEFORMAT="$name %R %U %S"
    { time (cd "$scratch/$name" && CARGO_TARGET_DIR=target cargo build --quiet); } 2>> "$scratch/times"
  done
done

awk '{ wall[$1] += $2; cpu[$1] += $3 + $4; n[$1]++ }
  END {
    for (name in n) printf "%-5s wall %6.1f s   processor %6.1f s\n", name, wall[name] / n[name], cpu[name] / n[name]
    printf "sdk / bare: wall %.2f, processor %.2f\n", wall["sdk"] / wall["bare"], cpu["sdk"] / cpu["bare"]
  }' "$scratch/times"
