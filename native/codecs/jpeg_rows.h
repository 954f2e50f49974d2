// Rows of samples to rows of pixels, as libjpeg does it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace selfsame {

// Bytes that may be read, and in rows of chroma written, past the last value.
constexpr size_t row_slack = 64;

// What becomes of rows of chroma that have half the width: each sample is brought three quarters of the way from its neighbour.
class ChromaRow {
public:
    // Room for so many samples, in memory of room(samples) bytes.
    static size_t room(size_t samples) { return (samples + 2) * 2 + row_slack + 2 * samples + row_slack; }

    ChromaRow(uint8_t *memory, size_t samples)
        : sums_(reinterpret_cast<uint16_t *>(memory) + 1), pixels_(memory + (samples + 2) * 2 + row_slack) {}

    // 2 x count values. Before and after the samples there are others, or the edge of the picture. The row beside is the nearer of those above and below;
    // null where chroma has the full height.
    const uint8_t *interpolate(const uint8_t *row, const uint8_t *beside, size_t count, bool at_left_edge, bool at_right_edge);

private:
    uint16_t *sums_;
    uint8_t *pixels_;
};

// YCbCr to interleaved RGB; exactly 3 x count bytes are written.
void write_colours(const uint8_t *luma, const uint8_t *blue, const uint8_t *red, size_t count, uint8_t *target);

}  // namespace selfsame
