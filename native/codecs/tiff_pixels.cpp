#include "tiff_pixels.h"

#include <cmath>
#include <cstring>

namespace selfsame {

namespace {

// Bits are packed from the highest of each byte on; samples of 16 bits are in the machine's byte order.
uint32_t sample_at(const uint8_t *row, int64_t index, int32_t depth) {
    if (depth == 8) {
        return row[index];
    }

    if (depth == 16) {
        uint16_t value;
        memcpy(&value, row + 2 * index, sizeof value);
        return value;
    }

    uint32_t value = 0;
    for (int64_t bit = index * depth; bit < (index + 1) * depth; ++bit) {
        value = value << 1 | (uint32_t(row[bit / 8]) >> (7 - bit % 8) & 1);
    }

    return value;
}

template <typename Value>
class RowConversion {
public:
    RowConversion(const TiffLayout &layout, const uint8_t *row, int64_t plane_bytes) : layout_(layout), row_(row), plane_bytes_(plane_bytes) {}

    void run(int64_t columns, Value *to) const {
        int32_t channels = layout_.channels();
        for (int64_t x = 0; x < columns; ++x, to += channels) {
            convert(x, to);
            if (layout_.has_alpha) {
                uint32_t alpha = spread(stored(x, layout_.colour_samples()));
                if (layout_.is_premultiplied) {
                    divide(to, channels - 1, alpha);
                }

                to[channels - 1] = Value(alpha);
            }
        }
    }

private:
    static constexpr uint32_t range = Value(~Value(0));

    void convert(int64_t x, Value *to) const {
        switch (layout_.kind) {
            case TiffKind::gray: {
                uint32_t value = spread(stored(x, 0));
                to[0] = Value(layout_.is_white_zero ? range - value : value);
                break;
            }

            case TiffKind::palette: {
                uint32_t index = stored(x, 0);
                for (int c = 0; c < 3; ++c) {
                    to[c] = Value(layout_.palette[c][index] >> 8);
                }

                break;
            }

            case TiffKind::colour:
                for (int c = 0; c < 3; ++c) {
                    to[c] = Value(spread(stored(x, c)));
                }

                break;

            case TiffKind::inks: {
                // What the black ink leaves, less what each other ink takes of that.
                uint32_t light = range - spread(stored(x, 3));
                for (int c = 0; c < 3; ++c) {
                    to[c] = Value(light - (spread(stored(x, c)) * light + range / 2) / range);
                }
            }
        }
    }

    static void divide(Value *colour, int32_t count, uint32_t alpha) {
        if (alpha == 0 || alpha == range) {
            return;
        }

        for (int32_t c = 0; c < count; ++c) {
            uint32_t value = uint32_t(colour[c]) * range / alpha;
            colour[c] = Value(value < range ? value : range);
        }
    }

    uint32_t stored(int64_t x, int32_t sample) const {
        return layout_.is_planar ? sample_at(row_ + sample * plane_bytes_, x, layout_.depth)
                                 : sample_at(row_, x * layout_.samples + sample, layout_.depth);
    }

    uint32_t spread(uint32_t value) const {
        uint32_t highest = (uint32_t(1) << layout_.depth) - 1;
        return highest == range ? value : (value * range + highest / 2) / highest;
    }

    const TiffLayout &layout_;
    const uint8_t *row_;
    int64_t plane_bytes_;
};

bool copy_numbers(const TiffLayout &layout, const uint8_t *row, int64_t plane_bytes, int64_t columns, float *to) {
    for (int64_t x = 0; x < columns; ++x) {
        for (int32_t c = 0; c < layout.samples; ++c) {
            float value;
            memcpy(&value, layout.is_planar ? row + c * plane_bytes + 4 * x : row + 4 * (x * layout.samples + c), sizeof value);
            if (!std::isfinite(value)) {
                return false;
            }

            *to++ = layout.is_white_zero && c == 0 ? 1 - value : value;
        }
    }

    return true;
}

}  // namespace

bool tiff_row_to_pixels(const TiffLayout &layout, const uint8_t *row, int64_t plane_bytes, int64_t columns, uint8_t *destination) {
    bool is_plain = layout.kind == TiffKind::colour || (layout.kind == TiffKind::gray && !layout.is_white_zero);
    if (layout.depth == 32) {
        return copy_numbers(layout, row, plane_bytes, columns, reinterpret_cast<float *>(destination));
    }

    if (is_plain && !layout.is_planar && !layout.is_premultiplied && layout.depth == layout.bits() && layout.samples == layout.channels()) {
        memcpy(destination, row, size_t(columns * layout.samples * (layout.depth / 8)));
    } else if (layout.bits() == 8) {
        RowConversion<uint8_t>(layout, row, plane_bytes).run(columns, destination);
    } else {
        RowConversion<uint16_t>(layout, row, plane_bytes).run(columns, reinterpret_cast<uint16_t *>(destination));
    }

    return true;
}

}  // namespace selfsame
