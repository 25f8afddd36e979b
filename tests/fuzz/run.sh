#!/usr/bin/env bash
# Runs the fuzzers, one after the other: tests/fuzz/run.sh SECONDS [NAME...]
# Begins with the corpus beside this file and with what earlier runs have found, kept in
# build/fuzz/. Prints a line for each: inputs tried, inputs a second, places of the code reached. An
# input that breaks something is kept in build/artefacts/fuzz/, and the exit code is 1. The programs
# are those of build/native-fuzz, which are the fastest, or of the folder $DESCENT_FUZZERS.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

seconds="${1:-}"
if [[ ! "$seconds" =~ ^[1-9][0-9]*$ ]]; then
  echo "usage: tests/fuzz/run.sh SECONDS [experiment_json|saved_experiment|link|csv|idx|npz|safetensors|lesson]..." >&2
  exit 2
fi
shift
names=("$@")
((${#names[@]} > 0)) || names=(experiment_json saved_experiment link csv idx npz safetensors lesson)

status=0
for name in "${names[@]}"; do
  program="${DESCENT_FUZZERS:-build/native-fuzz/tests/fuzz}/fuzz_$name"
  if [[ ! -x "$program" ]]; then
    echo "$program is not built: cmake --preset native-fuzz && ninja -C build/native-fuzz fuzzers" >&2
    exit 2
  fi
  found="build/fuzz/$name" kept="build/artefacts/fuzz/$name-" log="build/fuzz/$name.log"
  mkdir -p "$found" build/artefacts/fuzz
  options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=65536
    -print_final_stats=1 -artifact_prefix="$kept")
  [[ ! -f "tests/fuzz/$name.dict" ]] || options+=(-dict="tests/fuzz/$name.dict")
  result=passed
  UBSAN_OPTIONS=print_stacktrace=1 "$program" "${options[@]}" "$found" "tests/fuzz/corpus/$name" \
    >"$log" 2>&1 </dev/null || { result=failed status=1; }
  printf '%-18s %10s inputs %8s a second %8s places  %s\n' "$name" \
    "$(awk '/stat::number_of_executed_units/ { print $2 }' "$log")" \
    "$(awk '/stat::average_exec_per_sec/ { print $2 }' "$log")" \
    "$(grep -aoE 'cov: [0-9]+' "$log" | tail -n 1 | cut -d' ' -f2)" "$result"
  [[ "$result" == passed ]] || tail -n 30 "$log"
done
exit "$status"
