# The stages of ./check: each prints one line, and all of them one summary at the end.

summary=() total_passed=0 total_failed=0 finished=no

begin_summary() {
  check_start="$(now_ms)"
  trap 'end_of_check' EXIT
}

record() {
  local name="$1" good="$2" bad="$3" time="$4"
  total_passed=$((total_passed + good)) total_failed=$((total_failed + bad))
  summary+=("$(printf '%-40s %9s %6d passed %4d failed' "$name" "$time" "$good" "$bad")")
}

passed() { record "$1" 1 0 "$(seconds_since "$check_start")"; }

# How many tests passed and failed, told from a stage's exit code and log. `whole` takes the stage
# itself for one test.
count_whole() { if (($1 == 0)); then echo 1 0; else echo 0 1; fi; }

count_catch2() {
  awk '/^All tests passed/ { match($0, /in [0-9]+ test/); good += substr($0, RSTART + 3) }
       /^test cases:/ {
         for (i = 2; i <= NF; i++) { if ($i == "passed") good += $(i - 1); if ($i == "failed") bad += $(i - 1) }
       }
       END { print good + 0, bad + 0 }' "$2"
}

count_node() {
  awk '/^# pass [0-9]+/ { good += $3 } /^# (fail|cancelled) [0-9]+/ { bad += $3 } END { print good + 0, bad + 0 }' "$2"
}

# stage NAME COUNTER COMMAND...
stage() {
  local name="$1" counter="$2" start status=0 log
  shift 2
  log="$log_dir/check-${name//[^a-zA-Z0-9-]/-}.log"
  start="$(now_ms)"
  run_logged "$name" "$log" "$@" || status=$?
  judge "$name" "$counter" "$status" "$log" "$(seconds_since "$start")"
}

judge() {
  local name="$1" counter="$2" status="$3" log="$4" time="$5" good bad
  read -r good bad < <("count_$counter" "$status" "$log")
  # A program that broke off, or found no test at all, has failed whatever it printed.
  if ((status != 0 && bad == 0)) || ((good + bad == 0)); then bad=$((bad + 1)); fi
  record "$name" "$good" "$bad" "$time"
  if ((bad > 0)); then show_failure "$log"; fi
}

# The test files of Node's log in which a test failed.
failed_files() { grep -oE "^ *location: '[^']+\.test\.mjs" "$1" | sed "s/.*'//" | sort -u; }

# A browser needs the machine for itself, and does not have it everywhere: where that stands still for seconds,
# what is timed by the browser or the driver fails. steady_or_again NAME MOST COMMAND FILES...: the
# files in which a test failed, up to MOST of them, are run once more. What fails again has failed; what does
# not is shown and counted beside what passed, so that somebody looks at it.
steady_or_again() {
  local name="$1" most="$2" command="$3" start status=0 log good bad again_good again_bad files
  shift 3
  log="$log_dir/check-${name//[^a-zA-Z0-9-]/-}.log"
  start="$(now_ms)"
  run_logged "$name" "$log" "$command" "$@" || status=$?
  mapfile -t files < <(failed_files "$log")
  if ((status == 0 || ${#files[@]} == 0 || ${#files[@]} > most)); then
    judge "$name" node "$status" "$log" "$(seconds_since "$start")"
    return
  fi
  show_failure "$log"
  status=0
  run_logged "$name, once more" "$log.again" "$command" "${files[@]}" || status=$?
  read -r good bad < <(count_node 1 "$log")
  read -r again_good again_bad < <(count_node "$status" "$log.again")
  if ((status != 0 || again_good == 0)); then
    record "$name" "$good" "$((again_bad > 0 ? again_bad : 1))" "$(seconds_since "$start")"
    show_failure "$log.again"
    return
  fi
  record "$name" "$good" 0 "$(seconds_since "$start")"
  record "$name, unsteady: passed once more" "$bad" 0 ''
}

# aside NAME COUNTER COMMAND...: a stage that leaves half of the machine to those that follow it, up
# to `gather`, which waits for it and tells of it.
aside_name='' aside_counter='' aside_log='' aside_job=''
trap '[[ -z "$aside_job" ]] || kill -TERM -- "-$aside_job" 2>/dev/null; stop_running; exit 130' INT
trap '[[ -z "$aside_job" ]] || kill -TERM -- "-$aside_job" 2>/dev/null; stop_running; exit 143' TERM
aside() {
  aside_name="$1" aside_counter="$2" aside_log="$log_dir/check-${1//[^a-zA-Z0-9-]/-}.log"
  shift 2
  set -m
  (
    start="$(now_ms)" status=0
    "$@" >"$aside_log" 2>&1 </dev/null || status=$?
    printf '%d %s\n' "$status" "$(seconds_since "$start")" >"$aside_log.end"
  ) &
  aside_job=$!
  set +m
}

gather() {
  local status time
  wait "$aside_job"
  aside_job=''
  read -r status time <"$aside_log.end" || { status=1 time='?'; }
  rm -f "$aside_log.end"
  printf '%-40s %9s%s\n' "$aside_name" "$time" "$( ((status == 0)) || printf '  %sfailed%s (%s)' "$red" "$plain" "${aside_log#"$repo_dir"/}")"
  judge "$aside_name" "$aside_counter" "$status" "$aside_log" "$time"
}

# A Catch2 program's tests in many parts, as many at the same time as there are cores, so that these are
# done at the same time; their output one after the other.
in_parts() {
  local parts=12 part folder status=0
  folder="$(mktemp -d)"
  # shellcheck disable=SC2016  # what is in the quotes is for the shell that xargs starts
  seq 0 $((parts - 1)) | xargs -P "$(nproc)" -I '{}' \
    bash -c '"${@:2}" --shard-index {} >"$1/{}" 2>&1' part "$folder" "$@" --shard-count "$parts" || status=$?
  for ((part = 0; part < parts; part++)); do cat "$folder/$part"; done
  rm -rf "$folder"
  return "$status"
}

show_failure() {
  grep -nE -A 4 'FAILED|error:|^ *not ok|Error:|warning:' "$1" | grep -vE 'duration_ms|failureType| ---$|^--$' | head -n 40
  printf -- '--- the end of %s\n' "${1#"$repo_dir"/}"
  tail -n 25 "$1"
  printf -- '---\n'
}

end_summary() { finished=yes; exit "$((total_failed > 0))"; }

end_of_check() {
  local status=$?
  if [[ "$finished" == no ]]; then
    record "the stage that broke off" 0 1 "$(seconds_since "$check_start")"
    ((status != 0)) || status=1
  fi
  printf '\n%sSummary%s, %s\n' "$bold" "$plain" "$(seconds_since "$check_start")"
  printf '%s\n' "${summary[@]}"
  printf '\n%d passed, %d failed\n' "$total_passed" "$total_failed"
  exit "$status"
}
