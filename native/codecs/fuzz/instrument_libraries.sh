#!/usr/bin/env bash
# Builds Debian's libjpeg-turbo, libpng, libwebp and libtiff with Clang's address sanitizer and libFuzzer's coverage, into FOLDER/prefix, so that
# the fuzzer sees into them: instrument_libraries.sh FOLDER. Needs the packages dpkg-dev, clang, libclang-rt-dev, cmake, libdeflate-dev, zlib1g-dev.
set -euo pipefail
if [ $# != 1 ]; then echo "usage: instrument_libraries.sh FOLDER" >&2; exit 2; fi
mkdir -p "$1"
folder=$(cd "$1" && pwd)
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
flags="-O1 -g -fsanitize=fuzzer-no-link,address"

# The sources, by a list of our own: the machine's lists stay as they are.
mkdir -p "$folder/source" "$folder/lists/partial"
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $suite main" >"$folder/sources.list"
apt=(apt-get -q -o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$folder/lists" -o APT::Sandbox::User=root)
cd "$folder/source"
"${apt[@]}" update
"${apt[@]}" source libjpeg-turbo libpng1.6 libwebp tiff

build() { # name of the source folder, options of its own
  local name=$1 source
  shift
  source=$(ls -d "$folder/source/$name"-*/ | head -n 1)
  CC=${CC:-clang} CXX=${CXX:-clang++} cmake -S "$source" -B "$folder/build/$name" -DCMAKE_BUILD_TYPE=None -DBUILD_SHARED_LIBS=OFF \
    -DCMAKE_POSITION_INDEPENDENT_CODE=ON "-DCMAKE_INSTALL_PREFIX=$folder/prefix" "-DCMAKE_PREFIX_PATH=$folder/prefix" \
    "-DCMAKE_C_FLAGS=$flags" "-DCMAKE_CXX_FLAGS=$flags" "$@"
  cmake --build "$folder/build/$name" --parallel "$(nproc)"
  cmake --install "$folder/build/$name"
}

build libjpeg-turbo -DENABLE_SHARED=OFF -DWITH_SIMD=OFF -DWITH_TURBOJPEG=OFF
build libpng1.6 -DPNG_SHARED=OFF -DPNG_TESTS=OFF -DPNG_EXECUTABLES=OFF
build libwebp -DWEBP_BUILD_ANIM_UTILS=OFF -DWEBP_BUILD_CWEBP=OFF -DWEBP_BUILD_DWEBP=OFF -DWEBP_BUILD_GIF2WEBP=OFF -DWEBP_BUILD_IMG2WEBP=OFF \
  -DWEBP_BUILD_VWEBP=OFF -DWEBP_BUILD_WEBPINFO=OFF -DWEBP_BUILD_WEBPMUX=OFF -DWEBP_BUILD_EXTRAS=OFF
build tiff -Dtiff-tools=OFF -Dtiff-tests=OFF -Dtiff-contrib=OFF -Dtiff-docs=OFF -Dcxx=OFF -Djbig=OFF -Dlerc=OFF -Dlzma=OFF -Dzstd=OFF
