# Emscripten 3.1.69 or later: the one on PATH, Debian 13's own package, or (on Debian 12, whose own
# is too old) Debian 13's package unpacked in .deps/ beside Debian 12's clang 19.

emscripten_wanted=3.1.69

version_at_least() { [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]; }

# The person's own emcc, if it is new enough, and whole.
own_emcc() {
  local found version
  found="$(command -v emcc)" && command -v em-config >/dev/null || return 1
  version="$("$found" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)"
  [[ -n "$version" ]] && version_at_least "$version" "$emscripten_wanted" && printf '%s' "$found"
}

emscripten_debs=(emscripten binaryen node-acorn)
# Debian 13's binaryen wants a newer C library than Debian 12 has: it gets its own.
binaryen_debs=(libc6 libstdc++6 libgcc-s1)

download_emscripten() {
  set -e
  [[ "$(debian_release)" == debian-12 && ! -e "$stamp_dir/emscripten" ]] || return 0
  ! own_emcc >/dev/null || return 0
  download deb "${emscripten_debs[@]}"
  download deb "${binaryen_debs[@]}"
}

unpack_emscripten() {
  set -e
  local root libc
  root="$(fresh_folder emscripten)"
  libc="$(fresh_folder libc)"
  fetch_packages "$root" "${emscripten_debs[@]}"
  fetch_packages "$libc" "${binaryen_debs[@]}"
  mkdir -p "$root/usr/share/emscripten/node_modules"
  ln -sfn ../../nodejs/acorn "$root/usr/share/emscripten/node_modules/acorn"
  replace_folder "$root" "$deps_dir/emscripten"
  replace_folder "$libc" "$deps_dir/binaryen/libc"
  wrap_binaryen
  write_emscripten_config
}

wrap_binaryen() {
  local program libc="$deps_dir/binaryen/libc/usr/lib/x86_64-linux-gnu"
  mkdir -p "$deps_dir/binaryen/bin" "$deps_dir/binaryen/lib"
  for program in "$deps_dir"/emscripten/usr/bin/wasm-*; do
    cat >"$deps_dir/binaryen/bin/${program##*/}" <<WRAPPER
#!/bin/sh
exec "$libc/ld-linux-x86-64.so.2" --library-path "$libc:$deps_dir/emscripten/usr/lib/x86_64-linux-gnu" "$program" "\$@"
WRAPPER
    chmod +x "$deps_dir/binaryen/bin/${program##*/}"
  done
}

write_emscripten_config() {
  cat >"$deps_dir/emscripten/usr/share/emscripten/.emscripten" <<CONFIG
LLVM_ROOT = '/usr/lib/llvm-19/bin'
BINARYEN_ROOT = '$deps_dir/binaryen'
NODE_JS = '$(command -v node)'
CACHE = '$deps_dir/emscripten/usr/share/emscripten/cache'
FROZEN_CACHE = False
CONFIG
}

# The packages that the compiler needs from the system.
emscripten_packages() {
  case "$(debian_release)" in
    debian-12) echo clang-19 lld-19 llvm-19 ;;
    debian-13) echo emscripten ;;
  esac
}

# setup_emscripten: afterwards emcc, emcmake … are on PATH and .deps/emscripten-env.sh can be
# sourced by a person to have the same in their own shell.
setup_emscripten() {
  local emcc
  if emcc="$(own_emcc)"; then
    printf '# emcc was found on PATH: nothing to set.\n' >"$deps_dir/emscripten-env.sh"
  elif [[ "$(debian_release)" == debian-12 ]]; then
    once "emscripten" "$(command -v node)$(declare -f wrap_binaryen write_emscripten_config)" unpack_emscripten
    cat >"$deps_dir/emscripten-env.sh" <<ENVIRONMENT
export PATH="$deps_dir/emscripten/usr/share/emscripten:\$PATH"
ENVIRONMENT
  else
    fail "Emscripten $emscripten_wanted or later (emcc) is not on PATH: see \"Other systems\" in README.md."
  fi
  # shellcheck disable=SC1091
  source "$deps_dir/emscripten-env.sh"
}
