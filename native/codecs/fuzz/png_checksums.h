// Makes the check sums of a PNG right again: with wrong ones libpng would look no further than the first chunk.
#pragma once

#include <cstddef>
#include <cstdint>

inline uint32_t png_checksum(const uint8_t *bytes, size_t count) {
    uint32_t sum = 0xFFFFFFFFu;
    for (size_t i = 0; i < count; ++i) {
        sum ^= bytes[i];
        for (int k = 0; k < 8; ++k) sum = (sum & 1) != 0 ? 0xEDB88320u ^ (sum >> 1) : sum >> 1;
    }

    return ~sum;
}

inline void repair_checksums(uint8_t *file, size_t size) {
    if (size < 8 || file[0] != 0x89) return;
    for (size_t at = 8; at + 12 <= size;) {
        uint32_t length = uint32_t(file[at]) << 24 | uint32_t(file[at + 1]) << 16 | uint32_t(file[at + 2]) << 8 | file[at + 3];
        if (length > size - at - 12) return;
        uint32_t sum = png_checksum(file + at + 4, length + 4);
        for (int i = 0; i < 4; ++i) file[at + 8 + length + size_t(i)] = uint8_t(sum >> (24 - 8 * i));
        at += 12 + size_t(length);
    }
}
