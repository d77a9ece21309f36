#!/usr/bin/env bash
# Holds the verdicts of `cargo spec diff` against cargo-semver-checks, which compares the documentation of the whole crate.
# It is a step of a release, not of CI: `cargo install cargo-semver-checks`, and some minutes.
set -euo pipefail
cd "$(dirname "$0")/../../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Its own directory, so that the workspace is not built again for having been built from another spec.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/semver"
cargo build --quiet --package optimizely-codegen --features cli --bin optimizely-codegen
spec=$CARGO_TARGET_DIR/debug/optimizely-codegen

# The documentation as data. It is no stable output of rustdoc yet, and cargo-semver-checks asks for it in the same way.
document() {
  OPTIMIZELY_SPEC="$1" RUSTC_BOOTSTRAP=1 cargo rustdoc --quiet --lib --no-default-features -- \
    -Z unstable-options --output-format json --cap-lints allow
  cp "$CARGO_TARGET_DIR/doc/optimizely_rest.json" "$2"
}

# The least version that cargo-semver-checks accepts.
checked() {
  for release in patch minor major; do
    if cargo semver-checks --baseline-rustdoc "$scratch/old.json" --current-rustdoc "$scratch/new.json" \
      --release-type "$release" > "$scratch/log" 2>&1; then
      echo "$release"; return
    fi
    # A failure that is no finding is not taken for one.
    grep -q 'semver requires new' "$scratch/log" || { cat "$scratch/log" >&2; exit 1; }
  done
}

# What changes, and the script for sed that makes it so.
change() {
  sed "$2" spec/resources.toml > "$scratch/new.toml"
  cmp -s spec/resources.toml "$scratch/new.toml" && { echo "nothing was changed: $1" >&2; exit 1; }
  verdict=$("$spec" diff spec/resources.toml "$scratch/new.toml" 2> /dev/null | sed -n 's/^verdict: //p') || true
  document "$scratch/new.toml" "$scratch/new.json"
  printf '| %s | %s | %s |\n' "$1" "$verdict" "$(checked)"
}

document "$PWD/spec/resources.toml" "$scratch/old.json"
printf '| change | `cargo spec diff` | cargo-semver-checks |\n|---|---|---|\n'
in_dimension='/^\[resources.dimension\]/,/^]$/'
change 'an operation removed' "$in_dimension { s/, \"delete\"\]/]/; /^warnings/d }"
change 'a field made nullable' "$in_dimension s/\(name = \"description\".*\"edit\"\)/\1, nullable = true, seen = [\"null\"]/"
change 'a required field added to a create' "$in_dimension s/^fields = \[/&\n  { name = \"colour\", type = \"string\", access = \"edit\", required = \"create\", doc = \"Its colour.\" },/"
change 'an optional field added' "$in_dimension s/^fields = \[/&\n  { name = \"colour\", type = \"string\", access = \"edit\", doc = \"Its colour.\" },/"
change 'a value of an enum added' '/^\[enums.Library\]/,/^]$/ s/^values = \[/&\n  { value = "jquery-3", doc = "The third." },/'
change 'documentation edited' 's/doc = "Whether a project is in use."/doc = "Whether a project is used."/'
change 'a path changed' 's/^path = "dimensions"/path = "traits"/'
