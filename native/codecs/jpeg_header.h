// The header of an ordinary JPEG file.
#pragma once

#include <cstddef>
#include <cstdint>

namespace selfsame {

constexpr int jpeg_block = 8;
constexpr int most_components = 3;

struct JpegComponent {
    int across;            // blocks of an MCU in a row
    int down;              // and in a column
    const uint8_t *steps;  // of quantisation: 64, in the order of the file
    const uint8_t *dc;     // Huffman codes as they stand in the file: how many there are of 1 to 16 bits, then their symbols
    const uint8_t *ac;
};

struct JpegHeader {
    int32_t width;
    int32_t height;
    int32_t orientation;
    int32_t components;  // 1 gray, 3 YCbCr
    int32_t across;      // the most that a component has
    int32_t down;
    int32_t restart_interval;  // MCUs; 0 for none
    JpegComponent component[most_components];
    const uint8_t *scan;  // where the codes begin
};

// Reads the header of a file that is ordinary and without fault: one scan, Huffman codes of 8-bit samples, gray, or YCbCr with chroma of the same or half
// the width or half of both. False for everything else, damage included: libjpeg knows what to say to that.
bool read_jpeg_header(const uint8_t *file, size_t length, JpegHeader *header);

// How many symbols Huffman codes have, as they stand in a file.
int count_symbols(const uint8_t *codes);

}  // namespace selfsame
