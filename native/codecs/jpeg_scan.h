// The scan of an ordinary JPEG file to pixels.
#pragma once

#include <cstddef>
#include <cstdint>

#include "jpeg_blocks.h"
#include "jpeg_codes.h"
#include "jpeg_header.h"
#include "orientation.h"

namespace selfsame {

// Memory that grows and is kept.
class ScanMemory {
public:
    ScanMemory() = default;
    ScanMemory(const ScanMemory &) = delete;
    ScanMemory &operator=(const ScanMemory &) = delete;
    ~ScanMemory();

    // At least this much, 64-byte aligned; null if there is none.
    uint8_t *reserve(size_t bytes);

    // Gives back what only a large picture needs.
    void shrink();

private:
    uint8_t *bytes_ = nullptr;
    size_t length_ = 0;
};

// Turns scans into pixels, one after the other, on processors with AVX2 and BMI2. What it has learned of the codes of one file serves the next, as most files have the same.
class JpegScan {
public:
    // Decodes a rectangle of the stored picture, interleaved without padding, and looks through the rest. False if anything in the scan is not as it should
    // be, whatever the rectangle; what has been written is worth nothing then.
    bool decode(const JpegHeader &header, const uint8_t *end, const Box &box, uint8_t *pixels);

private:
    // The samples of a component: two rows of MCUs, that which is being decoded and the one before, of those columns that are needed.
    struct Plane {
        uint8_t *samples;
        size_t stride;
        int32_t rows;   // of an MCU
        int32_t width;  // of the component in samples
        int32_t height;
        int16_t *steps;
        const CodeTable *dc;
        const CodeTable *ac;
        int32_t predicted;

        uint8_t *row(int32_t y) const { return samples + size_t(y % (2 * rows)) * stride; }
    };

    struct Pending {
        int16_t *steps;
        uint8_t *target;
        size_t stride;
    };

    bool prepare_tables();
    bool prepare_planes();
    bool next_segment();
    bool decode_mcu_row(int32_t row);
    template <bool kept>
    bool decode_mcu(CodeBits &bits, int32_t row, int32_t column);
    bool end_of_segment(const CodeBits &bits);
    void add_pending(int16_t *steps, uint8_t *target, size_t stride);
    void finish_pending();
    void write_rows(int32_t first, int32_t end);
    const uint8_t *chroma(const Plane &plane, int place, int32_t y, int32_t left);

    CodeTable dc_[most_components];
    CodeTable ac_[most_components];
    alignas(64) int16_t blocks_[2][block_values + 32] = {};
    alignas(64) int16_t steps_[most_components][block_values];
    Pending pending_[2];
    int pending_count_;
    ScanMemory codes_;
    ScanMemory samples_;
    Plane planes_[most_components];
    uint8_t *chroma_memory_[2];

    const JpegHeader *header_;
    Box box_;
    uint8_t *pixels_;
    const uint8_t *next_;  // in the file
    const uint8_t *end_;
    CodeBits bits_{nullptr, nullptr};
    int32_t restarts_;
    int32_t until_restart_;
    int32_t mcu_columns_;
    int32_t first_column_;  // of MCUs, that is needed, and after the last
    int32_t end_column_;
    int32_t first_row_;
    int32_t end_row_;
};

}  // namespace selfsame
