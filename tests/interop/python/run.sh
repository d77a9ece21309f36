#!/usr/bin/env bash
# The API's own Python client walks through its README against the sandbox. It installs what a bare machine lacks.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
scratch=$(mktemp -d)
programs=()

# Only what was started here is stopped.
finish() {
  for program in "${programs[@]}"; do kill "$program" 2> /dev/null || true; done
  rm -rf "$scratch"
}
trap finish EXIT

# An environment with the client in it. A half-made one, as after an interrupt, has no mark and is made again.
environment="$target/interop-python"
if [ ! -e "$environment/ready" ]; then
  if ! python3 -c 'import ensurepip, venv' 2> /dev/null; then
    as_root=$([ "$(id -u)" = 0 ] || echo sudo)
    $as_root apt-get update -q
    $as_root apt-get install -q -y python3 python3-venv
  fi
  python3 -m venv --clear "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check optimizely==0.5
  touch "$environment/ready"
fi

# The example is named for its development dependencies: with them, nothing is built that `cargo test` does not build as well.
(cd "$root" && cargo build --quiet --workspace --bin optimizely-sandbox --example quickstart)

# Starts the program with these options, and sets `url` to its address.
start() {
  local out="$scratch/${#programs[@]}"
  mkfifo "$out"
  "$target/debug/optimizely-sandbox" --addr 127.0.0.1:0 "$@" > "$out" &
  programs+=($!)
  local line
  read -r line < "$out"
  url=${line#listening on }
}

start --demo
demo=$url
start --token abc:123 --rate-limit 20/3600
strict=$url

# A proxy of the machine has no business between two of its own programs.
NO_PROXY=127.0.0.1 no_proxy=127.0.0.1 "$environment/bin/python" "$here/walkthrough.py" "$demo" "$strict" abc:123

for program in "${programs[@]}"; do
  kill "$program"
  wait "$program" || { echo "the program did not stop as it should: status $?"; exit 1; }
done
programs=()
