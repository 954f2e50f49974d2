// EXIF orientation: finding it, and turning pixels upright.
#pragma once

#include <cstddef>
#include <cstdint>

namespace selfsame {

// Orientation (1 to 8) from a TIFF block as EXIF stores it; 1 if there is none or it is malformed.
int32_t find_orientation(const uint8_t *tiff, size_t length);

inline bool swaps_axes(int32_t orientation) { return orientation >= 5; }

// A rectangle of pixels.
struct Box {
    int32_t left;
    int32_t top;
    int32_t width;
    int32_t height;
};

// Where a rectangle of the upright picture lies in the stored one, which is stored_width x stored_height.
Box stored_box(const Box &upright, int32_t stored_width, int32_t stored_height, int32_t orientation);

// Writes `source` (height x width pixels of `pixel` bytes, as stored) upright into `destination`.
void turn_upright(const uint8_t *source, int32_t width, int32_t height, int32_t pixel, int32_t orientation, uint8_t *destination);

}  // namespace selfsame
