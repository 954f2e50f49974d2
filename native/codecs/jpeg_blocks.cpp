// Compiled for AVX2: to be called only where the processor has it. Two blocks lie side by side, one in each half of a vector.
//
// Loeffler, Ligtenberg, Moschytz: Practical Fast 1-D DCT Algorithms with 11 Multiplications, ICASSP 1989, with products of 13 fractional bits, columns
// first, 2 more bits between columns and rows: the arithmetic that libjpeg calls slow and exact, bit by bit.
#include "jpeg_blocks.h"

#include <cstring>

#include <immintrin.h>

namespace selfsame {

namespace {

constexpr int fraction_bits = 13;
constexpr int bits_between = 2;
constexpr int side = 8;

// Multipliers, times 2^13.
constexpr int m0298 = 2446, m0390 = 3196, m0541 = 4433, m0765 = 6270, m0899 = 7373, m1175 = 9633, m1501 = 12299, m1847 = 15137, m1961 = 16069,
              m2053 = 16819, m2562 = 20995, m3072 = 25172;

struct Wide {
    __m256i low;
    __m256i high;
};

inline Wide operator+(Wide a, Wide b) { return {_mm256_add_epi32(a.low, b.low), _mm256_add_epi32(a.high, b.high)}; }

inline Wide operator-(Wide a, Wide b) { return {_mm256_sub_epi32(a.low, b.low), _mm256_sub_epi32(a.high, b.high)}; }

// a x + b y, in 32 bits.
inline Wide products(Wide pairs, int x, int y) {
    __m256i factors = _mm256_set1_epi32(int(uint32_t(y) << 16 | (uint32_t(x) & 0xFFFF)));
    return {_mm256_madd_epi16(pairs.low, factors), _mm256_madd_epi16(pairs.high, factors)};
}

inline Wide paired(__m256i a, __m256i b) { return {_mm256_unpacklo_epi16(a, b), _mm256_unpackhi_epi16(a, b)}; }

// 2^13 a, in 32 bits.
inline Wide widened(__m256i a) {
    __m256i zero = _mm256_setzero_si256();
    return {_mm256_srai_epi32(_mm256_unpacklo_epi16(zero, a), 16 - fraction_bits), _mm256_srai_epi32(_mm256_unpackhi_epi16(zero, a), 16 - fraction_bits)};
}

template <int shift>
inline __m256i narrowed(Wide a) {
    __m256i half = _mm256_set1_epi32(1 << (shift - 1));
    return _mm256_packs_epi32(_mm256_srai_epi32(_mm256_add_epi32(a.low, half), shift), _mm256_srai_epi32(_mm256_add_epi32(a.high, half), shift));
}

// The transform of eight vectors, element by element.
template <int shift>
inline void transform(__m256i v[side]) {
    Wide even = paired(v[2], v[6]);
    Wide turned3 = products(even, m0541 + m0765, m0541);
    Wide turned2 = products(even, m0541, m0541 - m1847);
    Wide sum = widened(_mm256_add_epi16(v[0], v[4]));
    Wide difference = widened(_mm256_sub_epi16(v[0], v[4]));
    Wide e0 = sum + turned3, e3 = sum - turned3, e1 = difference + turned2, e2 = difference - turned2;

    Wide outer = paired(_mm256_add_epi16(v[7], v[3]), _mm256_add_epi16(v[5], v[1]));
    Wide z3 = products(outer, m1175 - m1961, m1175);
    Wide z4 = products(outer, m1175, m1175 - m0390);
    Wide sevenOne = paired(v[7], v[1]);
    Wide fiveThree = paired(v[5], v[3]);
    Wide o0 = products(sevenOne, m0298 - m0899, -m0899) + z3;
    Wide o3 = products(sevenOne, -m0899, m1501 - m0899) + z4;
    Wide o1 = products(fiveThree, m2053 - m2562, -m2562) + z4;
    Wide o2 = products(fiveThree, -m2562, m3072 - m2562) + z3;

    v[0] = narrowed<shift>(e0 + o3);
    v[7] = narrowed<shift>(e0 - o3);
    v[1] = narrowed<shift>(e1 + o2);
    v[6] = narrowed<shift>(e1 - o2);
    v[2] = narrowed<shift>(e2 + o1);
    v[5] = narrowed<shift>(e2 - o1);
    v[3] = narrowed<shift>(e3 + o0);
    v[4] = narrowed<shift>(e3 - o0);
}

inline void transpose(__m256i v[side]) {
    __m256i a[side], b[side];
    for (int i = 0; i < 4; ++i) {
        a[2 * i] = _mm256_unpacklo_epi16(v[i], v[i + 4]);
        a[2 * i + 1] = _mm256_unpackhi_epi16(v[i], v[i + 4]);
    }

    for (int i = 0; i < 4; ++i) {
        b[2 * i] = _mm256_unpacklo_epi16(a[i], a[i + 4]);
        b[2 * i + 1] = _mm256_unpackhi_epi16(a[i], a[i + 4]);
    }

    for (int i = 0; i < 4; ++i) {
        v[2 * i] = _mm256_unpacklo_epi16(b[i], b[i + 4]);
        v[2 * i + 1] = _mm256_unpackhi_epi16(b[i], b[i + 4]);
    }
}

// Of a block that has values in its first row only, libjpeg-turbo shifts that row up and lets go of what goes beyond 16 bits. No encoder writes such
// values: they are a question of equal results alone. Rows are of the blocks of both halves.
void mend_columns(const __m256i first_row, const __m256i others, __m256i v[side]) {
    int zeros = _mm256_movemask_epi8(_mm256_cmpeq_epi16(others, _mm256_setzero_si256()));
    __m256i halves = _mm256_setr_epi64x((zeros & 0xFFFF) == 0xFFFF ? -1 : 0, (zeros & 0xFFFF) == 0xFFFF ? -1 : 0, (zeros >> 16) == -1 ? -1 : 0,
                                        (zeros >> 16) == -1 ? -1 : 0);
    for (int i = 0; i < side; ++i) {
        v[i] = _mm256_blendv_epi8(v[i], _mm256_slli_epi16(first_row, bits_between), halves);
    }
}

inline void store_two_rows(__m128i rows, uint8_t *target, size_t stride) {
    _mm_storel_epi64(reinterpret_cast<__m128i *>(target), rows);
    _mm_storeh_pd(reinterpret_cast<double *>(target + stride), _mm_castsi128_pd(rows));
}

}  // namespace

void transform_two_blocks(int16_t *first, const int16_t *first_steps, uint8_t *first_target, size_t first_stride, int16_t *second,
                          const int16_t *second_steps, uint8_t *second_target, size_t second_stride) {
    __m256i v[side];
    __m256i others = _mm256_setzero_si256();
    for (int i = 0; i < side; i += 2) {
        auto *upper = reinterpret_cast<__m256i *>(first + i * side);
        auto *lower = reinterpret_cast<__m256i *>(second + i * side);
        __m256i a = _mm256_load_si256(upper), b = _mm256_load_si256(lower);
        others = _mm256_or_si256(others, _mm256_permute2x128_si256(a, b, 0x31));
        others = i == 0 ? others : _mm256_or_si256(others, _mm256_permute2x128_si256(a, b, 0x20));
        a = _mm256_mullo_epi16(a, _mm256_load_si256(reinterpret_cast<const __m256i *>(first_steps + i * side)));
        b = _mm256_mullo_epi16(b, _mm256_load_si256(reinterpret_cast<const __m256i *>(second_steps + i * side)));
        _mm256_store_si256(upper, _mm256_setzero_si256());
        _mm256_store_si256(lower, _mm256_setzero_si256());
        v[i] = _mm256_permute2x128_si256(a, b, 0x20);
        v[i + 1] = _mm256_permute2x128_si256(a, b, 0x31);
    }

    __m256i first_row = v[0];
    transform<fraction_bits - bits_between>(v);

    // As far as a shift keeps the value, it is what the transform gives.
    __m256i kept = _mm256_srai_epi16(_mm256_slli_epi16(first_row, bits_between), bits_between);
    if (__builtin_expect(_mm256_movemask_epi8(_mm256_cmpeq_epi16(kept, first_row)) != -1, 0)) {
        mend_columns(first_row, others, v);
    }

    transpose(v);
    transform<fraction_bits + bits_between + 3>(v);

    // Each vector is a column now. Samples are centred on 128.
    __m256i centre = _mm256_set1_epi8(char(0x80));
    __m256i c04 = _mm256_packs_epi16(v[0], v[4]), c15 = _mm256_packs_epi16(v[1], v[5]);
    __m256i c26 = _mm256_packs_epi16(v[2], v[6]), c37 = _mm256_packs_epi16(v[3], v[7]);
    __m256i c01 = _mm256_unpacklo_epi8(c04, c15), c45 = _mm256_unpackhi_epi8(c04, c15);
    __m256i c23 = _mm256_unpacklo_epi8(c26, c37), c67 = _mm256_unpackhi_epi8(c26, c37);
    __m256i upper_left = _mm256_unpacklo_epi16(c01, c23), lower_left = _mm256_unpackhi_epi16(c01, c23);
    __m256i upper_right = _mm256_unpacklo_epi16(c45, c67), lower_right = _mm256_unpackhi_epi16(c45, c67);
    __m256i rows[4] = {_mm256_unpacklo_epi32(upper_left, upper_right), _mm256_unpackhi_epi32(upper_left, upper_right),
                       _mm256_unpacklo_epi32(lower_left, lower_right), _mm256_unpackhi_epi32(lower_left, lower_right)};
    for (int i = 0; i < 4; ++i) {
        __m256i samples = _mm256_xor_si256(rows[i], centre);
        store_two_rows(_mm256_castsi256_si128(samples), first_target + size_t(2 * i) * first_stride, first_stride);
        store_two_rows(_mm256_extracti128_si256(samples, 1), second_target + size_t(2 * i) * second_stride, second_stride);
    }
}

void fill_block(int16_t coefficient, int16_t step, uint8_t *target, size_t stride) {
    int scaled = int16_t(uint32_t(int16_t(int(coefficient) * step)) << bits_between);
    int level = ((scaled * (1 << fraction_bits)) + (1 << (fraction_bits + bits_between + 2))) >> (fraction_bits + bits_between + 3);
    level = (level < -128 ? -128 : level > 127 ? 127 : level) + 128;
    uint64_t row = uint64_t(level) * 0x0101010101010101u;
    for (int y = 0; y < side; ++y) {
        memcpy(target + size_t(y) * stride, &row, sizeof row);
    }
}

}  // namespace selfsame
