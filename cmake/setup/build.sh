# Configuring and building the presets, and where the results lie.

# configure PRESET: Ninja configures again by itself when a CMakeLists.txt changes, but knows
# nothing of the presets, the toolchain or libraries that have come since.
configure() {
  local preset="$1" folder="$build_dir/$1" key
  key="$(cat "$repo_dir/CMakePresets.json" "$deps_dir/emscripten-env.sh" 2>/dev/null | sha256sum)"
  key+=" $(cd "$deps_dir" && ls headers sources 2>/dev/null | sha256sum) $(command -v sdl2-config || true)"
  if [[ -f "$folder/build.ninja" && -f "$folder/configured" && "$(<"$folder/configured")" == "$key" ]]; then
    return 0
  fi
  rm -f "$folder/CMakeCache.txt"
  must_run "configure $preset" "configure-$preset" cmake -S "$repo_dir" --preset "$preset" -B "$folder"
  printf '%s' "$key" >"$folder/configured"
}

# build PRESET TARGET...: nothing to do takes a second.
build() {
  local preset="$1"
  shift
  configure "$preset"
  must_run "build $preset" "build-$preset" ninja -C "$build_dir/$preset" "$@"
}

# link_result FILE LINK
link_result() { [[ ! -e "$build_dir/$1" ]] || ln -sfn "$1" "$build_dir/$2"; }

# Programs under the names that people and scripts use.
link_results() {
  link_result native-release/engine/descent descent
  link_result native-release/web/playground playground
  link_result web/engine/descent.mjs descent.mjs
}

system_python() { if [[ -x /usr/bin/python3 ]]; then printf /usr/bin/python3; else command -v python3; fi; }

# make_site [PROGRAM BUILD...]: the data sets and the static site in build/site, with all builds of the
# page, or with only these, which lie in the folder PROGRAM.
make_site() {
  local said="$log_dir/data-sets.log"
  must_run "data sets" data-sets "$(system_python)" "$repo_dir/cmake/data_sets.py" "$build_dir/data" "$deps_dir/downloads"
  [[ ! -s "$said" ]] || cat "$said"
  must_run "site" site write_site "$@"
}

write_site() {
  "$(system_python)" "$repo_dir/cmake/make_site.py" "$build_dir/site" "${1:-$build_dir/web/web}" "$build_dir/data" "${@:2}"
}
