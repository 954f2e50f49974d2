#include "fused_batch_norm_kernels.h"

#include <algorithm>

// Each function below is compiled three times; the loader picks the copy that the processor can run.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 12
#define SELFSAME_FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), optimize("O3")))
#else
#define SELFSAME_FOR_EACH_PROCESSOR
#endif

namespace selfsame {
namespace {

// A block is read twice for its moments, so it should stay in the nearest cache.
constexpr int64_t kBlockFloats = 8192;

// Not std::max: a NaN must come out as NaN, so that a diverged run is seen.
inline float rectified(float value) { return 0.0f > value ? 0.0f : value; }

int64_t block_rows(int64_t channels) { return std::max<int64_t>(8, kBlockFloats / std::max<int64_t>(1, channels) / 8 * 8); }

}  // namespace

SELFSAME_FOR_EACH_PROCESSOR
void chunk_moments(const float* __restrict input, int64_t rows, int64_t channels, ChunkMoments result, float* __restrict scratch) {
  float* __restrict sum = scratch;
  float* __restrict center = scratch + channels;
  float* __restrict square = scratch + 2 * channels;
  double* __restrict mean = result.mean;
  double* __restrict squares = result.squares;
  for (int64_t c = 0; c < channels; c++) mean[c] = squares[c] = 0;
  const int64_t block = block_rows(channels);
  for (int64_t first = 0; first < rows; first += block) {
    const int64_t count = std::min(block, rows - first);
    const float* start = input + first * channels;
    for (int64_t c = 0; c < channels; c++) sum[c] = square[c] = 0;
    int64_t r = 0;
    for (; r + 8 <= count; r += 8) {
      const float* __restrict p = start + r * channels;
      for (int64_t c = 0; c < channels; c++) {
        const float low = (p[c] + p[c + channels]) + (p[c + 2 * channels] + p[c + 3 * channels]);
        const float high = (p[c + 4 * channels] + p[c + 5 * channels]) + (p[c + 6 * channels] + p[c + 7 * channels]);
        sum[c] += low + high;
      }
    }
    for (; r < count; r++) {
      const float* __restrict p = start + r * channels;
      for (int64_t c = 0; c < channels; c++) sum[c] += p[c];
    }
    const float inverse = 1.0f / static_cast<float>(count);
    for (int64_t c = 0; c < channels; c++) center[c] = sum[c] * inverse;
    for (int64_t c = 0; c < channels; c++) sum[c] = 0;  // from here: what rounding left over, the sum of the differences
    r = 0;
    for (; r + 4 <= count; r += 4) {
      const float* __restrict p = start + r * channels;
      for (int64_t c = 0; c < channels; c++) {
        const float m = center[c];
        const float a = p[c] - m, b = p[c + channels] - m, d = p[c + 2 * channels] - m, e = p[c + 3 * channels] - m;
        sum[c] += (a + b) + (d + e);
        square[c] += (a * a + b * b) + (d * d + e * e);
      }
    }
    for (; r < count; r++) {
      const float* __restrict p = start + r * channels;
      for (int64_t c = 0; c < channels; c++) {
        const float a = p[c] - center[c];
        sum[c] += a;
        square[c] += a * a;
      }
    }
    // Chan, Golub, LeVeque: merge this block into those before it.
    const double blockCount = static_cast<double>(count), before = static_cast<double>(first);
    const double share = blockCount / (before + blockCount), cross = before * share;
    for (int64_t c = 0; c < channels; c++) {
      const double rest = static_cast<double>(sum[c]) / blockCount;
      const double blockMean = static_cast<double>(center[c]) + rest;
      const double difference = blockMean - mean[c];
      squares[c] += static_cast<double>(square[c]) - rest * rest * blockCount + difference * difference * cross;
      mean[c] += difference * share;
    }
  }
}

SELFSAME_FOR_EACH_PROCESSOR
void scale_shift(const float* __restrict input, const float* __restrict residual, const float* __restrict scale,
                 const float* __restrict shift, float* __restrict output, int64_t rows, int64_t channels, bool relu) {
  for (int64_t r = 0; r < rows; r++) {
    const float* __restrict x = input + r * channels;
    float* __restrict y = output + r * channels;
    if (residual != nullptr) {
      const float* __restrict z = residual + r * channels;
      if (relu) {
        for (int64_t c = 0; c < channels; c++) y[c] = rectified(x[c] * scale[c] + shift[c] + z[c]);
      } else {
        for (int64_t c = 0; c < channels; c++) y[c] = x[c] * scale[c] + shift[c] + z[c];
      }
    } else if (relu) {
      for (int64_t c = 0; c < channels; c++) y[c] = rectified(x[c] * scale[c] + shift[c]);
    } else {
      for (int64_t c = 0; c < channels; c++) y[c] = x[c] * scale[c] + shift[c];
    }
  }
}

SELFSAME_FOR_EACH_PROCESSOR
void gradient_sums(const float* __restrict gradient, const float* __restrict input, const float* __restrict output,
                   const float* __restrict mean, const float* __restrict scale, const float* __restrict shift,
                   float* __restrict masked, int64_t rows, int64_t channels, bool relu, GradientSums result,
                   float* __restrict scratch) {
  float* __restrict sum = scratch;
  float* __restrict product = scratch + channels;
  for (int64_t c = 0; c < channels; c++) result.gradient[c] = result.product[c] = 0;
  const int64_t block = block_rows(channels);
  for (int64_t first = 0; first < rows; first += block) {
    const int64_t last = std::min(rows, first + block);
    for (int64_t c = 0; c < channels; c++) sum[c] = product[c] = 0;
    int64_t r = first;
    if (relu && output == nullptr) {
      for (; r + 4 <= last; r += 4) {
        const float* __restrict g = gradient + r * channels;
        const float* __restrict x = input + r * channels;
        for (int64_t c = 0; c < channels; c++) {
          const float s = scale[c], t = shift[c], m = mean[c];
          const float x0 = x[c], x1 = x[c + channels], x2 = x[c + 2 * channels], x3 = x[c + 3 * channels];
          const float g0 = x0 * s + t > 0 ? g[c] : 0, g1 = x1 * s + t > 0 ? g[c + channels] : 0;
          const float g2 = x2 * s + t > 0 ? g[c + 2 * channels] : 0, g3 = x3 * s + t > 0 ? g[c + 3 * channels] : 0;
          sum[c] += (g0 + g1) + (g2 + g3);
          product[c] += (g0 * (x0 - m) + g1 * (x1 - m)) + (g2 * (x2 - m) + g3 * (x3 - m));
        }
      }
    }
    for (; r < last; r++) {
      const float* __restrict g = gradient + r * channels;
      const float* __restrict x = input + r * channels;
      if (relu && output != nullptr) {
        const float* __restrict y = output + r * channels;
        float* __restrict kept = masked + r * channels;
        for (int64_t c = 0; c < channels; c++) {
          const float v = y[c] > 0 ? g[c] : 0;
          kept[c] = v;
          sum[c] += v;
          product[c] += v * (x[c] - mean[c]);
        }
      } else if (relu) {
        for (int64_t c = 0; c < channels; c++) {
          const float v = x[c] * scale[c] + shift[c] > 0 ? g[c] : 0;
          sum[c] += v;
          product[c] += v * (x[c] - mean[c]);
        }
      } else {
        for (int64_t c = 0; c < channels; c++) {
          sum[c] += g[c];
          product[c] += g[c] * (x[c] - mean[c]);
        }
      }
    }
    for (int64_t c = 0; c < channels; c++) {
      result.gradient[c] += static_cast<double>(sum[c]);
      result.product[c] += static_cast<double>(product[c]);
    }
  }
}

SELFSAME_FOR_EACH_PROCESSOR
void input_gradient(const float* __restrict gradient, const float* __restrict input, const float* __restrict mean,
                    const float* __restrict scale, const float* __restrict shift, const float* __restrict slope,
                    const float* __restrict offset, float* __restrict result, int64_t rows, int64_t channels, bool relu) {
  for (int64_t r = 0; r < rows; r++) {
    const float* __restrict g = gradient + r * channels;
    const float* __restrict x = input + r * channels;
    float* __restrict d = result + r * channels;
    if (relu) {
      for (int64_t c = 0; c < channels; c++) {
        const float v = x[c] * scale[c] + shift[c] > 0 ? g[c] : 0;
        d[c] = scale[c] * v + slope[c] * (x[c] - mean[c]) + offset[c];
      }
    } else {
      for (int64_t c = 0; c < channels; c++) d[c] = scale[c] * g[c] + slope[c] * (x[c] - mean[c]) + offset[c];
    }
  }
}

}  // namespace selfsame
