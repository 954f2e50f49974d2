// Compiled for AVX2: to be called only where the processor has it.
#include "jpeg_rows.h"

#include <cstring>

#include <immintrin.h>

namespace selfsame {

namespace {

constexpr size_t lanes = 16;

inline __m256i load_words(const uint8_t *bytes) { return _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes))); }

inline __m256i load_words(const uint16_t *words) { return _mm256_loadu_si256(reinterpret_cast<const __m256i *>(words)); }

inline __m256i tripled(__m256i a) { return _mm256_add_epi16(a, _mm256_add_epi16(a, a)); }

template <int shift>
void spread(const uint16_t *sums, size_t count, int round_left, int round_right, uint8_t *pixels) {
    __m256i left_half = _mm256_set1_epi16(short(round_left)), right_half = _mm256_set1_epi16(short(round_right));
    for (size_t x = 0; x < count; x += lanes) {
        __m256i most = tripled(load_words(sums + x));
        __m256i left = _mm256_srli_epi16(_mm256_add_epi16(_mm256_add_epi16(most, load_words(sums + x - 1)), left_half), shift);
        __m256i right = _mm256_srli_epi16(_mm256_add_epi16(_mm256_add_epi16(most, load_words(sums + x + 1)), right_half), shift);
        _mm256_storeu_si256(reinterpret_cast<__m256i *>(pixels + 2 * x), _mm256_or_si256(left, _mm256_slli_epi16(right, 8)));
    }
}

// (a x + 2^15) / 2^16.
inline __m256i share(__m256i a, int x) {
    __m256i factors = _mm256_set1_epi32(1 << 30 | (x & 0xFFFF));
    __m256i two = _mm256_set1_epi16(2);
    return _mm256_packs_epi32(_mm256_srai_epi32(_mm256_madd_epi16(_mm256_unpacklo_epi16(a, two), factors), 16),
                              _mm256_srai_epi32(_mm256_madd_epi16(_mm256_unpackhi_epi16(a, two), factors), 16));
}

// (a x + b y + 2^15) / 2^16.
inline __m256i share(__m256i a, int x, __m256i b, int y) {
    __m256i factors = _mm256_set1_epi32(int(uint32_t(y) << 16 | (uint32_t(x) & 0xFFFF)));
    __m256i half = _mm256_set1_epi32(1 << 15);
    return _mm256_packs_epi32(_mm256_srai_epi32(_mm256_add_epi32(_mm256_madd_epi16(_mm256_unpacklo_epi16(a, b), factors), half), 16),
                              _mm256_srai_epi32(_mm256_add_epi32(_mm256_madd_epi16(_mm256_unpackhi_epi16(a, b), factors), half), 16));
}

inline __m128i to_bytes(__m256i words) { return _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1)); }

// Sixteen pixels. Red is y + 1.402 cr, green y - 0.34414 cb - 0.71414 cr, blue y + 1.772 cb, with factors of 16 fractional bits.
inline void write_sixteen(const uint8_t *luma, const uint8_t *blue_row, const uint8_t *red_row, uint8_t *target) {
    __m256i centre = _mm256_set1_epi16(128);
    __m256i y = load_words(luma);
    __m256i cb = _mm256_sub_epi16(load_words(blue_row), centre);
    __m256i cr = _mm256_sub_epi16(load_words(red_row), centre);
    __m128i red = to_bytes(_mm256_add_epi16(_mm256_add_epi16(y, cr), share(cr, 91881 - 65536)));
    __m128i green = to_bytes(_mm256_add_epi16(_mm256_sub_epi16(y, cr), share(cb, -22554, cr, 65536 - 46802)));
    __m128i blue = to_bytes(_mm256_add_epi16(_mm256_add_epi16(y, _mm256_add_epi16(cb, cb)), share(cb, 116130 - 131072)));

    const __m128i red_0 = _mm_setr_epi8(0, -1, -1, 1, -1, -1, 2, -1, -1, 3, -1, -1, 4, -1, -1, 5);
    const __m128i green_0 = _mm_setr_epi8(-1, 0, -1, -1, 1, -1, -1, 2, -1, -1, 3, -1, -1, 4, -1, -1);
    const __m128i blue_0 = _mm_setr_epi8(-1, -1, 0, -1, -1, 1, -1, -1, 2, -1, -1, 3, -1, -1, 4, -1);
    const __m128i red_1 = _mm_setr_epi8(-1, -1, 6, -1, -1, 7, -1, -1, 8, -1, -1, 9, -1, -1, 10, -1);
    const __m128i green_1 = _mm_setr_epi8(5, -1, -1, 6, -1, -1, 7, -1, -1, 8, -1, -1, 9, -1, -1, 10);
    const __m128i blue_1 = _mm_setr_epi8(-1, 5, -1, -1, 6, -1, -1, 7, -1, -1, 8, -1, -1, 9, -1, -1);
    const __m128i red_2 = _mm_setr_epi8(-1, 11, -1, -1, 12, -1, -1, 13, -1, -1, 14, -1, -1, 15, -1, -1);
    const __m128i green_2 = _mm_setr_epi8(-1, -1, 11, -1, -1, 12, -1, -1, 13, -1, -1, 14, -1, -1, 15, -1);
    const __m128i blue_2 = _mm_setr_epi8(10, -1, -1, 11, -1, -1, 12, -1, -1, 13, -1, -1, 14, -1, -1, 15);
    auto *out = reinterpret_cast<__m128i *>(target);
    _mm_storeu_si128(out, _mm_or_si128(_mm_or_si128(_mm_shuffle_epi8(red, red_0), _mm_shuffle_epi8(green, green_0)), _mm_shuffle_epi8(blue, blue_0)));
    _mm_storeu_si128(out + 1, _mm_or_si128(_mm_or_si128(_mm_shuffle_epi8(red, red_1), _mm_shuffle_epi8(green, green_1)), _mm_shuffle_epi8(blue, blue_1)));
    _mm_storeu_si128(out + 2, _mm_or_si128(_mm_or_si128(_mm_shuffle_epi8(red, red_2), _mm_shuffle_epi8(green, green_2)), _mm_shuffle_epi8(blue, blue_2)));
}

}  // namespace

const uint8_t *ChromaRow::interpolate(const uint8_t *row, const uint8_t *beside, size_t count, bool at_left_edge, bool at_right_edge) {
    // One sample more on each side; what is read past the last goes into the slack.
    for (size_t x = 0; x < count + 2; x += lanes) {
        __m256i sums = load_words(row + x - 1);
        sums = beside == nullptr ? sums : _mm256_add_epi16(tripled(sums), load_words(beside + x - 1));
        _mm256_storeu_si256(reinterpret_cast<__m256i *>(sums_ + x - 1), sums);
    }

    if (at_left_edge) {
        sums_[-1] = sums_[0];
    }

    if (at_right_edge) {
        sums_[count] = sums_[count - 1];
    }

    if (beside == nullptr) {
        spread<2>(sums_, count, 1, 2, pixels_);
    } else {
        spread<4>(sums_, count, 8, 7, pixels_);
    }

    return pixels_;
}

void write_colours(const uint8_t *luma, const uint8_t *blue, const uint8_t *red, size_t count, uint8_t *target) {
    size_t x = 0;
    for (; x + lanes <= count; x += lanes) {
        write_sixteen(luma + x, blue + x, red + x, target + 3 * x);
    }

    if (x < count) {
        uint8_t last[3 * lanes];
        write_sixteen(luma + x, blue + x, red + x, last);
        memcpy(target + 3 * x, last, 3 * (count - x));
    }
}

}  // namespace selfsame
