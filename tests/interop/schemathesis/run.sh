#!/usr/bin/env bash
# Fuzzes the sandbox with requests made from the OpenAPI document: nothing that it answers may be outside of the document.
# It installs what a bare machine lacks.
#
#   SCHEMATHESIS_SECONDS  how long to go on, 60 if it is not set
#   SCHEMATHESIS_SEED     where chance begins: 1, so that runs are alike
#   SCHEMATHESIS_SHARE    how much of the operations has to succeed at least once, in per cent: 75; less for a short run
#   SANDBOX               a program that serves the sandbox, in place of the one that is built here
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
environment=$target/interop/schemathesis

if ! python3 -c 'import ensurepip, venv' 2> /dev/null; then
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  $as_root apt-get update -q
  $as_root apt-get install -q -y python3 python3-venv
fi
python3 -m venv "$environment"
"$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"

# What earlier runs found is kept in the working directory, and would change this one.
scratch=$(mktemp -d)
sandbox=
finish() {
  [ -z "$sandbox" ] || kill "$sandbox" 2> /dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT

cargo spec openapi spec/resources.toml > "$scratch/openapi.json"
if [ -z "${SANDBOX:-}" ]; then
  cargo build --quiet --features sandbox --bin optimizely-sandbox
  SANDBOX=$target/debug/optimizely-sandbox
fi

cd "$scratch"
mkfifo said
"$SANDBOX" --addr 127.0.0.1:0 --demo > said &
sandbox=$!
# Kept open for reading: a program that says more would be stopped by a closed pipe.
exec 3< said
read -r line <&3
url=${line#listening on }
SCHEMATHESIS_PROJECT=$(curl --silent --fail --header 'Token: fuzzer:1' "${url}projects" | python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["id"])')
export SCHEMATHESIS_PROJECT

"$environment/bin/schemathesis" --config-file "$here/schemathesis.toml" run openapi.json --url "${url%/}" \
  --seed "${SCHEMATHESIS_SEED:-1}" --max-time "${SCHEMATHESIS_SECONDS:-60}" --continue-on-failure --warnings off \
  --report ndjson --report-ndjson-path report.ndjson

python3 "$here/reached.py" openapi.json report.ndjson "${SCHEMATHESIS_SHARE:-75}"
