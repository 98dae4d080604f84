# Sourced by the commands of this folder: the virtual environment, and what Debian packages it needs.
# `say` speaks on standard error, so that a command's results stay alone on standard output.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore PYTHONUNBUFFERED=1

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# debian PACKAGE…: install what is missing when root, otherwise say exactly what to type.
debian() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] || die "Missing Debian packages. Type: sudo apt-get install ${missing[*]}"
  say "Installing ${missing[*]}"
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# environment FILE: a virtual environment with the locked list FILE and the portal itself in it.
# A stamp holds what was installed, so that it is done again only when the list changes.
environment() {
  local list=$1 stamp=.venv/installed-$1 wanted
  wanted=$(cat "$list" pyproject.toml | sha256sum)
  python3 -c "import sys; sys.exit(sys.version_info < (3, 11))" || die "Python 3.11 or later is needed."
  if [ ! -x .venv/bin/pip ]; then
    python3 -c 'import ensurepip' 2>/dev/null || debian python3-venv
    python3 -m venv .venv
  fi
  PATH="$PWD/.venv/bin:$PATH"
  if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    say "Installing $list"
    python -m pip install -q -r "$list" >&2
    python -m pip install -q --no-deps --no-build-isolation -e . >&2
    printf '%s\n' "$wanted" >"$stamp"
  fi
}

# java_from NUMBER: the home of a Java of that version or a later one.
java_from() {
  local home version
  for home in ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/*; do
    [ -x "$home/bin/java" ] || continue
    version=$("$home/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    if [ "${version:-0}" -ge "$1" ]; then echo "$home"; return; fi
  done
  return 1
}
