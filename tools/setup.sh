#!/bin/sh
# Makes .venv with Octavo and its development tools, and sees to the system libraries: Pango, and validators where CI asks.
# Usage: tools/setup.sh [VENV]. Plain sh: a fresh machine may have no bash.
set -eu
cd "$(dirname "$0")/.."
venv=${1:-.venv}

say() { printf '%s\n' "$*" >&2; }

# --- The machine's own package manager ---

if command -v apt-get >/dev/null; then
    installer='apt-get install -y --no-install-recommends'
    venv_packages='python3 python3-venv'
    newer_python='python3.11 python3.11-venv'
    pango_packages='libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'
    java_packages='default-jre-headless'
    node_packages='nodejs npm'
    browser_packages='chromium'
elif command -v dnf >/dev/null; then
    installer='dnf install -y'
    venv_packages='python3'
    newer_python='python3.11'
    pango_packages='pango'
    java_packages='java-latest-openjdk-headless'
    node_packages='nodejs npm'
    browser_packages='chromium'
elif command -v brew >/dev/null; then
    installer='brew install'
    venv_packages='python@3.12'
    newer_python='python@3.12'
    pango_packages='pango'
    java_packages='openjdk'
    node_packages='node'
    browser_packages='chromium'
else
    installer=''
fi

# install WHAT-FOR PACKAGES…: installs them where that needs no password, else says the one command and ends.
install() {
    purpose=$1
    shift
    if [ -z "$installer" ]; then
        say "$purpose is missing, and no apt-get, dnf or brew is here to install it; see README.md, \"Install\"."
        exit 1
    fi
    case "$installer" in
        brew*) as_root='' ;;
        *) if [ "$(id -u)" = 0 ]; then as_root=''; else as_root='sudo -n'; fi ;;
    esac
    say "Installing $purpose: $*"
    case "$installer" in apt-get*) $as_root apt-get update -qq >/dev/null 2>&1 || true ;; esac
    if ! DEBIAN_FRONTEND=noninteractive $as_root $installer "$@" >"$log" 2>&1; then
        grep '^E' "$log" | tail -n 3 >&2
        case "$installer" in
            brew*) say "$purpose is missing. Run this, then make again:" && as_root='' ;;
            *) if command -v sudo >/dev/null && [ "$(id -u)" != 0 ]; then
                say "$purpose is missing. Run this, then make again:" && as_root='sudo '
            else
                say "$purpose is missing. Run this as root, then make again:" && as_root=''
            fi ;;
        esac
        say "    $as_root$installer $*"
        exit 1
    fi
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# --- Python, 3.11 or newer ---

find_python() {
    for candidate in python3 python3.13 python3.12 python3.11 python3.14 python; do
        if command -v "$candidate" >/dev/null &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
}

python=$(find_python)
if [ -z "$python" ]; then
    install "Python 3.11" $newer_python
    python=$(find_python)
fi

if [ ! -x "$venv/bin/pip" ]; then
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        case "$python" in
            python3.*) install "Python's venv module" "$python-venv" ;;
            *) install "Python's venv module" $venv_packages ;;
        esac
    fi
    say "Making $venv with $("$python" --version)"
    "$python" -m venv "$venv"
fi

say "Installing Octavo and its tools into $venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev]'

# --- CommonMark's examples, on which the laws of Markdown are tried: they come with the source of our parser ---

if [ ! -f "$venv/share/commonmark.json" ]; then
    version=$("$venv/bin/python" -c 'import markdown_it; print(markdown_it.__version__)')
    source=$(mktemp -d)
    if "$venv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary markdown-it-py \
        --dest "$source" "markdown-it-py==$version" >"$log" 2>&1 &&
        tar -xzf "$source"/markdown_it_py-*.tar.gz -C "$source" --strip-components=3 \
            "markdown_it_py-$version/tests/test_cmark_spec/commonmark.json" 2>>"$log"; then
        mkdir -p "$venv/share"
        mv "$source/commonmark.json" "$venv/share/commonmark.json"
    else
        say "CommonMark's examples could not be had; the tests that need them are skipped."
    fi
    rm -rf "$source"
fi

# --- Pango, which WeasyPrint sets the PDF's type with ---

# Homebrew's libraries lie where only its own Python looks.
if [ "$(uname)" = Darwin ] && command -v brew >/dev/null; then
    DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib"
    export DYLD_FALLBACK_LIBRARY_PATH
fi

# WeasyPrint only warns when HarfBuzz' subsetter is missing; then fonts go into the PDF whole.
pango_loads() { "$venv/bin/python" -W error:HarfBuzz -c 'import weasyprint' >/dev/null 2>&1; }

if ! pango_loads; then
    install "Pango" $pango_packages
    if ! pango_loads; then
        say "Pango is installed, and still does not load:"
        "$venv/bin/python" -c 'import weasyprint' 2>&1 | tail -n 1 >&2
        exit 1
    fi
fi

# --- Validators: tests without them are skipped, but not in CI ---

if [ -n "${CI:-}" ]; then
    # For EPUBCheck, veraPDF and the Nu Html Checker.
    java -version >/dev/null 2>&1 || install "Java" $java_packages
    # For Ace by DAISY, which looks at books in a browser.
    command -v npm >/dev/null || install "npm" $node_packages
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
        install "Chromium" $browser_packages
    if ! cmp -s tests/validators/package.json "$venv/validators/package.json"; then
        say "Installing Ace and the Nu Html Checker into $venv/validators"
        mkdir -p "$venv/validators"
        # Without their scripts: one downloads a second browser, another a second Java.
        if ! cp tests/validators/package.json "$venv/validators/" ||
            ! npm install --prefix "$venv/validators" --ignore-scripts --no-audit --no-fund >"$log" 2>&1; then
            rm -f "$venv/validators/package.json"
            tail -n 3 "$log" >&2
            say "npm could not install tests/validators/package.json."
            exit 1
        fi
    fi
fi
