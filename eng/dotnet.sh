# Sourced by the launchers: finds the .NET SDK, also in ~/.dotnet, and keeps it quiet. Sets nothing where there is none.
[ -n "${HOME:-}" ] || export HOME="$root/artifacts"
if ! command -v dotnet >/dev/null && [ -x "$HOME/.dotnet/dotnet" ]; then
  PATH="$HOME/.dotnet:$PATH"
fi
if [ -z "${DOTNET_ROOT:-}" ] && command -v dotnet >/dev/null; then
  # The built program looks for the runtime in the usual places only; this says where this machine has it.
  DOTNET_ROOT=$(dirname "$(readlink -f "$(command -v dotnet)")")
  if [ -d "$DOTNET_ROOT/shared" ]; then export DOTNET_ROOT; else unset DOTNET_ROOT; fi
fi
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT:-1}"
