#!/usr/bin/env bash
# Packages both crates as for publishing. The archive of the SDK has to contain all files that its build reads, and its program is installed
# outside the workspace with the packaged generator. The entry under `patch` can be removed once both are published.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
target="${CARGO_TARGET_DIR:-$root/target}"
cd "$root"

# Cargo would verify each package separately. Both are built together below.
cargo package --package optimizely-codegen --package optimizely-rest --allow-dirty --no-verify --quiet
for archive in "$target"/package/optimizely-{codegen,rest}-[0-9]*.crate; do
  tar -xzf "$archive" -C "$scratch"
done
sdk=$(echo "$scratch"/optimizely-rest-*) generator=$(echo "$scratch"/optimizely-codegen-*)
for file in spec/resources.toml spec/v2.toml docs/guide/first-experiment.md build.rs README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT; do
  [ -f "$sdk/$file" ] || { echo "the SDK's archive lacks $file"; exit 1; }
done
[ -f "$generator/LICENSE-APACHE" ] || { echo "the generator's archive lacks a licence"; exit 1; }

printf '\n[patch.crates-io]\noptimizely-codegen = { path = "%s" }\n\n[workspace]\n' "$generator" >> "$sdk/Cargo.toml"
cd "$sdk"
CARGO_TARGET_DIR="$target" cargo install --quiet --debug --path . --features blocking,sandbox --root "$scratch/installed"
"$scratch/installed/bin/optimizely-sandbox" --help > "$scratch/help"
echo "packages: both archives are whole, and the sandbox was installed from them"
