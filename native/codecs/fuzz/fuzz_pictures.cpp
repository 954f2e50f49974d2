// Feeds mutated picture files to the decoders: fuzz_pictures SECONDS SEED FILE... Built with sanitizers by -DSELFSAME_FUZZ=ON, which abort
// on any fault; a decode that takes over five seconds is a fault too. Prints how often each status came back.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "../selfsame_codecs.h"

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
    }

    selfsame_picture_close(reader);
    return status;
}

void repair_checksums(Bytes &file) {
    // With wrong check sums libpng would look no further than the first chunk.
    static uint32_t table[256];
    if (table[1] == 0) {
        for (uint32_t n = 0; n < 256; ++n) {
            uint32_t c = n;
            for (int k = 0; k < 8; ++k) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            table[n] = c;
        }
    }

    size_t at = 8;
    while (at + 12 <= file.size()) {
        uint32_t length = uint32_t(file[at]) << 24 | uint32_t(file[at + 1]) << 16 | uint32_t(file[at + 2]) << 8 | file[at + 3];
        if (length > file.size() - at - 12) return;
        uint32_t crc = 0xFFFFFFFFu;
        for (size_t i = at + 4; i < at + 8 + length; ++i) crc = table[(crc ^ file[i]) & 255] ^ (crc >> 8);
        crc = ~crc;
        for (int i = 0; i < 4; ++i) file[at + 8 + length + size_t(i)] = uint8_t(crc >> (24 - 8 * i));
        at += 12 + length;
    }
}

Bytes mutate(const std::vector<Bytes> &files, std::mt19937 &random) {
    auto below = [&](size_t n) { return size_t(std::uniform_int_distribution<uint64_t>(0, n == 0 ? 0 : n - 1)(random)); };
    Bytes file = files[below(files.size())];
    for (size_t changes = 1 + below(6); changes > 0 && !file.empty(); --changes) {
        // Half of the changes go to the header, where the decisions are.
        size_t at = below(2) == 0 ? below(file.size()) : below(file.size() < 700 ? file.size() : 700);
        switch (below(6)) {
            case 0: file[at] = uint8_t(below(256)); break;
            case 1: file[at] ^= uint8_t(1 << below(8)); break;
            case 2: file[at] = below(2) == 0 ? 0 : 0xFF; break;
            case 3: file.resize(at); break;
            case 4: file.insert(file.begin() + std::ptrdiff_t(at), file.begin(), file.begin() + std::ptrdiff_t(below(file.size() < 64 ? file.size() : 64))); break;
            default: {
                const Bytes &other = files[below(files.size())];
                size_t from = below(other.size());
                for (size_t i = 0; i < 16 && at + i < file.size() && from + i < other.size(); ++i) file[at + i] = other[from + i];
            }
        }
    }

    if (below(2) == 0) repair_checksums(file);
    return file;
}

}  // namespace

int main(int count, char **arguments) {
    if (count < 4) {
        std::fprintf(stderr, "usage: fuzz_pictures SECONDS SEED FILE...\n");
        return 2;
    }

    std::vector<Bytes> files;
    for (int i = 3; i < count; ++i) {
        std::ifstream stream(arguments[i], std::ios::binary);
        files.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }

    std::mt19937 random(uint32_t(std::strtoul(arguments[2], nullptr, 10)));
    auto start = std::chrono::steady_clock::now();
    double seconds = std::strtod(arguments[1], nullptr);
    long statuses[8] = {};
    long runs = 0;
    double slowest = 0;
    for (auto now = start; std::chrono::duration<double>(now - start).count() < seconds; ++runs) {
        Bytes file = mutate(files, random);
        ++statuses[decode(file) & 7];
        auto after = std::chrono::steady_clock::now();
        double taken = std::chrono::duration<double>(after - now).count();
        slowest = taken > slowest ? taken : slowest;
        now = after;
        if (taken > 5) {
            std::ofstream("slow-picture", std::ios::binary).write(reinterpret_cast<const char *>(file.data()), std::streamsize(file.size()));
            std::fprintf(stderr, "a picture took %.1f s: see slow-picture\n", taken);
            return 1;
        }
    }

    std::printf("%ld files: %ld decoded, %ld damaged, %ld unsupported, %ld too large, %ld unknown, %ld out of memory; slowest %.2f s\n", runs,
                statuses[0], statuses[1], statuses[2], statuses[3], statuses[4], statuses[5], slowest);
    return 0;
}
