#!/usr/bin/env bash
# Tests the sandbox of a spec with objects in objects and lists. The SDK is built from the crate's spec and `nested.toml`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# The same directory as for regeneration, which has built most of the dependencies.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}/regenerate"
export OPTIMIZELY_SPEC="$scratch/resources.toml"

# Fields with objects are also added to resources for which the sandbox has rules.
added='origin = { type = "Origin", doc = "Where it stands." }'
tables='\[\(resources\.\(dcp_service\|variation\|experiment_result\)\|objects\.DcpAttributeSummary\)\.fields\]'
sed "s/^$tables/&\n$added/" "$root/spec/resources.toml" | cat - "$here/nested.toml" > "$OPTIMIZELY_SPEC"

cp -r "$here/tests" "$root/Cargo.lock" "$scratch/"
mkdir "$scratch/src"
touch "$scratch/src/lib.rs"
sed "s|ROOT|$root|" "$here/manifest.toml" > "$scratch/Cargo.toml"
cd "$scratch"
cargo test --quiet --test it
