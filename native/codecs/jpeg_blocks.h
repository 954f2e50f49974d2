// Blocks of 8 x 8 coefficients to samples, as libjpeg's exact integer transform does it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace selfsame {

constexpr int block_values = 64;

// Two blocks at a time, row by row. Coefficients and steps are multiplied in 16 bits. The coefficients are zero afterwards.
void transform_two_blocks(int16_t *first, const int16_t *first_steps, uint8_t *first_target, size_t first_stride, int16_t *second,
                          const int16_t *second_steps, uint8_t *second_target, size_t second_stride);

// A block of which only the first coefficient is not zero.
void fill_block(int16_t coefficient, int16_t step, uint8_t *target, size_t stride);

}  // namespace selfsame
