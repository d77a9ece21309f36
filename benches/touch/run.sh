#!/usr/bin/env bash
# How long a build takes after an edit of the spec, and of `src/lib.rs` alone. The goal is 1.2 to 1.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5}

# Processor time and wall time of a build, in seconds, after a file has got a new date.
after() {
  touch "$1"
  TIMEFORMAT='%R %U %S'
  { time cargo build --quiet 2> /dev/null; } 2>&1 | awk '{ print $1, $2 + $3 }'
}

cargo build --quiet
for round in $(seq "$rounds"); do
  echo "$(after src/lib.rs) $(after spec/resources.toml)"
done | awk '
  NR == 1 || $1 < lib { lib = $1 }         NR == 1 || $2 < lib_cpu { lib_cpu = $2 }
  NR == 1 || $3 < spec { spec = $3 }       NR == 1 || $4 < spec_cpu { spec_cpu = $4 }
  END {
    printf "best of %d: src/lib.rs %.2f s (processor %.2f s), spec/resources.toml %.2f s (processor %.2f s)\n", NR, lib, lib_cpu, spec, spec_cpu
    printf "ratio: %.2f (processor %.2f)\n", spec / lib, spec_cpu / lib_cpu
    exit (spec_cpu / lib_cpu > 1.2)
  }'
