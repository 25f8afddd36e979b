# The libraries' sources and headers, from Debian 13's signed packages, unpacked in .deps/.
# CMake looks here first (cmake/dependencies.cmake); without them it uses FetchContent.

header_debs=(libxtensor-dev xtl-dev libxsimd-dev nlohmann-json3-dev)

download_libraries() {
  set -e
  [[ ! -e "$stamp_dir/headers" ]] || return 0
  download deb "${header_debs[@]}"
  local name
  for name in libsdl2 monado zlib catch2; do download source "$name"; done
}

unpack_headers() {
  set -e
  local root
  root="$(fresh_folder headers)"
  fetch_packages "$root" "${header_debs[@]}"
  replace_folder "$root/usr/include" "$deps_dir/headers"
}

unpack_sdl2() {
  set -e
  local root
  root="$(fresh_folder SDL2)"
  fetch_source "$root" libsdl2
  rm -rf "$root/android-project-ant" "$root/Xcode"
  replace_folder "$root" "$deps_dir/sources/SDL2"
}

# monado carries Dear ImGui 1.90.8 with its backends.
unpack_imgui() {
  set -e
  local root
  root="$(fresh_folder monado)"
  fetch_source "$root" monado
  replace_folder "$root/src/external/imgui" "$deps_dir/sources/imgui"
  rm -rf "$root"
}

unpack_catch2() {
  set -e
  local root
  root="$(fresh_folder Catch2)"
  fetch_source "$root" catch2
  replace_folder "$root" "$deps_dir/sources/Catch2"
}

unpack_zlib() {
  set -e
  local root
  root="$(fresh_folder zlib)"
  fetch_source "$root" zlib
  replace_folder "$root" "$deps_dir/sources/zlib"
}

debian_has_libraries() { has_apt && [[ "$(debian_release)" == debian-1[23] ]]; }

setup_libraries() {
  # Elsewhere than on Debian, CMake's FetchContent brings them.
  debian_has_libraries || return 0
  once "headers" 1 unpack_headers
  once "SDL2 source" 1 unpack_sdl2
  once "Dear ImGui source" 1 unpack_imgui
  once "zlib source" 1 unpack_zlib
  once "Catch2 source" 1 unpack_catch2
}
