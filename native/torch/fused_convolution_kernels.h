// The loops behind selfsame::conv3x3, on plain memory: Winograd's minimal filtering F(2x2, 3x3) for AVX-512.
// (Winograd 1980; Lavin, Gray, CVPR 2016, arXiv 1509.09308.) A tile of 2 x 2 outputs costs 16 products per pair of channels, not 36, and
// the transforms only add and halve, so that rounding stays close to that of the direct sum.
//
// Pictures lie channels-last. A transformed block of tiles lies as 16 planes of `capacity` rows (tiles) of row_stride(channels) floats.
#pragma once

#include <cstdint>

namespace selfsame {
namespace winograd {

constexpr int64_t kPoints = 16;   // values of a transformed tile
constexpr int64_t kVector = 16;   // floats in a register; channel counts are multiples of it
constexpr int64_t kRows = 24;     // capacities are multiples of it

// Long rows are padded, so that they do not all fall on the same cache sets.
inline int64_t row_stride(int64_t channels) { return channels < 128 ? channels : channels + kVector; }

struct Pictures {
  int64_t count, height, width;
  int64_t tiles_down() const { return (height + 1) / 2; }
  int64_t tiles_across() const { return (width + 1) / 2; }
  int64_t tiles() const { return count * tiles_down() * tiles_across(); }
};

// Can this processor run the functions below?
bool supported();

// Filters, K x 3 x 3 x C (channels-last), for output channels [first, last), multiples of 16: as the right-hand side of `multiply`.
// Forward maps C to K channels; `for_backward` maps K to C with the filters turned by 180 degrees.
void transform_filters(const float* filters, int64_t outputs, int64_t inputs, int64_t first, int64_t last, bool for_backward,
                       float* transformed);

// `zeros` points to as many zeros as there are channels.
void transform_input(const float* pictures, Pictures shape, int64_t channels, int64_t first_tile, int64_t count, const float* zeros,
                     float* planes, int64_t capacity);
void transform_output(const float* planes, int64_t capacity, Pictures shape, int64_t channels, int64_t first_tile, int64_t count,
                      float* pictures);
void transform_gradient(const float* pictures, Pictures shape, int64_t channels, int64_t first_tile, int64_t count, const float* zeros,
                        float* planes, int64_t capacity);

// results[point] = planes[point] (rows x depth) * filters[point] (depth x columns), for all points. `rows` may run to the capacity.
void multiply(const float* planes, const float* filters, float* results, int64_t rows, int64_t depth, int64_t columns,
              int64_t capacity);

// sums[point] (outputs x inputs) += gradients[point]' * planes[point] over `tiles` rows, for one point and outputs [first, last).
void accumulate(const float* gradients, const float* planes, float* sums, int64_t tiles, int64_t outputs, int64_t inputs, int64_t point,
                int64_t first, int64_t last, int64_t capacity);

// The gradient of the filters [first, last), K x 3 x 3 x C, from `parts` sums (each 16 x K x C, one after the other).
void finish_filters(const float* sums, int64_t parts, int64_t outputs, int64_t inputs, int64_t first, int64_t last, float* gradient);

}  // namespace winograd
}  // namespace selfsame
