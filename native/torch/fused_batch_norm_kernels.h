// The loops behind selfsame::batch_norm_relu, on plain memory: no libtorch here.
// Data is a matrix of `rows` pixels by `channels`, row after row, which is how channels-last pictures lie in memory.
#pragma once

#include <cstdint>

namespace selfsame {

// The sums that one chunk of rows contributes, in double; chunks are merged in a fixed order, so that the result does not depend on
// the number of threads.
struct ChunkMoments {
  double* mean;         // channels
  double* squares;      // channels: sum of squared differences from the chunk's own mean
};

// Mean and squared differences of rows x channels, in one pass over memory. `scratch` holds 4 x channels floats.
void chunk_moments(const float* input, int64_t rows, int64_t channels, ChunkMoments result, float* scratch);

// output = input * scale + shift (+ residual), then max(., 0) where `relu` is set. `residual` may be null.
void scale_shift(const float* input, const float* residual, const float* scale, const float* shift, float* output, int64_t rows,
                 int64_t channels, bool relu);

// What the rectifier let through, and the two sums of the backward pass: sum(g) and sum(g * (x - mean)), added to `sum_gradient`
// and `sum_product` (doubles). `output` null: the mask is found again from input * scale + shift. `masked` not null: the masked
// gradient is written there as well (it is the gradient of the residual). `scratch` holds 2 x channels floats.
struct GradientSums {
  double* gradient;     // channels
  double* product;      // channels
};
void gradient_sums(const float* gradient, const float* input, const float* output, const float* mean, const float* scale,
                   const float* shift, float* masked, int64_t rows, int64_t channels, bool relu, GradientSums result, float* scratch);

// input_gradient = scale * g + slope * (x - mean) + offset, with g masked as above where `relu` is set.
void input_gradient(const float* gradient, const float* input, const float* mean, const float* scale, const float* shift,
                    const float* slope, const float* offset, float* result, int64_t rows, int64_t channels, bool relu);

}  // namespace selfsame
