// One input of the fuzzers: decodes it, and where parts can be decoded, holds one against the whole. Faults are the sanitizers' to find.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <vector>

#include "../reader.h"
#include "../selfsame_codecs.h"
#include "png_checksums.h"

namespace {

using Bytes = std::vector<uint8_t>;

constexpr int64_t memory_limit = 64 << 20;

// A part of it, where that is possible: it must be refused just as the whole is, and be equal to it where it is not.
void compare_part(const Bytes &file, int32_t status, const Bytes &whole, const selfsame_picture_info &info) {
    selfsame_picture_reader *reader = nullptr;
    selfsame_picture_info again;
    if (selfsame_picture_open(file.data(), int64_t(file.size()), memory_limit, &reader, &again) != SELFSAME_CODECS_DONE) std::abort();
    int32_t left = info.width / 3, top = info.height / 4, width = (info.width - left + 1) / 2, height = (info.height - top + 1) / 2;
    size_t row = size_t(width) * size_t(info.channels);
    Bytes part(row * size_t(height));
    int32_t found = selfsame_picture_read_part(reader, left, top, width, height, part.data(), int64_t(part.size()));
    selfsame_picture_close(reader);
    bool is_equal = found == status;
    for (int32_t y = 0; is_equal && status == SELFSAME_CODECS_DONE && y < height; ++y) {
        const uint8_t *expected = whole.data() + (size_t(top + y) * size_t(info.width) + size_t(left)) * size_t(info.channels);
        is_equal = std::memcmp(expected, part.data() + size_t(y) * row, row) == 0;
    }

    if (!is_equal) {
        std::ofstream("unequal-picture", std::ios::binary).write(reinterpret_cast<const char *>(file.data()), std::streamsize(file.size()));
        std::fprintf(stderr, "a part is not what the whole is (%d and %d): see unequal-picture\n", found, status);
        std::abort();
    }
}

#if defined(SELFSAME_COMPARE_WITH_LIBJPEG)
// Ordinary JPEG files are decoded by Selfsame itself: to what libjpeg-turbo makes of them.
void compare_with_libjpeg(const Bytes &file, int32_t status, const Bytes &whole, const selfsame_picture_info &info) {
    selfsame_picture_reader *reader = selfsame::make_libjpeg_reader(file.data(), file.size());
    bool is_equal = reader->open(memory_limit) == SELFSAME_CODECS_DONE && std::memcmp(&reader->info, &info, sizeof info) == 0;
    Bytes pixels(whole.size());
    is_equal = is_equal && reader->read(pixels.data()) == status && (status != SELFSAME_CODECS_DONE || pixels == whole);
    selfsame_picture_close(reader);
    if (!is_equal) {
        std::ofstream("unequal-picture", std::ios::binary).write(reinterpret_cast<const char *>(file.data()), std::streamsize(file.size()));
        std::fprintf(stderr, "a picture is not what libjpeg makes of it (%d): see unequal-picture\n", status);
        std::abort();
    }
}
#endif

int32_t decode(const Bytes &file) {
    selfsame_picture_reader *reader = nullptr;
    selfsame_picture_info info;
    int32_t status = selfsame_picture_open(file.data(), int64_t(file.size()), memory_limit, &reader, &info);
    if (status == SELFSAME_CODECS_DONE) {
        Bytes pixels(size_t(info.width) * size_t(info.height) * size_t(info.channels) * size_t(info.bits / 8));
        status = selfsame_picture_read(reader, pixels.data(), int64_t(pixels.size()));
        if (info.croppable != 0) {
            compare_part(file, status, pixels, info);
        }

#if defined(SELFSAME_COMPARE_WITH_LIBJPEG)
        if (info.format == SELFSAME_CODECS_JPEG) {
            compare_with_libjpeg(file, status, pixels, info);
        }
#endif
    }

    selfsame_picture_close(reader);
    return status;
}

}  // namespace

int32_t fuzz_one(const uint8_t *data, size_t size) { return decode(Bytes(data, data + size)); }

// What libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_one(data, size);
    return 0;
}

extern "C" size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maximum_size) __attribute__((weak));

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum_size, unsigned int seed) {
    size = LLVMFuzzerMutate(data, size, maximum_size);
    if (seed % 2 == 0) {
        repair_checksums(data, size);
    }

    return size;
}
