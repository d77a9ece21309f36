#!/usr/bin/env bash
# A client of another API: the SDK is built from `tickets.toml`, and the tests here use it against a server of that API.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# The same directory as for regeneration, which has built most of the dependencies.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}/regenerate"
export OPTIMIZELY_SPEC="$here/tickets.toml"

cp -r "$here/tests" "$root/Cargo.lock" "$scratch/"
mkdir "$scratch/src"
touch "$scratch/src/lib.rs"
cat > "$scratch/Cargo.toml" <<TOML
[package]
name = "second-api"
edition = "2024"

[features]
sandbox = ["optimizely-rest/sandbox"]

[dependencies]
optimizely-rest = { path = "$root" }

[dev-dependencies]
axum = { version = "0.8", default-features = false, features = ["http1", "json", "query", "tokio"] }
futures-util = "0.3.31"
serde_json = "1.0.120"
tokio = { version = "1.40", features = ["macros", "rt"] }

[workspace]
TOML

# What is built without a warning says nothing; cargo repeats the warnings of what it has built before.
without_warnings() {
  (cd "$scratch" && cargo check "$@") 2> "$scratch/out" || { cat "$scratch/out"; exit 1; }
  if grep -q '^warning' "$scratch/out"; then cat "$scratch/out"; exit 1; fi
}

without_warnings --tests
(cd "$scratch" && cargo test --quiet --test it)

# The least that a spec can be needs the least of the runtime, and that with every feature of the format the most.
OPTIMIZELY_SPEC="$here/bare.toml" without_warnings --lib
OPTIMIZELY_SPEC="$root/codegen/tests/golden/small.toml" without_warnings --lib

if (cd "$scratch" && cargo check --quiet --features sandbox) > "$scratch/out" 2>&1; then
  echo "it builds with the sandbox"; exit 1
fi
grep -qF 'there is no resource `project`' "$scratch/out" || { cat "$scratch/out"; exit 1; }
echo "second API: passed"
