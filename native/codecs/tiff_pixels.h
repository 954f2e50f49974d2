// How the samples of a TIFF become pixels.
#pragma once

#include <cstdint>

namespace selfsame {

enum class TiffKind { gray, palette, colour, inks };

struct TiffLayout {
    TiffKind kind = TiffKind::gray;
    int32_t samples = 1;            // stored for each pixel
    int32_t depth = 8;              // bits of a sample: 1 to 16, or 32 for single precision numbers (gray and colour only)
    bool is_planar = false;         // one sample of all pixels after another, instead of one pixel after another
    bool is_white_zero = false;     // gray whose 0 is white
    bool has_alpha = false;         // the sample after those of the colour
    bool is_premultiplied = false;  // the colour has been multiplied with alpha
    const uint16_t *palette[3] = {};

    int32_t colour_samples() const { return kind == TiffKind::inks ? 4 : kind == TiffKind::colour ? 3 : 1; }

    int32_t channels() const { return (kind == TiffKind::gray ? 1 : 3) + (has_alpha ? 1 : 0); }

    int32_t bits() const { return depth == 32 ? 32 : kind != TiffKind::palette && depth > 8 ? 16 : 8; }
};

// Turns a row of `columns` pixels into channels of the full range, 0 to 255 or 65535, or into the numbers as they are. The planes of a planar
// row lie `plane_bytes` apart. False if one of the numbers is none, or infinite.
bool tiff_row_to_pixels(const TiffLayout &layout, const uint8_t *row, int64_t plane_bytes, int64_t columns, uint8_t *destination);

}  // namespace selfsame
