# Read by bin/demo and bin/test: finds out what is missing on this machine, says it, asks, installs it.
# Works on Debian and Ubuntu; elsewhere it says what to install by hand.

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
at_least() { printf '%s\n%s\n' "$1" "$2" | sort -V -C; }   # at_least MINIMUM FOUND

yes=${CI:-false}
channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
packages=()   # of Debian, missing
rust=no       # yes: rustup and the toolchain; toolchain: only the toolchain

need_package() { has "$1" || packages+=("$2"); }

need_rust() {
  has cargo || PATH="$HOME/.cargo/bin:$PATH"
  if has rustup; then
    rustup toolchain list 2>/dev/null | grep -q "^$channel" || rust=toolchain
  elif ! has cargo || ! at_least "$channel" "$(rustc --version 2>/dev/null | cut -d' ' -f2)"; then
    rust=yes
    has curl || packages+=(curl ca-certificates)
  fi
  need_package cc build-essential
}

need_node() {   # the oldest version that will do
  oldest_node=$1
  need_package node nodejs
  need_package npm npm
}

old_node() { ! at_least "$oldest_node" "$(node --version | tr -d v)"; }

# Frees a first build from failing half-way: need_space GIGABYTES
need_space() {
  local free
  free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1048576) }')
  [ "$free" -ge "$1" ] || die "a first build needs $1 GB of disk; $free GB are free here ($PWD)."
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_missing() {
  [ "${#packages[@]}" -gt 0 ] || [ "$rust" != no ] || return 0
  say "These are missing on this machine and will be installed:"
  [ "${#packages[@]}" = 0 ] || say "  from the system's packages (as root): ${packages[*]}"
  [ "$rust" = no ] || say "  for this user, by rustup, Rust's installer: Rust $channel"
  if [ "${#packages[@]}" -gt 0 ]; then
    has apt-get || die "this is no Debian or Ubuntu: install ${packages[*]} (or what your system calls them) and start again."
    [ "$(id -u)" = 0 ] || has sudo || die "there is no sudo here: as root, run  apt-get install ${packages[*]}  and start again."
  fi
  if [ "$yes" != true ] && [ "$(id -u)" != 0 ]; then
    [ -t 0 ] || die "nobody is there to ask: start again with --yes to agree."
    read -r -p "Install them? [Y/n] " answer
    case "$answer" in '' | [yY]*) ;; *) die "nothing was installed." ;; esac
  fi
  [ "${#packages[@]}" = 0 ] || install_packages
  [ "$rust" = no ] || install_rust
}

install_packages() {
  as_root apt-get update -qq || die "the list of packages could not be fetched: is there a network?"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null ||
    die "apt-get could not install ${packages[*]}; the lines above say why."
}

install_rust() {
  if [ "$rust" = yes ]; then
    curl --proto '=https' --tlsv1.2 -fsSL https://sh.rustup.rs | sh -s -- -y -q --profile minimal --default-toolchain none --no-modify-path ||
      die "rustup could not be installed: is there a network?"
    PATH="$HOME/.cargo/bin:$PATH"
  fi
  rustup toolchain install "$channel" --profile minimal --component clippy --component rustfmt && return
  # Without a network, a toolchain that is here and new enough does as well.
  local default
  default=$(rustup default 2>/dev/null | cut -d' ' -f1)
  if [ -n "$default" ] && at_least "$channel" "$(RUSTUP_TOOLCHAIN=$default rustc --version 2>/dev/null | cut -d' ' -f2)"; then
    export RUSTUP_TOOLCHAIN=$default
    say "Rust $channel cannot be fetched; the one that is here, $default, is used."
  else
    die "Rust $channel could not be installed: is there a network?"
  fi
}

# Fonts, icons and, for tests, the browser's driver. Where the system's packages have an older Node.js than is needed, the one of
# package-lock.json comes with them and is used, here only.
install_front_end() {
  local own=node_modules/.bin parts=(--omit=optional)
  ! old_node || parts=(--include=optional)
  if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ] || { old_node && [ ! -x "$own/node" ]; }; then
    say "Fetching fonts and icons"
    npm ci --ignore-scripts --no-audit --no-fund --include=dev "${parts[@]}" --loglevel=error >&2 || die "npm could not fetch fonts and icons: is there a network?"
    touch node_modules/.package-lock.json
  fi
  ! old_node || export PATH="$PWD/$own:$PATH"
  ! old_node || die "Node.js $oldest_node or newer is needed, and neither the system's packages nor npm have it for this machine: install it and start again."
}

fetch_crates() {
  say "Fetching Rust libraries"
  cargo fetch --quiet --target "$(rustc -vV | sed -n 's/^host: //p')" || die "the Rust libraries could not be fetched: is there a network?"
}
