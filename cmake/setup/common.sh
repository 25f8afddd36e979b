# Shared by play and check: steps with their time, stamps, and the right to install packages.
# Everything downloaded or unpacked lies in .deps/ and everything built in build/.

repo_dir="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
deps_dir="$repo_dir/.deps"
build_dir="$repo_dir/build"
log_dir="$build_dir/logs"
stamp_dir="$deps_dir/stamps"
mkdir -p "$stamp_dir" "$log_dir"

# Colour only where somebody reads it.
if [[ -t 1 ]]; then bold=$'\e[1m' red=$'\e[31m' plain=$'\e[0m'; else bold='' red='' plain=''; fi

say() { printf '%s\n' "$*"; }
fail() { printf '%sdescent: %s%s\n' "$red" "$*" "$plain" >&2; exit 1; }

# Milliseconds since an arbitrary moment.
now_ms() { local t=${EPOCHREALTIME/[.,]/}; printf '%s' "$((t / 1000))"; }
seconds_since() { local ms=$(($(now_ms) - $1)); printf '%d.%d s' "$((ms / 1000))" "$((ms % 1000 / 100))"; }

# run_logged LABEL LOG COMMAND...: one line with the time. On a terminal the line also shows the last
# line of the log while the command runs; elsewhere, every 20 seconds, how far it is.
# The command is a process group of its own, so that Ctrl+C ends all of it.
running_job=''
trap 'stop_running; exit 130' INT
trap 'stop_running; exit 143' TERM
stop_running() { [[ -z "$running_job" ]] || { kill -TERM -- "-$running_job"; wait "$running_job"; } 2>/dev/null; }

run_logged() {
  local label="$1" log="$2" start status=0
  shift 2
  start="$(now_ms)"
  [[ -t 1 ]] || printf '%-40s ' "$label"
  set -m
  ("$@") >"$log" 2>&1 </dev/null &
  running_job=$!
  set +m
  show_progress "$label" "$log" "$start"
  wait "$running_job" || status=$?
  running_job=''
  [[ -t 1 ]] && printf '\r\e[K%-40s ' "$label"
  if ((status == 0)); then printf '%9s\n' "$(seconds_since "$start")"; return 0; fi
  printf '%9s  %sfailed%s (%s)\n' "$(seconds_since "$start")" "$red" "$plain" "${log#"$repo_dir"/}"
  return "$status"
}

# The step that Ninja has come to, such as 12/80; nothing where the log is not Ninja's.
ninja_step() { tail -c 2000 "$1" | grep -oE '^\[[0-9]+/[0-9]+\]' | tail -n 1 | tr -d '[]'; }

show_progress() {
  local label="$1" log="$2" start="$3" last_sign=0 elapsed
  while kill -0 "$running_job" 2>/dev/null; do
    sleep 0.1
    elapsed=$((($(now_ms) - start) / 1000))
    if [[ -t 1 ]]; then
      printf '\r\e[K%-40s %7d s  %.60s' "$label" "$elapsed" "$(tail -c 300 "$log" | tr '\r' '\n' | tail -n 1)"
    elif ((elapsed - last_sign >= 20)); then
      last_sign=$elapsed
      printf '%s … ' "$(ninja_step "$log" || true)" | sed 's/^ … /… /'
    fi
  done
}

# must_run LABEL NAME COMMAND...: a step without which nothing goes on; its log is build/logs/NAME.log.
must_run() {
  local label="$1" log="$log_dir/$2.log"
  shift 2
  # Not before && or in an if: Bash would let the step go on behind a command that failed, set -e or not.
  run_logged "$label" "$log" "$@"
  local status=$?
  ((status != 0)) || return 0
  grep -E 'FAILED|error|Error' "$log" | head -n 5 >&2
  tail -n 15 "$log" >&2
  fail "the step \"$label\" failed; the whole log is ${log#"$repo_dir"/}. Run the command again once its cause is mended."
}

# once NAME KEY FUNCTION: runs FUNCTION unless a stamp says that this very step was done before.
# The stamp is written only after success, so an interrupted step is done again from its start.
once() {
  local name="$1" key="$2" function="$3" hash
  hash="$(printf '%s\n' "$key" "$repo_dir" "$(declare -f "$function")" | sha256sum | cut -c1-32)"
  if [[ -f "$stamp_dir/$name" && "$(<"$stamp_dir/$name")" == "$hash" ]]; then return 0; fi
  must_run "$name" "setup-${name// /-}" "$function"
  printf '%s' "$hash" >"$stamp_dir/$name.new" && mv "$stamp_dir/$name.new" "$stamp_dir/$name"
}

# replace_folder NEW OLD: puts a finished folder in its place.
replace_folder() { rm -rf "$2" && mkdir -p "$(dirname "$2")" && mv "$1" "$2"; }

# fresh_folder NAME: an empty folder for unfinished work, on the same file system as .deps.
fresh_folder() { rm -rf "$deps_dir/unfinished/$1" && mkdir -p "$deps_dir/unfinished/$1" && printf '%s' "$deps_dir/unfinished/$1"; }
