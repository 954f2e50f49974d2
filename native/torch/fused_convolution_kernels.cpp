#include "fused_convolution_kernels.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

#include <immintrin.h>

// Only this file's functions use AVX-512; `supported` is asked before any of them is called.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // false alarms from the intrinsics of GCC 12
#pragma GCC push_options
#pragma GCC optimize("O3")
#pragma GCC target("avx512f,fma")

namespace selfsame {
namespace winograd {
namespace {

inline __m512 load(const float* address) { return _mm512_loadu_ps(address); }
inline void store(float* address, __m512 value) { _mm512_storeu_ps(address, value); }

int64_t panel_width(int64_t columns) { return columns % 64 == 0 ? 64 : columns % 32 == 0 ? 32 : 16; }

// Rows x Vectors * 16 block of a product, kept in registers. The left element of (row, depth) lies at left[row * stride + depth], or
// at left[depth * stride + row] where its rows are contiguous.
template <int Rows, int Vectors, bool RowsContiguous>
inline __attribute__((always_inline)) void block(const float* __restrict left, int64_t left_stride, const float* __restrict right,
                                                 int64_t right_stride, float* __restrict result, int64_t result_stride, int64_t depth,
                                                 bool add) {
  __m512 sums[Rows][Vectors];
#pragma GCC unroll 32
  for (int row = 0; row < Rows; row++) {
#pragma GCC unroll 4
    for (int v = 0; v < Vectors; v++) sums[row][v] = add ? load(result + row * result_stride + v * kVector) : _mm512_setzero_ps();
  }
  for (int64_t d = 0; d < depth; d++) {
    __m512 values[Vectors];
#pragma GCC unroll 4
    for (int v = 0; v < Vectors; v++) values[v] = load(right + d * right_stride + v * kVector);
#pragma GCC unroll 32
    for (int row = 0; row < Rows; row++) {
      const __m512 factor = _mm512_set1_ps(RowsContiguous ? left[d * left_stride + row] : left[row * left_stride + d]);
#pragma GCC unroll 4
      for (int v = 0; v < Vectors; v++) sums[row][v] = _mm512_fmadd_ps(factor, values[v], sums[row][v]);
    }
  }
#pragma GCC unroll 32
  for (int row = 0; row < Rows; row++) {
#pragma GCC unroll 4
    for (int v = 0; v < Vectors; v++) store(result + row * result_stride + v * kVector, sums[row][v]);
  }
}

template <int Rows, int Vectors>
void multiply_points(const float* planes, const float* filters, float* results, int64_t rows, int64_t depth, int64_t columns,
                     int64_t capacity) {
  const int64_t width = Vectors * kVector, left_stride = row_stride(depth), result_stride = row_stride(columns);
  for (int64_t point = 0; point < kPoints; point++) {
    const float* left = planes + point * capacity * left_stride;
    float* result = results + point * capacity * result_stride;
    for (int64_t column = 0; column < columns; column += width) {
      const float* right = filters + (point * columns + column) * depth;
      for (int64_t row = 0; row < rows; row += Rows) {
        block<Rows, Vectors, false>(left + row * left_stride, left_stride, right, width, result + row * result_stride + column,
                                    result_stride, depth, false);
      }
    }
  }
}

template <int Rows, int Vectors>
void accumulate_point(const float* gradients, const float* planes, float* sums, int64_t tiles, int64_t outputs, int64_t inputs,
                      int64_t first, int64_t last) {
  const int64_t width = Vectors * kVector;
  for (int64_t column = 0; column < inputs; column += width) {
    for (int64_t row = first; row < last; row += Rows) {
      block<Rows, Vectors, true>(gradients + row, row_stride(outputs), planes + column, row_stride(inputs), sums + row * inputs + column,
                                 inputs, tiles, true);
    }
  }
}

// The 16 x 16 floats at `from` (rows of 16), turned, to rows of `stride` floats.
void transpose(const float* from, float* to, int64_t stride) {
  __m512 a[16], b[16];
  for (int i = 0; i < 16; i++) a[i] = load(from + 16 * i);
  for (int i = 0; i < 16; i += 2) {
    b[i] = _mm512_unpacklo_ps(a[i], a[i + 1]);
    b[i + 1] = _mm512_unpackhi_ps(a[i], a[i + 1]);
  }
  for (int i = 0; i < 16; i += 4) {
    for (int j = 0; j < 2; j++) {
      const __m512d low = _mm512_castps_pd(b[i + j]), high = _mm512_castps_pd(b[i + 2 + j]);
      a[i + 2 * j] = _mm512_castpd_ps(_mm512_unpacklo_pd(low, high));
      a[i + 2 * j + 1] = _mm512_castpd_ps(_mm512_unpackhi_pd(low, high));
    }
  }
  for (int i = 0; i < 4; i++) {  // a[4 * g + i]: column i of each quarter, rows 4g .. 4g + 3
    b[i] = _mm512_shuffle_f32x4(a[i], a[4 + i], 0x88);
    b[4 + i] = _mm512_shuffle_f32x4(a[i], a[4 + i], 0xdd);
    b[8 + i] = _mm512_shuffle_f32x4(a[8 + i], a[12 + i], 0x88);
    b[12 + i] = _mm512_shuffle_f32x4(a[8 + i], a[12 + i], 0xdd);
  }
  for (int i = 0; i < 4; i++) {
    store(to + i * stride, _mm512_shuffle_f32x4(b[i], b[8 + i], 0x88));
    store(to + (4 + i) * stride, _mm512_shuffle_f32x4(b[4 + i], b[12 + i], 0x88));
    store(to + (8 + i) * stride, _mm512_shuffle_f32x4(b[i], b[8 + i], 0xdd));
    store(to + (12 + i) * stride, _mm512_shuffle_f32x4(b[4 + i], b[12 + i], 0xdd));
  }
}

// G f G' of 3 x 3 taps.
inline void transform_taps(const __m512 taps[9], __m512 result[16]) {
  const __m512 half = _mm512_set1_ps(0.5f);
  __m512 rows[4][3];
  for (int j = 0; j < 3; j++) {
    const __m512 outer = (taps[j] + taps[6 + j]) * half, inner = taps[3 + j] * half;
    rows[0][j] = taps[j];
    rows[1][j] = outer + inner;
    rows[2][j] = outer - inner;
    rows[3][j] = taps[6 + j];
  }
  for (int i = 0; i < 4; i++) {
    const __m512 outer = (rows[i][0] + rows[i][2]) * half, inner = rows[i][1] * half;
    result[4 * i] = rows[i][0];
    result[4 * i + 1] = outer + inner;
    result[4 * i + 2] = outer - inner;
    result[4 * i + 3] = rows[i][2];
  }
}

// Walks tiles in order, without a division for each.
struct Tile {
  int64_t picture, down, across;
  Tile(const Pictures& shape, int64_t index) {
    across = index % shape.tiles_across();
    down = index / shape.tiles_across() % shape.tiles_down();
    picture = index / (shape.tiles_across() * shape.tiles_down());
  }
  void next(const Pictures& shape) {
    if (++across < shape.tiles_across()) return;
    across = 0;
    if (++down < shape.tiles_down()) return;
    down = 0;
    picture++;
  }
};

}  // namespace

bool supported() { return __builtin_cpu_supports("avx512f"); }

void transform_filters(const float* filters, int64_t outputs, int64_t inputs, int64_t first, int64_t last, bool for_backward,
                       float* transformed) {
  const int64_t width = panel_width(for_backward ? inputs : outputs);
  alignas(64) float turned[kPoints][16][16];
  for (int64_t k = first; k < last; k += 16) {
    for (int64_t c = 0; c < inputs; c += 16) {
      for (int64_t row = 0; row < 16; row++) {
        __m512 taps[9], points[16];
        for (int tap = 0; tap < 9; tap++) taps[tap] = load(filters + ((k + row) * 9 + (for_backward ? 8 - tap : tap)) * inputs + c);
        transform_taps(taps, points);
        for (int point = 0; point < 16; point++) {
          if (for_backward) {
            store(transformed + (point * inputs + c / width * width) * outputs + (k + row) * width + c % width, points[point]);
          } else {
            store(turned[point][row], points[point]);
          }
        }
      }
      if (for_backward) continue;
      for (int point = 0; point < 16; point++) {
        transpose(turned[point][0], transformed + (point * outputs + k / width * width) * inputs + c * width + k % width, width);
      }
    }
  }
}

void transform_input(const float* pictures, Pictures shape, int64_t channels, int64_t first_tile, int64_t count, const float* zeros,
                     float* planes, int64_t capacity) {
  const int64_t stride = row_stride(channels), plane = capacity * stride;
  Tile tile(shape, first_tile);
  for (int64_t index = 0; index < count; index++, tile.next(shape)) {
    const float* from[4][4];
    for (int64_t i = 0; i < 4; i++) {
      for (int64_t j = 0; j < 4; j++) {
        const int64_t y = 2 * tile.down - 1 + i, x = 2 * tile.across - 1 + j;
        const bool inside = y >= 0 && y < shape.height && x >= 0 && x < shape.width;
        from[i][j] = inside ? pictures + ((tile.picture * shape.height + y) * shape.width + x) * channels : zeros;
      }
    }
    float* to = planes + index * stride;
    for (int64_t c = 0; c < channels; c += kVector) {
      __m512 rows[4][4];
#pragma GCC unroll 4
      for (int j = 0; j < 4; j++) {
        const __m512 a = load(from[0][j] + c), b = load(from[1][j] + c), d = load(from[2][j] + c), e = load(from[3][j] + c);
        rows[0][j] = a - d;
        rows[1][j] = b + d;
        rows[2][j] = d - b;
        rows[3][j] = b - e;
      }
#pragma GCC unroll 4
      for (int i = 0; i < 4; i++) {
        store(to + (4 * i) * plane + c, rows[i][0] - rows[i][2]);
        store(to + (4 * i + 1) * plane + c, rows[i][1] + rows[i][2]);
        store(to + (4 * i + 2) * plane + c, rows[i][2] - rows[i][1]);
        store(to + (4 * i + 3) * plane + c, rows[i][1] - rows[i][3]);
      }
    }
  }
}

void transform_output(const float* planes, int64_t capacity, Pictures shape, int64_t channels, int64_t first_tile, int64_t count,
                      float* pictures) {
  const int64_t stride = row_stride(channels), plane = capacity * stride;
  Tile tile(shape, first_tile);
  for (int64_t index = 0; index < count; index++, tile.next(shape)) {
    const float* from = planes + index * stride;
    const int64_t y = 2 * tile.down, x = 2 * tile.across;
    const bool below = y + 1 < shape.height, right = x + 1 < shape.width;
    float* to = pictures + ((tile.picture * shape.height + y) * shape.width + x) * channels;
    for (int64_t c = 0; c < channels; c += kVector) {
      __m512 rows[2][4];
#pragma GCC unroll 4
      for (int j = 0; j < 4; j++) {
        const __m512 a = load(from + j * plane + c), b = load(from + (4 + j) * plane + c);
        const __m512 d = load(from + (8 + j) * plane + c), e = load(from + (12 + j) * plane + c);
        rows[0][j] = a + (b + d);
        rows[1][j] = (b - d) - e;
      }
      store(to + c, rows[0][0] + (rows[0][1] + rows[0][2]));
      if (right) store(to + channels + c, (rows[0][1] - rows[0][2]) - rows[0][3]);
      if (below) store(to + shape.width * channels + c, rows[1][0] + (rows[1][1] + rows[1][2]));
      if (below && right) store(to + (shape.width + 1) * channels + c, (rows[1][1] - rows[1][2]) - rows[1][3]);
    }
  }
}

void transform_gradient(const float* pictures, Pictures shape, int64_t channels, int64_t first_tile, int64_t count, const float* zeros,
                        float* planes, int64_t capacity) {
  const int64_t stride = row_stride(channels), plane = capacity * stride;
  Tile tile(shape, first_tile);
  for (int64_t index = 0; index < count; index++, tile.next(shape)) {
    const int64_t y = 2 * tile.down, x = 2 * tile.across;
    const bool below = y + 1 < shape.height, right = x + 1 < shape.width;
    const float* from = pictures + ((tile.picture * shape.height + y) * shape.width + x) * channels;
    const float* second = right ? from + channels : zeros;
    const float* third = below ? from + shape.width * channels : zeros;
    const float* fourth = below && right ? from + (shape.width + 1) * channels : zeros;
    float* to = planes + index * stride;
    for (int64_t c = 0; c < channels; c += kVector) {
      const __m512 a = load(from + c), b = load(second + c), d = load(third + c), e = load(fourth + c);
      const __m512 rows[4][2] = {{a, b}, {a + d, b + e}, {a - d, b - e}, {-d, -e}};
#pragma GCC unroll 4
      for (int i = 0; i < 4; i++) {
        store(to + (4 * i) * plane + c, rows[i][0]);
        store(to + (4 * i + 1) * plane + c, rows[i][0] + rows[i][1]);
        store(to + (4 * i + 2) * plane + c, rows[i][0] - rows[i][1]);
        store(to + (4 * i + 3) * plane + c, -rows[i][1]);
      }
    }
  }
}

void multiply(const float* planes, const float* filters, float* results, int64_t rows, int64_t depth, int64_t columns,
              int64_t capacity) {
  switch (panel_width(columns)) {
    case 64: return multiply_points<6, 4>(planes, filters, results, rows, depth, columns, capacity);
    case 32: return multiply_points<12, 2>(planes, filters, results, rows, depth, columns, capacity);
    default: return multiply_points<24, 1>(planes, filters, results, rows, depth, columns, capacity);
  }
}

void accumulate(const float* gradients, const float* planes, float* sums, int64_t tiles, int64_t outputs, int64_t inputs, int64_t point,
                int64_t first, int64_t last, int64_t capacity) {
  gradients += point * capacity * (row_stride(outputs));
  planes += point * capacity * (row_stride(inputs));
  sums += point * outputs * inputs;
  switch (panel_width(inputs)) {
    case 64: return accumulate_point<4, 4>(gradients, planes, sums, tiles, outputs, inputs, first, last);
    case 32: return accumulate_point<8, 2>(gradients, planes, sums, tiles, outputs, inputs, first, last);
    default: return accumulate_point<16, 1>(gradients, planes, sums, tiles, outputs, inputs, first, last);
  }
}

void finish_filters(const float* sums, int64_t parts, int64_t outputs, int64_t inputs, int64_t first, int64_t last, float* gradient) {
  const __m512 half = _mm512_set1_ps(0.5f);
  const int64_t plane = outputs * inputs;
  for (int64_t k = first; k < last; k++) {
    for (int64_t c = 0; c < inputs; c += kVector) {
      __m512 points[16];
      for (int point = 0; point < 16; point++) {
        points[point] = load(sums + point * plane + k * inputs + c);
        for (int64_t part = 1; part < parts; part++) points[point] += load(sums + (part * kPoints + point) * plane + k * inputs + c);
      }
      __m512 rows[3][4];
      for (int j = 0; j < 4; j++) {
        const __m512 sum = (points[4 + j] + points[8 + j]) * half;
        rows[0][j] = points[j] + sum;
        rows[1][j] = (points[4 + j] - points[8 + j]) * half;
        rows[2][j] = points[12 + j] + sum;
      }
      float* to = gradient + k * 9 * inputs + c;
      for (int i = 0; i < 3; i++) {
        const __m512 sum = (rows[i][1] + rows[i][2]) * half;
        store(to + (3 * i) * inputs, rows[i][0] + sum);
        store(to + (3 * i + 1) * inputs, (rows[i][1] - rows[i][2]) * half);
        store(to + (3 * i + 2) * inputs, rows[i][3] + sum);
      }
    }
  }
}

}  // namespace winograd
}  // namespace selfsame

#pragma GCC pop_options

#else  // another processor or compiler: the operator falls back to ATen

namespace selfsame {
namespace winograd {

bool supported() { return false; }
void transform_filters(const float*, int64_t, int64_t, int64_t, int64_t, bool, float*) {}
void transform_input(const float*, Pictures, int64_t, int64_t, int64_t, const float*, float*, int64_t) {}
void transform_output(const float*, int64_t, Pictures, int64_t, int64_t, int64_t, float*) {}
void transform_gradient(const float*, Pictures, int64_t, int64_t, int64_t, const float*, float*, int64_t) {}
void multiply(const float*, const float*, float*, int64_t, int64_t, int64_t, int64_t) {}
void accumulate(const float*, const float*, float*, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t) {}
void finish_filters(const float*, int64_t, int64_t, int64_t, int64_t, int64_t, float*) {}

}  // namespace winograd
}  // namespace selfsame

#endif
