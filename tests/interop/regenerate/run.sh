#!/usr/bin/env bash
# A crate outside the workspace builds the SDK from a spec of its own: what that adds is there, and what it breaks is said.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Its own directory, so that the workspace is not built again for having been built from another spec.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}/regenerate"

mkdir "$scratch/src"
cp "$root/Cargo.lock" "$scratch/"
cat > "$scratch/Cargo.toml" <<TOML
[package]
name = "regenerated"
edition = "2024"

[features]
sandbox = ["optimizely-rest/sandbox"]

[dependencies]
optimizely-rest = { path = "$root" }

[workspace]
TOML
cat > "$scratch/src/main.rs" <<'RUST'
use optimizely_rest::classic::{DimensionUpdate, NewDimension};

fn main() {
    let new = NewDimension::new(1, "Plan").colour("red");
    println!("{new:?} {:?}", DimensionUpdate::new().colour("blue"));
}
RUST

added='  { name = "colour", type = "string", access = "edit", doc = "Its colour." },'
spec="$scratch/resources.toml"
sed "/^\[resources.dimension\]/,/^fields = \[/ s/^fields = \[/&\n$added/" "$root/spec/resources.toml" > "$spec"

# Whether a build fails with a sentence.
refused_with() {
  if (cd "$scratch" && OPTIMIZELY_SPEC="$1" cargo check --quiet "${@:3}") > "$scratch/out" 2>&1; then
    echo "it builds, and should say: $2"; exit 1
  fi
  grep -qF "$2" "$scratch/out" || { echo "it does not say: $2"; cat "$scratch/out"; exit 1; }
}

refused_with "$root/spec/resources.toml" 'no method named `colour`'
(cd "$scratch" && OPTIMIZELY_SPEC="$spec" cargo check --quiet)
refused_with resources.toml 'it has to be an absolute path'

sed 's/type = "DimensionId", access/type = "DimensonId", access/' "$spec" > "$scratch/mistake.toml"
refused_with "$scratch/mistake.toml" 'did you mean `DimensionId`?'

grep -v 'type = "\[\?AudienceId\]\?"' "$spec" | grep -v 'name = "audience"' \
  | sed '/^\[resources.audience\]/,/^]$/d' > "$scratch/dropped.toml"
refused_with "$scratch/dropped.toml" 'there is no resource `audience`' --features sandbox

# What is written by hand and names a resource is left out with it, without a warning.
grep -v 'type = "\[\?VariationId\]\?"' "$root/spec/resources.toml" \
  | sed '/^\[resources.variation\]/,/^\[resources.goal\]/{/^\[resources.goal\]/!d}' > "$scratch/without.toml"
echo 'fn main() {}' > "$scratch/src/main.rs"
(cd "$scratch" && OPTIMIZELY_SPEC="$scratch/without.toml" cargo check --quiet) 2>&1 | tee "$scratch/out"
[ ! -s "$scratch/out" ] || { echo "it should say nothing"; exit 1; }
sed 's/^env = .*/&\nid = "string"/' "$spec" > "$scratch/texts.toml"
refused_with "$scratch/texts.toml" 'the sandbox cannot serve that' --features sandbox

echo "regeneration: 6 passed, 0 failed"
