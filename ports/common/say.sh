# shellcheck shell=bash
# How the build talks: one heading per step, a sign of life in a long one, and a failure that says what to do.
# Sourced by the other scripts here.

step() { printf '==> %s\n' "$*" >&2; }

note() { printf '    %s\n' "$*" >&2; }

# die WHAT [WHAT-TO-DO...]: the first line says what failed, the others what to do about it.
die() {
    printf '\nerror: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '       %s\n' "$line" >&2; done
    exit 1
}

# watch LOG COMMAND...: runs a long command with its output in LOG. Its own steps ("==> ...") are shown, and every few
# seconds the time and what it is at. Where it fails, its last lines say why.
watch() {
    local log=$1 start=$SECONDS pid status=0 shown=0 lines
    shift
    : >"$log"
    "$@" >"$log" 2>&1 </dev/null &
    pid=$!
    while :; do
        lines=$(wc -l <"$log")
        # `sed` and not `tail`: a log that grows meanwhile is read up to the line that was counted.
        [ "$lines" -eq "$shown" ] || sed -n "$((shown + 1)),${lines}{/^==> /p}" "$log" >&2
        shown=$lines
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.2
        [ $((SECONDS - start)) -lt 5 ] || {
            printf '    ... %s\n' "$(tail -n 1 "$log" | sed 's|^[ .]*||' | cut -c 1-90)" >&2
            start=$SECONDS
        }
    done
    wait "$pid" || status=$?
    if [ "$status" -ne 0 ]; then
        tail -n 25 "$log" >&2
        printf '    (all of it: %s)\n' "$log" >&2
    fi
    return "$status"
}
