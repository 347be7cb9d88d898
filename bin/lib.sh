# shellcheck shell=sh
# Shared by bin/run, bin/test and bin/lock: Debian packages, virtual environment, Python dependencies.
# Sourced from the project's root after `set -eu`. Nothing here starts Python or apt when nothing is missing.

# The caller's own Python set-up must not reach the portal's; bytecode is wanted, it halves the start.
unset PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT
export PYTHONUTF8=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

python=.venv/bin/python

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$@"
    exit 1
}

# --- Debian packages -------------------------------------------------------------------------------------------

# Prints which of the named packages are not installed; nothing where there is no dpkg to ask.
missing_packages() {
    command -v dpkg-query >/dev/null || return 0
    present=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
    for package; do
        printf '%s\n' "$present" | grep -qxF "$package" || printf '%s ' "$package"
    done
}

# A person is at the keyboard and may be asked.
can_ask() { [ -t 0 ] && [ -t 2 ] && [ "${CI:-}" != true ]; }

agreed() {
    printf 'Cài bằng sudo? [C/k] ' >&2
    read -r answer || answer=k
    case $answer in [kKnN]*) return 1 ;; esac
}

# Runs a command as root, the polite way; fails when that cannot be had.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif ! command -v sudo >/dev/null; then
        return 1
    elif can_ask; then
        agreed && sudo "$@"
    else
        sudo -n true 2>/dev/null && sudo -n "$@"
    fi
}

# Installs those of the named packages that are missing. Fails, after printing the line to type, when it could not.
need_packages() {
    # shellcheck disable=SC2046 # package names are words
    set -- $(missing_packages "$@")
    [ $# -gt 0 ] || return 0
    say "Máy còn thiếu gói hệ thống: $*"
    if command -v apt-get >/dev/null && as_root bin/apt-install "$@"; then return 0; fi
    say "Chưa cài được. Quản trị máy chạy dòng sau (quyền root) rồi thử lại:"
    say "  apt-get update && apt-get install --no-install-recommends $*"
    return 1
}

# --- Python ----------------------------------------------------------------------------------------------------

# Prints the first Python that the portal runs on and that can make a virtual environment.
find_python() {
    for candidate in python3.11 python3.12 python3; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' \
            2>/dev/null; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

# The package names that would bring a Python, when there is none.
python_packages() { find_python >/dev/null || printf 'python3 python3-venv'; }

# What an installed set is known by: the requirements with the interpreter they were installed for.
stamp_of() { cat "$1" .venv/pyvenv.cfg; }

is_installed() {
    [ -x "$python" ] && [ -f ".venv/$1.stamp" ] && stamp_of "$1" | cmp -s - ".venv/$1.stamp"
}

make_venv() {
    if "$python" -m pip --version >/dev/null 2>&1 && .venv/bin/python -c \
        'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))'; then return 0; fi
    base=$(find_python) || die "Cần Python 3.11 hoặc 3.12 kèm venv (Debian: python3 python3-venv)."
    "$base" -m venv --clear .venv || die "Không tạo được môi trường Python trong .venv."
}

# Installs a requirements file with its hashes, once. The development set holds the other one too.
need_dependencies() {
    if is_installed "$1"; then return 0; fi
    make_venv
    say "Đang cài thư viện Python ($1)…"
    "$python" -m pip install --quiet --quiet --require-hashes -r "$1" ||
        die "Không cài được thư viện Python: xem lỗi ở trên, kiểm tra kết nối mạng rồi chạy lại."
    stamp_of "$1" >".venv/$1.stamp"
    if [ "$1" = requirements-dev.txt ]; then stamp_of requirements.txt >.venv/requirements.txt.stamp; fi
}
