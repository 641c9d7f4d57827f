#!/usr/bin/env bash
# microdot.sh PROGRAM LIBRARIES: microdot, unmodified, serves HTTP on loopback to curl: 1000 requests, 50 at a time, and every
# answer is looked at.
set -uo pipefail
program=$1 libraries=$2
url=http://127.0.0.1:8128
work=$PWD/build/test/microdot
rm -rf "$work"
mkdir -p "$work/answers"
# shellcheck source=check.sh
. tests/check/check.sh

same() { [ "$1" = "$2" ] || { echo "expected: $1" && echo "got: $2" && false; }; }
# Seconds that only a server which hangs takes, however busy the machine is.
limit=300
get() { curl -sS --max-time $limit "$@"; }
ended() { ! kill -0 "$server" 2>/dev/null; }

MICROPYPATH=$libraries:.frozen "$program" tests/libraries/serve/microdot_app.py >"$work/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null' EXIT
until ended || get -o /dev/null "$url/count" 2>/dev/null; do sleep 0.1; done

check "a page" same "hello 1" "$(get "$url/hello/1")"
check "a page that is not there" same 404 "$(get -o /dev/null -w '%{http_code}' "$url/nothing")"
check "an error" same '{"error": "on purpose"} 500' "$(get -w ' %{http_code}' "$url/fails")"
check "a streamed answer" same "$(for i in {0..99}; do echo "line $i"; done)" "$(get "$url/stream/100")"
head -c 10000 /dev/zero | tr '\0' a >"$work/upload"
check "an upload" same '{"size": 10000, "sum": 970000}' "$(get --data-binary "@$work/upload" "$url/upload")"

# A slow client, which has not sent all of its headers, keeps nobody waiting.
exec 3<>/dev/tcp/127.0.0.1/8128
printf 'GET /hello/1 HTTP/1.0\r\n' >&3
before=$(get "$url/count")
for n in {1..1000}; do printf 'url="%s/hello/%d"\noutput="%s/answers/%d"\n' "$url" "$n" "$work" "$n"; done >"$work/requests"
check "1000 requests, 50 at a time" curl -s --no-progress-meter --max-time $limit --parallel --parallel-immediate --parallel-max 50 --config "$work/requests"
check "every answer is right" diff <(for n in {1..1000}; do echo "hello $n"; done) <(cd "$work/answers" && cat $(seq 1 1000))
after=$(get "$url/count")
requests() { sed -E 's/.*"requests": ([0-9]+).*/\1/' <<<"$1"; }
free() { sed -E 's/.*"free": ([0-9]+).*/\1/' <<<"$1"; }
check "none was asked twice" same 1000 $(($(requests "$after") - $(requests "$before")))
check "memory is as it was" test $(($(free "$before") - $(free "$after"))) -lt 20000
exec 3>&-

# The server ends before it has answered, as on upstream's asyncio.
get -o /dev/null "$url/shutdown" 2>/dev/null
for ((i = 0; i < limit * 10; i++)); do ! ended || break; sleep 0.1; done
check "shutdown ends the server" grep -q '^ended' "$work/log"
[ "$failed" -eq 0 ] || cat "$work/log"
echo "before: $before, after: $after"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
