#!/usr/bin/env bash
# Validates the OpenAPI documents of both versions against the specification of OpenAPI.
set -euo pipefail
cd "$(dirname "$0")/../../.."
target=${CARGO_TARGET_DIR:-target}
environment=$target/interop/openapi

if ! python3 -c 'import ensurepip, venv' 2> /dev/null; then
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  $as_root apt-get update -q
  $as_root apt-get install -q -y python3 python3-venv
fi
python3 -m venv "$environment"
"$environment/bin/pip" install --quiet --disable-pip-version-check --requirement tests/interop/openapi/requirements.txt

# The crate's own spec, and one that differs from it wherever it can.
for spec in spec/resources.toml tests/interop/second-api/tickets.toml; do
  for version in 3.1 3.0; do
    document=$environment/$(basename "$spec" .toml)-$version.json
    cargo spec openapi "$spec" --version "$version" > "$document"
    # The version is given, so that a document of another one does not pass.
    "$environment/bin/openapi-spec-validator" --schema "$version" "$document"
  done
done
