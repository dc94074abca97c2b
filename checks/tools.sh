# Sourced by each check: where the program is, a folder to work in, and Debian's packages.

set -euo pipefail
export LC_ALL=C.UTF-8
checks=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$checks")

# need COMMAND PACKAGE...: installs the Debian packages if the command is not there.
need() {
  local command=$1
  shift
  command -v "$command" >/dev/null && return
  echo "installing $* for \`$command\`"
  packages "$@"
}

# packages PACKAGE...: installs Debian packages; the lists are fetched once when that fails.
packages() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -qq -y --no-install-recommends "$@" >/dev/null 2>&1 && return
  apt-get update -qq
  apt-get install -qq -y --no-install-recommends "$@" >/dev/null || {
    echo "these Debian packages are needed: $*" >&2
    exit 2
  }
}

# program: builds the release program if needed and names it in $orient.
program() {
  (cd "$root" && cargo build --release --quiet --locked)
  orient=${CARGO_TARGET_DIR:-$root/target}/release/orient
}

# workspace: a new folder in $work, removed at the end.
workspace() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
}

# make NAME ARGUMENT...: an invented export in $work/NAME; see inputs/make.py.
make() {
  local name=$1
  shift
  python3 "$checks/inputs/make.py" --out "$work/$name" "$@"
}

# report NAME ARGUMENT...: a report in $work/reports/NAME; the program's talk is shown if it fails.
report() {
  local name=$1
  shift
  mkdir -p "$work/reports"
  "$orient" report "$@" --out "$work/reports/$name" >"$work/talk" 2>&1 || {
    echo "$name: the report could not be made"
    cat "$work/talk"
    exit 1
  }
}
