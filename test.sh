#!/usr/bin/env bash
# Builds everything with warnings as errors, checks the formatting and runs every test project. Ends with one line that
# sums the results read from the test runners' own reports:
#
#     N passed, N failed[, N skipped]
#
# Oracles: gcc and Xen's headers (layouts), QEMU and Xen itself (behaviour), busybox on this machine's Linux (MiniUnix). Where they are missing they are installed
# with apt if that is possible. Without them their tests are skipped; with CI=true nothing may be skipped.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

configuration=Release
results=$PWD/TestResults
passed=0 failed=0 skipped=0

finish() {
    printf '\n%d passed, %d failed' "$passed" "$failed"
    [ "$skipped" -gt 0 ] && printf ', %d skipped' "$skipped"
    printf '\n'
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

fail() {
    printf 'FAILED: %s\n' "$1" >&2
    failed=$((failed + 1))
}

section() { printf '\n== %s\n' "$1"; }

missing_oracles() {
    command -v gcc >/dev/null || echo gcc
    command -v ld >/dev/null || echo binutils
    [ -f /usr/include/xen/xen.h ] || echo libxen-dev
    command -v qemu-system-x86_64 >/dev/null || echo qemu-system-x86
    compgen -G '/boot/xen-4.17*.gz' >/dev/null || echo xen-hypervisor-4.17-amd64
    command -v xz >/dev/null || echo xz-utils
    [ -x /bin/busybox ] || [ -x /usr/bin/busybox ] || echo busybox-static
}

# Linux for unprivileged guests on real Xen is not installed: tools/on-xen fetches it, once, where apt knows it.
apt_knows_linux() { apt-cache show linux-image-amd64 >/dev/null 2>&1; }

install_oracles() {
    local packages privilege=""
    packages=$(missing_oracles | tr '\n' ' ')
    [ -z "$packages" ] && apt_knows_linux && return
    command -v apt-get >/dev/null || { echo "no apt here; missing oracles: $packages"; return; }
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || { echo "neither root nor sudo; missing oracles: $packages"; return; }
        privilege="sudo -n"
    fi
    [ -z "$packages" ] || echo "installing $packages"
    # shellcheck disable=SC2086 # a list of words
    { $privilege apt-get update -qq && { [ -z "$packages" ] || $privilege env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages; }; } \
        </dev/null >"$results/apt.log" 2>&1 || tail -n 20 "$results/apt.log"
}

# One number from the <assembly> elements of an xunit report.
count() { grep -o '<assembly [^>]*>' "$1" | grep -o " $2=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'; }

run_suite() {
    local name=$1 report=$results/$1.xml status=0
    section "$name"
    timeout 1200 "tests/$name/bin/$configuration/net10.0/$name" -xml "$report" -noColor -noLogo </dev/null >"$results/$name.log" 2>&1 || status=$?
    if [ ! -s "$report" ]; then
        tail -n 40 "$results/$name.log"
        fail "$name ended with status $status and without a report"
        return
    fi
    local suite_passed suite_failed suite_skipped suite_errors
    suite_passed=$(count "$report" passed)
    suite_failed=$(count "$report" failed)
    suite_skipped=$(count "$report" skipped)
    suite_errors=$(count "$report" errors)
    passed=$((passed + suite_passed))
    skipped=$((skipped + suite_skipped))
    failed=$((failed + suite_failed + suite_errors))
    [ "$status" -eq 0 ] || grep -vE '^\s*$' "$results/$name.log" | tail -n 80
    if [ "$status" -ne 0 ] && [ $((suite_failed + suite_errors)) -eq 0 ]; then
        fail "$name ended with status $status"
    fi
    if [ $((suite_passed + suite_failed + suite_skipped)) -eq 0 ]; then
        fail "$name ran no test"
    fi
    echo "$suite_passed passed, $((suite_failed + suite_errors)) failed, $suite_skipped skipped"
}

rm -rf "$results" && mkdir -p "$results"

section "oracles"
install_oracles
missing=$(missing_oracles | tr '\n' ' ')
if [ -z "$missing" ]; then
    echo "all here"
elif [ "${CI:-}" = true ]; then
    fail "oracles are missing: $missing"
fi

section "build"
if ! dotnet build HypercallSdk.sln -c "$configuration" -warnaserror -v quiet -nologo </dev/null; then
    fail "the build"
    finish
fi

section "format"
# The configuration is told by the environment: the formatter compiles with the generator that was built above.
if Configuration=$configuration dotnet format HypercallSdk.sln --verify-no-changes --no-restore --verbosity quiet </dev/null; then
    echo "clean"
else
    fail "dotnet format would change files"
fi

for project in tests/*.Tests/; do
    run_suite "$(basename "$project")"
done

if [ "${CI:-}" = true ] && [ "$skipped" -gt 0 ]; then
    fail "$skipped skipped: in CI nothing may be"
fi

finish
