# ./play serves the page as soon as it can be: with the build that every browser runs, linked in haste
# (playground_first). The page's own builds, most of them faster (threads, relaxed SIMD), follow while one
# plays; the next reload takes them.
serving=() # process groups

page_is_whole() { ninja -C "$build_dir/web" -n page 2>/dev/null | grep -q 'no work to do'; }

# serve_page PORT: until it is told to stop.
serve_page() {
  configure web
  if page_is_whole; then
    make_site
  else
    build web playground_first
    make_site "$build_dir/web/web/first" playground
  fi
  trap 'stop_serving; exit 0' INT
  trap 'stop_serving; exit 143' TERM HUP
  trap stop_serving EXIT
  in_background "$(system_python)" cmake/serve.py build/site --port "$1"
  local server="${serving[0]}"
  page_is_whole || in_background finish_page
  wait "$server"
}

# As a process group of its own, so that all of it can be ended.
in_background() {
  set -m
  "$@" </dev/null &
  serving+=("$!")
  set +m
}

stop_serving() {
  local group
  for group in "${serving[@]}"; do kill -TERM -- "-$group" 2>/dev/null; done
  serving=()
}

finish_page() {
  local log="$log_dir/build-web-rest.log"
  if { nice ninja -C "$build_dir/web" page && write_site; } >"$log" 2>&1; then
    say "The faster builds of the page are there now: reload it once."
  else
    say "The faster builds of the page failed (${log#"$repo_dir"/}); the one that is served goes on."
  fi
}
