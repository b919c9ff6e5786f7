# Shared by ./run, ./test and ./lianxin: what they need, and the one build they share.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

need_dotnet() {
  command -v dotnet >/dev/null 2>&1 || { echo "需要 .NET 10 SDK / The .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2; exit 3; }
}

need_node() {
  command -v npm >/dev/null 2>&1 || { echo "需要 Node.js 20 以上 / Node.js 20 or later is needed: https://nodejs.org" >&2; exit 3; }
}

# Builds the program in Release when any source is newer than the last good build. Quiet unless it fails.
build_release() {
  local stamp="$root/artifacts/release.stamp" log="$root/artifacts/release.log"
  mkdir -p "$root/artifacts"
  if [ ! -e "$stamp" ] || [ -n "$(cd "$root" && find src Directory.Build.props Directory.Packages.props global.json \
      -path '*/node_modules' -prune -o -path '*/wwwroot/dist' -prune -o -type f -newer "$stamp" -print -quit)" ]; then
    (
      flock 9
      if ! dotnet build "$root/src/Cli/Cli.csproj" -c Release -v q --nologo >"$log" 2>&1; then
        echo "构建失败 / The build failed:" >&2
        grep -E "error|warn" "$log" | sort -u >&2 || cat "$log" >&2
        exit 3
      fi
      touch "$stamp"
    ) 9>"$root/artifacts/release.lock"
  fi
}
