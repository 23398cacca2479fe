#!/usr/bin/env bash
# What action.yml runs: builds stanch, scans what the event brings in, and tells the runner.
set -euo pipefail
echo exit-code=2 >>"$GITHUB_OUTPUT" # until there is a better answer

if ! command -v go >/dev/null; then
  echo "::error title=stanch::stanch is built from source and there is no Go here: use actions/setup-go in a step before"
  exit 2
fi
# GOTOOLCHAIN: a job may have set up an older Go for itself. buildvcs: a container's git may refuse the folder.
GOFLAGS='' GOWORK=off GOTOOLCHAIN=auto CGO_ENABLED=0 \
  go build -C "$GITHUB_ACTION_PATH" -buildvcs=false -o "$RUNNER_TEMP/stanch-bin/" ./cmd/stanch || {
  echo "::error title=stanch::stanch could not be built, so nothing was scanned"
  exit 2
}

work=$(mktemp -d "$RUNNER_TEMP/stanch.XXXXXX")
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
sarif=
flags=(--fail-on="$FAIL_ON" --config="$CONFIG" --output="$work/text"
  --report=github="$work/annotations" --report=markdown="$work/summary" --report=jsonl="$work/lines")
IFS=$',\n' read -r -d '' -a formats <<<"$FORMATS" || true
for report in ${formats[@]+"${formats[@]}"}; do
  read -r report <<<"$report" # without the blanks around it
  [ -n "$report" ] || continue
  format=${report%%=*} file=$RUNNER_TEMP/stanch.$format
  [ "$report" = "$format" ] || file=${report#*=}
  if [ "$file" = - ]; then
    echo "::error title=stanch::formats has $report, and a report of the Action goes to a file: write $format=FILE"
    exit 2
  fi
  [ "$format" != sarif ] || sarif=$file
  flags+=(--report="$format=$file")
done

# What a repository holds must not reach the runner as a command, so commands are off while it is shown.
fenced() {
  echo "::stop-commands::$token"
  "$@" || true
  echo "::$token::"
}

scan() {
  code=0
  rm -f -- "$work"/* "${sarif:-$work/none}"
  "$RUNNER_TEMP/stanch-bin/stanch" scan "${flags[@]}" "$@" -- "$SCAN_PATH" >"$work/said" 2>&1 || code=$?
  fenced cat "$work/said"
}

# The ranges that the event may mean, the best one first. A branch that is new, or was forced to somewhere else, is judged by
# what the default branch does not have.
ranges=()
if [ "$RANGE" = all ]; then
  RANGE=
elif [ -n "$RANGE" ]; then
  ranges=("$RANGE")
elif [ -n "${HEAD//0/}" ]; then
  if [ -n "${BASE//0/}" ]; then
    ranges+=("$BASE..$HEAD")
  fi
  if [ "$GITHUB_EVENT_NAME" = push ] && [ -n "$DEFAULT_BRANCH" ] && [ "${GITHUB_REF:-}" != "refs/heads/$DEFAULT_BRANCH" ]; then
    ranges+=("refs/remotes/origin/$DEFAULT_BRANCH..$HEAD")
  fi
fi

code=2
for range in ${ranges[@]+"${ranges[@]}"}; do # as old bashes have it for an empty list
  scan --range="$range"
  [ "$code" -ge 2 ] || break
  # Wrong usage stays wrong usage, unless it is that the clone does not hold an end of the range.
  if [ "$code" = 2 ] && ! grep -qs -e 'is not in this repository' -e 'is neither a ref nor' "$work/said"; then
    RANGE=$range
    break
  fi
done
if [ -z "$RANGE" ] && [ "$code" = 3 ] && [ "$(grep -o -e '"what":"[^"]*"' -e '^{"rule"' "$work/lines")" = '"what":"range"' ]; then
  code=0
  nothing="$range brings in no commit, so there was nothing to judge"
  echo "::notice title=stanch::$nothing"
  echo "stanch: $nothing" | tee "$work/text" >"$work/summary"
  : >"$work/annotations"
elif [ -z "$RANGE" ] && [ "$code" -ge 2 ]; then
  if [ ${#ranges[@]} -gt 0 ]; then
    echo "::warning title=stanch::${ranges[0]} could not be scanned as a whole, so all that this clone holds is. After a force-push that is normal; otherwise use fetch-depth: 0 with actions/checkout"
  fi
  scan
fi

if [ -f "$work/text" ]; then
  fenced cat "$work/text"
  cat "$work/annotations" # stanch has escaped what it names
  head -c 1000000 "$work/summary" >>"$GITHUB_STEP_SUMMARY"
  if [ -n "$sarif" ] && [ -f "$sarif" ]; then
    { echo "sarif-file<<$token"; echo "$sarif"; echo "$token"; } >>"$GITHUB_OUTPUT"
  fi
  echo "findings=$(($(wc -l <"$work/lines") - 1))" >>"$GITHUB_OUTPUT" # the last line is the receipt
fi
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
exit "$code"
