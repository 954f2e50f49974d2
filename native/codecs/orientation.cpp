#include "orientation.h"

#include <cstring>

namespace selfsame {

namespace {

// Bounds-checked reads from a TIFF block of either byte order.
class TiffBlock {
public:
    TiffBlock(const uint8_t *bytes, size_t length) : bytes_(bytes), length_(length) {}

    bool start() {
        if (length_ < 8) {
            return false;
        }

        big_ = bytes_[0] == 'M' && bytes_[1] == 'M';
        bool little = bytes_[0] == 'I' && bytes_[1] == 'I';
        return (big_ || little) && word(2) == 42;
    }

    bool holds(size_t at, size_t count) const { return at <= length_ && count <= length_ - at; }

    uint32_t word(size_t at) const {
        return big_ ? uint32_t(bytes_[at]) << 8 | bytes_[at + 1] : uint32_t(bytes_[at + 1]) << 8 | bytes_[at];
    }

    uint32_t number(size_t at) const { return big_ ? word(at) << 16 | word(at + 2) : word(at + 2) << 16 | word(at); }

private:
    const uint8_t *bytes_;
    size_t length_;
    bool big_ = false;
};

constexpr uint32_t orientation_tag = 0x0112;

// Whether the stored columns, or rows, run against the upright ones.
bool mirrors_x(int32_t orientation) { return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8; }

bool mirrors_y(int32_t orientation) { return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7; }

}  // namespace

int32_t find_orientation(const uint8_t *tiff, size_t length) {
    TiffBlock block(tiff, length);
    if (!block.start()) {
        return 1;
    }

    size_t directory = block.number(4);
    if (!block.holds(directory, 2)) {
        return 1;
    }

    uint32_t count = block.word(directory);
    for (uint32_t i = 0; i < count; ++i) {
        size_t entry = directory + 2 + size_t(i) * 12;
        if (!block.holds(entry, 12)) {
            return 1;
        }

        if (block.word(entry) == orientation_tag) {
            uint32_t value = block.word(entry + 8);
            return value >= 1 && value <= 8 ? int32_t(value) : 1;
        }
    }

    return 1;
}

Box stored_box(const Box &upright, int32_t stored_width, int32_t stored_height, int32_t orientation) {
    Box box = upright;
    if (swaps_axes(orientation)) {
        box = {upright.top, upright.left, upright.height, upright.width};
    }

    if (mirrors_x(orientation)) {
        box.left = stored_width - box.left - box.width;
    }

    if (mirrors_y(orientation)) {
        box.top = stored_height - box.top - box.height;
    }

    return box;
}

void turn_upright(const uint8_t *source, int32_t width, int32_t height, int32_t pixel, int32_t orientation, uint8_t *destination) {
    bool mirrored_x = mirrors_x(orientation);
    bool mirrored_y = mirrors_y(orientation);
    bool swapped = swaps_axes(orientation);
    int32_t columns = swapped ? height : width;
    int32_t rows = swapped ? width : height;
    for (int32_t y = 0; y < rows; ++y) {
        for (int32_t x = 0; x < columns; ++x) {
            int32_t sx = swapped ? y : x;
            int32_t sy = swapped ? x : y;
            sx = mirrored_x ? width - 1 - sx : sx;
            sy = mirrored_y ? height - 1 - sy : sy;
            memcpy(destination, source + (size_t(sy) * width + sx) * pixel, size_t(pixel));
            destination += pixel;
        }
    }
}

}  // namespace selfsame
