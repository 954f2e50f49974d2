#!/usr/bin/env bash
# Makes this checkout ready to run: installs what is missing, then builds what has changed. Silent when there is nothing to do.
#   eng/setup.sh           what ./selfsame needs
#   eng/setup.sh --tests   also the test programs, ONNX Runtime where npm is there to fetch it, and Chromium and torchvision where apt-get may install them
#   eng/setup.sh --dev     also the peers that benchmarks and comparisons use (Debian's PyTorch, tmux)
# Everything it says goes to standard error. Exit codes: 0 ready, 1 a build failed, 2 this machine lacks something.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/eng/dotnet.sh"
state="$root/artifacts/setup"
tests=false
dev=false
for argument in "$@"; do
  case "$argument" in
    --tests) tests=true ;;
    --dev) dev=true ;;
    *) echo "eng/setup.sh: unknown argument '$argument'; it takes --tests and --dev." >&2; exit 2 ;;
  esac
done

say() { echo "selfsame: $*" >&2; }
exists() { [ -e "$1" ]; } # for globs: true where the first match is there

# ---- what the machine must have ------------------------------------------------------------------------------------------------

libtorch() { # the libtorch that will be built against: a path, or nothing
  local candidate
  if [ -n "${SELFSAME_LIBTORCH:-}" ]; then
    for candidate in "$SELFSAME_LIBTORCH"/lib/libtorch_cpu.so "$SELFSAME_LIBTORCH"/libtorch_cpu.so; do
      if [ -e "$candidate" ]; then readlink -f "$candidate"; return; fi
    done
    return
  fi
  for candidate in /usr/local/lib/libtorch_cpu.so /usr/lib/*/libtorch_cpu.so /usr/lib64/libtorch_cpu.so /usr/lib/libtorch_cpu.so; do
    if [ -e "$candidate" ]; then readlink -f "$candidate"; return; fi
  done
}

missing_packages() { # the Debian names of what is not here; each is looked for as a file, however it was installed
  command -v cmake >/dev/null || echo cmake
  { command -v make || command -v ninja; } >/dev/null || echo make
  { command -v c++ || command -v g++ || command -v clang++; } >/dev/null || echo g++
  exists /usr/include/jpeglib.h || exists /usr/local/include/jpeglib.h || echo libjpeg-dev
  exists /usr/include/png.h || exists /usr/local/include/png.h || echo libpng-dev
  exists /usr/include/webp/demux.h || exists /usr/local/include/webp/demux.h || echo libwebp-dev
  exists /usr/include/tiffio.h || exists /usr/include/*/tiffio.h || exists /usr/local/include/tiffio.h || echo libtiff-dev
  if [ -z "${SELFSAME_LIBTORCH:-}" ]; then
    [ -n "$(libtorch)" ] || echo libtorch-dev
    # The reference BLAS works, at a fiftieth of the speed.
    exists /usr/lib/*/libopenblas.so.0 || exists /usr/lib*/libopenblas.so.0 || exists /usr/lib/*/libmkl_rt.so* || echo libopenblas0-pthread
  fi
  if $dev; then
    command -v tmux >/dev/null || echo tmux
    local module
    for module in torch torchvision numpy PIL; do
      exists /usr/lib/python3/dist-packages/$module || echo "python3-${module/PIL/pil}"
    done
    exists /usr/lib/python3/dist-packages/cv2* || echo python3-opencv
  fi
}

install() { # packages...
  if ! command -v apt-get >/dev/null; then
    say "this machine lacks: $*  (Debian's names)."
    say "Install their equivalents with your package manager. Where it has no libtorch, unpack one from https://pytorch.org and set"
    say "SELFSAME_LIBTORCH to its folder, or: pip install torch; export SELFSAME_LIBTORCH=\$(python3 -c 'import torch; print(torch.__path__[0])')"
    return 2
  fi
  if [ "$(id -u)" != 0 ]; then
    say "this machine lacks some packages, and only root may install them. Run once:"
    say "  sudo apt-get update && sudo apt-get install --no-install-recommends -y $*"
    case " $* " in *" libtorch-dev "*)
      say "Without root, libtorch can come from pip: pip install torch; export SELFSAME_LIBTORCH=\$(python3 -c 'import torch; print(torch.__path__[0])')" ;;
    esac
    return 2
  fi
  say "installing $* (once; this can take some minutes) ..."
  export DEBIAN_FRONTEND=noninteractive
  local apt=(apt-get -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300) attempt
  for attempt in 1 2 3; do
    if "${apt[@]}" update && "${apt[@]}" install --no-install-recommends -y "$@"; then return; fi
    sleep $((attempt * 5))
  done >"$state/apt.log" 2>&1 </dev/null
  tail -n 15 "$state/apt.log" >&2
  say "the packages could not be installed (all of the output: $state/apt.log). Mend that, or install them yourself: $*"
  return 2
}

check_machine() {
  if [ -n "${SELFSAME_LIBTORCH:-}" ] && [ -z "$(libtorch)" ] && [ ! -f "$state/engine" ]; then
    say "SELFSAME_LIBTORCH is '$SELFSAME_LIBTORCH', but there is no lib/libtorch_cpu.so in it. Point it at a libtorch folder, or unset it."
    return 2
  fi
  local wanted
  mapfile -t wanted < <(missing_packages)
  if [ ${#wanted[@]} -gt 0 ]; then install "${wanted[@]}"; fi
}

check_dotnet() {
  if ! command -v dotnet >/dev/null || ! (cd "$root" && dotnet --version) >/dev/null 2>&1; then
    say "the .NET 10 SDK is needed and was not found. Get it from https://dotnet.microsoft.com/download/dotnet/10.0, or:"
    say "  curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
    return 2
  fi
}

# ---- what has changed ----------------------------------------------------------------------------------------------------------

digest() { # one hash over names and contents of all files below the given paths: a deleted file changes it too
  (
    cd "$root"
    { find "$@" -type f ! -name '*.swp' ! -name '.#*' -print0 2>/dev/null || true; } | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -c1-64
  )
}

recorded() { [ -f "$state/$1" ] && [ "$(<"$state/$1")" = "$2" ]; } # is stage $1 built from key $2?

compute_keys() {
  engine_key="${SELFSAME_LIBTORCH:-system} $(libtorch)"
  # A SELFSAME_LIBTORCH that holds none does not stop a program that is built already: it says so itself, and has "doctor" to help.
  if [ -n "${SELFSAME_LIBTORCH:-}" ] && [ -z "$(libtorch)" ] && [ -f "$state/engine" ]; then engine_key=$(<"$state/engine"); fi
  native_key="$engine_key $(digest native/CMakeLists.txt native/torch native/codecs native/cmake native/include)"
  program_key="$native_key $(digest src eng Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig)"
  if $tests; then tests_key="$program_key $(digest tests bench samples Selfsame.slnx)"; fi
}

nothing_to_do() {
  recorded native "$native_key" && recorded program "$program_key" && exists "$root/artifacts/bin/Selfsame.Cli/release/selfsame" || return 1
  if $tests; then recorded tests "$tests_key" || return 1; fi
  [ -z "$(missing_packages)" ]
}

# ---- building ------------------------------------------------------------------------------------------------------------------

logged() { # name, command...: runs it with its output in a log, and shows the errors if it fails
  local name=$1 log="$state/$1.log"
  shift
  # A closed lock and no pipe: compiler servers that outlive the build must hold neither.
  if "$@" >"$log" 2>&1 </dev/null 9>&-; then return; fi
  { grep -E '(error|fatal|undefined reference|CMake Error|not found)' "$log" | sed -e "s|$root/||" -e 's| \[[^]]*proj\]$||' | sort -u | head -n 15 || tail -n 15 "$log"; } >&2
  say "building $name failed (all of the output: $log)."
  return 1
}

string_abi() { # wheels before PyTorch 2.6 have the strings of an older C++ library; the shim must be built like them
  local core="${SELFSAME_LIBTORCH:-}/lib/libc10.so"
  if [ -f "$core" ] && ! grep -qaE '_ZN3c105ErrorC[12]E[A-Za-z0-9_]*NSt7__cxx11' "$core"; then echo -DSELFSAME_CXX11_ABI=0; fi
}

build_native() {
  if [ ! -f "$root/native/CMakeLists.txt" ]; then return; fi
  local cmake="$root/artifacts/cmake"
  # What CMake found for another libtorch, or for a checkout that has moved since, must not be used again.
  if ! recorded engine "$engine_key" || ! grep -qsx "CMAKE_HOME_DIRECTORY:INTERNAL=$root/native" "$cmake/CMakeCache.txt"; then rm -rf "$cmake"; fi
  say "building the native libraries ..."
  logged native cmake -S "$root/native" -B "$cmake" -DCMAKE_BUILD_TYPE=Release "-DSELFSAME_LIBTORCH=${SELFSAME_LIBTORCH:-}" $(string_abi)
  logged native cmake --build "$cmake" --parallel "$(nproc)"
  printf '%s' "$engine_key" >"$state/engine"
}

dotnet_build() { # name, project or solution
  say "building $1 ..."
  (cd "$root" && logged "$1" dotnet build "$2" -c Release -v minimal -nodeReuse:false -p:UseSharedCompilation=false)
}

# ONNX Runtime runs in the tests what was exported. Without npm, or without a network, those tests are skipped.
install_onnx_runtime() {
  local folder="$root/artifacts/onnxruntime"
  if { exists "$folder/node_modules/onnxruntime-node/package.json" && exists "$folder/node_modules/onnxruntime-web/package.json"; } || ! command -v npm >/dev/null || ! command -v node >/dev/null; then return; fi
  say "fetching ONNX Runtime for the tests ..."
  mkdir -p "$folder"
  if ! (cd "$folder" && npm install --ignore-scripts --no-audit --no-fund --no-save --prefix "$folder" onnxruntime-node@1.30.0 onnxruntime-web@1.30.0) >"$state/onnxruntime.log" 2>&1 </dev/null 9>&-; then
    rm -rf "$folder"
    say "ONNX Runtime could not be fetched (all of the output: $state/onnxruntime.log): tests that need it will be skipped."
  fi
}

# Chromium looks at pages in the tests. Where it cannot be installed, those tests are skipped.
install_browser() {
  if [ -n "${SELFSAME_CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then return; fi
  if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    say "there is no Chromium (Debian's package chromium): tests that look at pages will be skipped."
    return
  fi
  install chromium || say "Chromium could not be installed: tests that look at pages will be skipped."
}

# Debian's torchvision reads and makes weights in the tests. Where it cannot be installed, those tests are skipped.
install_torchvision() {
  if exists /usr/lib/python3/dist-packages/torch && exists /usr/lib/python3/dist-packages/torchvision; then return; fi
  if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    say "there is no torchvision (Debian's package python3-torchvision): tests of weights against it will be skipped."
    return
  fi
  install python3-torch python3-torchvision || say "torchvision could not be installed: tests of weights against it will be skipped."
}

build() {
  check_dotnet
  local started=$SECONDS
  if ! recorded native "$native_key"; then
    build_native
    printf '%s' "$native_key" >"$state/native"
  fi
  if $tests; then install_onnx_runtime; install_browser; install_torchvision; fi
  if $tests && ! recorded tests "$tests_key"; then
    dotnet_build tests Selfsame.slnx
    printf '%s' "$tests_key" >"$state/tests"
    printf '%s' "$program_key" >"$state/program"
  elif ! recorded program "$program_key"; then
    dotnet_build program src/Selfsame.Cli/Selfsame.Cli.csproj
    printf '%s' "$program_key" >"$state/program"
  fi
  say "ready after $((SECONDS - started)) s."
}

compute_keys
if nothing_to_do; then exit 0; fi
mkdir -p "$state"
# Two launchers at once: the second waits here, and then finds everything built.
exec 9>"$state/lock"
if command -v flock >/dev/null; then
  flock -n 9 || { say "another process is building; waiting for it ..."; flock 9; }
fi
check_machine
compute_keys
if nothing_to_do; then exit 0; fi
build
