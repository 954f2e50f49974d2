// Feeds mutated picture files to the decoders where there is no libFuzzer: mutate_pictures SECONDS SEED FILE... The sanitizers abort on any
// fault; a decode that takes over five seconds is a fault too. Prints how often each status came back.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "png_checksums.h"

int32_t fuzz_one(const uint8_t *data, size_t size);

namespace {

using Bytes = std::vector<uint8_t>;

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

    if (below(2) == 0) repair_checksums(file.data(), file.size());
    return file;
}

}  // namespace

int main(int count, char **arguments) {
    if (count < 4) {
        std::fprintf(stderr, "usage: mutate_pictures SECONDS SEED FILE...\n");
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
        ++statuses[fuzz_one(file.data(), file.size()) & 7];
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
