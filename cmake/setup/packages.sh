# Debian packages: the system's own through apt, and a private root of the Debian 13 release for
# what Debian 12 lacks or has too old. The system's apt configuration is read, never changed.

has_apt() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }
debian_release() { (. /etc/os-release 2>/dev/null && printf '%s' "${ID:-}-${VERSION_ID:-}"); }

missing_packages() {
  local name
  for name in "$@"; do
    [[ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$name" 2>/dev/null)" == ii* ]] || printf '%s ' "$name"
  done
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

apt_install() {
  local options=(-o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
  # Mends what an interrupted run may have left half installed.
  as_root dpkg --configure -a
  # A failing third-party list must not stop us: the install below tells whether it mattered.
  as_root apt-get "${options[@]}" update || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" install -y --no-install-recommends "$@"
}

# install_packages WHY NAME...
install_packages() {
  local why="$1" missing
  shift
  has_apt || return 0
  missing="$(missing_packages "$@")"
  [[ -n "$missing" ]] || return 0
  if ((EUID != 0)) && ! command -v sudo >/dev/null; then
    fail "these Debian packages are missing and neither root nor sudo is at hand: ${missing% }. Have them installed, then run this again."
  fi
  say "Installing with apt, $why: ${missing% }."
  ((EUID == 0)) || sudo -v || fail "sudo was refused, so the packages could not be installed."
  # shellcheck disable=SC2086  # a list of package names
  must_run "packages" setup-packages apt_install $missing
}

# --- the private root -------------------------------------------------------------------------

private_apt_options=(
  -o "Dir::Etc::SourceList=$deps_dir/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
  -o "Dir::State=$deps_dir/apt/state" -o "Dir::State::Lists=$deps_dir/apt/lists"
  -o "Dir::Cache=$deps_dir/apt/cache" -o APT::Sandbox::User= -o Acquire::Languages=none
  -o Acquire::Retries=3
)
private_apt() { apt-get "${private_apt_options[@]}" "$@"; }

# The mirror that this machine itself uses.
debian_mirror() {
  apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' |
    grep -v -e '-security' | head -n 1
}

make_private_root() {
  set -e
  local mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  mirror="$(debian_mirror)"
  [[ -n "$mirror" ]] || mirror="$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -n 1)"
  [[ -n "$mirror" ]] || { echo "apt knows no mirror: run apt-get update first."; return 1; }
  mkdir -p "$deps_dir/apt"/{state,lists/partial,cache/archives/partial}
  {
    echo "deb [signed-by=$keyring] $mirror trixie main"
    echo "deb-src [signed-by=$keyring] $mirror trixie main"
  } >"$deps_dir/apt/sources.list"
  private_apt update
  private_apt indextargets --format '$(CODENAME)' | grep -q trixie
}

# The lists are fetched anew once a day: a point release moves the files that they name.
ready_private_root() {
  local list="$deps_dir/apt/sources.list"
  [[ -n "$(find "$list" -mtime -1 2>/dev/null)" ]] || make_private_root || { rm -f "$list"; return 1; }
}

# download KIND NAME...: packages, unpacked (`deb`), or a source package's upstream tarball (`source`),
# into .deps/fetched/NAME of the first, unless they lie there already.
download() {
  local kind="$1" folder="$deps_dir/fetched/$2" unfinished
  shift
  [[ ! -d "$folder" ]] || return 0
  ready_private_root
  unfinished="$(fresh_folder "fetched-$1")"
  case "$kind" in
    deb) (cd "$unfinished" && private_apt download "$@" && unpack_here) ;;
    source) (cd "$unfinished" && private_apt source --download-only --tar-only "$1") ;;
  esac
  replace_folder "$unfinished" "$folder"
}

unpack_here() {
  local file
  for file in *.deb; do
    dpkg -x "$file" . || return 1
    rm "$file"
  done
}

# fetch_ahead COMMAND: downloads in the background, while apt installs what is needed to build.
# What fails there is tried again when it is its turn.
fetching_ahead=''
fetch_ahead() {
  "$@" >"$log_dir/setup-ahead.log" 2>&1 </dev/null &
  fetching_ahead=$!
}
end_fetching_ahead() { [[ -z "$fetching_ahead" ]] || wait "$fetching_ahead"; fetching_ahead=''; }

# fetch_packages FOLDER NAME...: FOLDER becomes what packages of the private root hold.
fetch_packages() {
  local folder="$1"
  shift
  download deb "$@"
  replace_folder "$deps_dir/fetched/$1" "$folder"
}

# fetch_source FOLDER NAME: unpacks the upstream tarball of a source package into FOLDER.
fetch_source() {
  local folder="$1" name="$2" file
  download source "$name"
  mkdir -p "$folder"
  for file in "$deps_dir/fetched/$name"/*.orig.tar.*; do
    [[ "$file" == *.asc ]] || tar -xf "$file" -C "$folder" --strip-components=1
  done
  rm -rf "$deps_dir/fetched/$name"
}
