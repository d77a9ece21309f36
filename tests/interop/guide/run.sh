#!/usr/bin/env bash
# What a newcomer types from the crate page alone: each piece of code of the guide is put into a crate of its own, without the lines
# that the page hides, and has to compile at the first try. So has each row of the table for users of the Python client.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}"
mkdir -p "$scratch/src/bin"
cp "$root/Cargo.lock" "$scratch/"

# The dependencies as the first section gives them, from here.
{
  printf '[package]\nname = "newcomer"\nedition = "2024"\n\n[workspace]\n\n'
  sed -n '/^```toml$/,/^```$/ { /^```/d; p }' "$root/docs/guide/first-experiment.md" \
    | sed "s|^optimizely-rest = .*|optimizely-rest = { path = \"$root\", features = [\"blocking\", \"sandbox\", \"tracing\"] }|"
  # What a later section asks for besides.
  grep '^tracing-subscriber = ' "$root/docs/guide/observability.md"
} > "$scratch/Cargo.toml"

# A piece that is no whole program goes where the first program uses its client.
for page in "$root"/docs/guide/*.md; do
  awk -v name="$scratch/src/bin/$(basename "$page" .md)" '
    /^```[a-z]/ { other = 1; next }
    other { if (/^```$/) other = 0; next }
    /^```$/ { inside = !inside; if (inside) { piece++; text = ""; whole = 0 } else { write_piece() } next }
    inside && !/^# / && !/^#$/ { text = text $0 "\n"; if (/^(async )?fn /) whole = 1 }
    function write_piece() {
      file = name "-" piece ".rs"
      if (!whole) text = "#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {\n" \
        "let client = optimizely_rest::classic::Client::from_env()?;\n" text "Ok(())\n}\n"
      else if (text !~ /fn main/) text = text "fn main() {}\n"
      printf "#![allow(unused)]\n%s", text > file
      close(file)
    }' "$page"
done

# Each row as a function of what its first word names.
{
  printf 'use optimizely_rest::classic::*;\nfn main() {}\n'
  awk -F'|' '/^\| `/ {
    split($3, code, "`"); rust = code[2]; row++
    if (rust == "Error") rust = "let _: Option<Error> = None"
    printf "async fn row_%d(client: Client, error: Error", row
    split("project experiment schedule variation goal audience dimension", names, " ")
    for (i in names) printf ", mut %s: Live<%s>", names[i], toupper(substr(names[i], 1, 1)) substr(names[i], 2)
    printf ") -> Result<(), Box<dyn std::error::Error>> { let _ = { %s; }; Ok(()) }\n", rust
  }' "$root/docs/guide/migrating.md"
} | sed '1i #![allow(unused)]' > "$scratch/src/bin/migrating.rs"

cd "$scratch"
cargo test --quiet --offline --bins > out 2>&1 || { cat out; exit 1; }
pieces=$(ls src/bin | wc -l)
[ "$pieces" -ge 10 ] || { echo "only $pieces pieces of code were found"; exit 1; }
grep -q '^test result: ok. 2 passed' out || { cat out; echo "the tests of the guide did not run"; exit 1; }
echo "guide: $pieces programs compile, their tests pass"
