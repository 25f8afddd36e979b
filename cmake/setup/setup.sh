# What ./play needs, and what ./check needs beyond that.

build_packages=(ca-certificates ccache cmake esbuild fonts-inter gettext ninja-build python3 python3-fonttools xz-utils)
native_packages=(g++ libgl-dev libsdl2-dev libsdl2-image-dev zlib1g-dev)

# One list, so that apt is asked only once. A Node that is there (perhaps newer than the
# distribution's) stays.
setup_packages() {
  local why="$1"
  shift
  local wanted=("${build_packages[@]}" "$@")
  command -v node >/dev/null || wanted+=(nodejs)
  [[ "$(debian_release)" != debian-* ]] || wanted+=(dataset-fashion-mnist)
  own_emcc >/dev/null || wanted+=($(emscripten_packages))
  install_packages "$why" "${wanted[@]}"
}

download_all() {
  download_emscripten
  download_libraries
}

setup_for_play() {
  ! debian_has_libraries || fetch_ahead download_all
  setup_packages "to build the page" "$@"
  end_fetching_ahead
  setup_emscripten
  setup_libraries
}

# playwright-core drives Debian's Chromium; it brings no browser of its own.
setup_playwright() {
  once "playwright-core" "$(cat "$repo_dir/tests/package-lock.json")" install_playwright
}

install_playwright() {
  set -e
  local folder
  folder="$(fresh_folder node)"
  cp "$repo_dir/tests/package.json" "$repo_dir/tests/package-lock.json" "$folder"
  # In the folder: with --prefix npm does not find its way where .deps is a symbolic link.
  (cd "$folder" && npm ci --no-audit --no-fund)
  replace_folder "$folder" "$deps_dir/node"
}
