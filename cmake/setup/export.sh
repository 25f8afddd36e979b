# ./play --export DIR: the static site as a folder for any web host; --export-scorm: one lesson as a package.

# Only a new folder, an empty one, or one that we wrote.
check_export_folder() {
  local folder="$1"
  [[ ! -e "$folder" || -d "$folder" ]] || fail "$folder is a file; --export needs a folder."
  if [[ -d "$folder" && ! -f "$folder/.descent-site" && -n "$(ls -A "$folder")" ]]; then
    fail "$folder holds other files; give a new or an empty folder, so that nothing of yours is lost."
  fi
}

export_site() {
  local folder="$1"
  must_run "export" export write_export "$folder"
  say "The site is in $folder ($(du -sh "$folder" | cut -f1)); DEPLOY.md there says how to host it."
}

write_export() {
  set -e
  mkdir -p "$1"
  touch "$1/.descent-site"
  find "$1" -mindepth 1 ! -name .descent-site -delete
  cp -R "$build_dir/site/." "$1/"
  cp "$repo_dir/cmake/DEPLOY.md" "$repo_dir/EMBEDDING.md" "$1/"
  node "$repo_dir/cmake/compress_site.mjs" "$1"
}

# What is asked for, from the variables of play.
run_scorm() {
  "$(system_python)" "$repo_dir/cmake/export_scorm.py" "$scorm_lesson" "$scorm_file" "$build_dir/web/web" "$build_dir/data" \
    "${scorm_options[@]}" "$@"
}

# Before minutes of building. A machine without Python hears of it afterwards.
check_scorm() { [[ -z "$(system_python)" ]] || run_scorm --check || exit 2; }

export_scorm() { run_scorm || exit 1; }
