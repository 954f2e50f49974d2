// The coefficients of a block, out of its codes.
#pragma once

#include <cstdint>

#include "jpeg_blocks.h"
#include "jpeg_codes.h"

namespace selfsame {

// Where each coefficient goes, row by row; those beyond the block go behind it.
inline constexpr uint8_t natural_order[block_values + 16] = {
    0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,  12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6,  7,  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36,
    29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64};

inline bool find_code(CodeBits &bits, const CodeTable &table, CodeEntry *entry) {
    *entry = table.entry(bits.bits());
    if (entry->length() == 0) {
        *entry = table.long_entry(bits.bits());
    }

    bits.drop(entry->length());
    return entry->length() != 0;
}

inline bool decode_difference(CodeBits &bits, const CodeTable &table, int32_t *value) {
    CodeEntry entry;
    bits.refill();
    if (!find_code(bits, table, &entry)) {
        return false;
    }

    *value = entry.bits() != 0 ? bits.number(entry.bits()) : entry.value();
    return true;
}

template <bool kept>
inline void keep(int16_t *block, int k, int32_t value) {
    if (kept) {
        block[natural_order[k]] = int16_t(value);
    }
}

enum class Found { coefficients, end, another, fault };

// One code.
template <bool kept>
inline Found decode_one(CodeBits &bits, const CodeTable &table, int16_t *block, int *k) {
    CodeEntry entry;
    bits.refill();
    if (!find_code(bits, table, &entry)) {
        return Found::fault;
    }

    if (entry.is_end()) {
        return Found::end;
    }

    *k += int(entry.zeros());
    keep<kept>(block, *k, entry.bits() != 0 ? bits.number(entry.bits()) : entry.value());
    ++*k;
    return Found::coefficients;
}

// What the table of pairs has, unless it has nothing or reaches the end of the block, behind which another begins. A second place without a coefficient is one that is still zero.
template <bool kept>
inline Found decode_pair(CodeBits &bits, const CodeTable &table, int16_t *block, int *k) {
    CodePair pair = table.pair(bits.bits());
    if (pair.is_empty() || *k + pair.advance() >= block_values) {
        return Found::another;
    }

    bits.drop(pair.length());
    keep<kept>(block, *k + pair.first_place(), pair.first());
    keep<kept>(block, *k + pair.second_place(), pair.second());
    *k += pair.advance();
    return pair.is_end() ? Found::end : Found::coefficients;
}

// All coefficients after the first.
template <bool kept>
inline bool decode_rest(CodeBits &bits, const CodeTable &table, int16_t *block, bool *is_flat) {
    int k = 1;
    Found found = Found::coefficients;
    bool has_pairs = table.has_pairs();
    while (k < block_values && found != Found::end) {
        found = Found::another;
        if (has_pairs) {
            // There are bits for four.
            bits.refill();
            found = decode_pair<kept>(bits, table, block, &k);
            for (int i = 0; i < 3 && found == Found::coefficients && k < block_values; ++i) {
                found = decode_pair<kept>(bits, table, block, &k);
            }
        }

        if (found == Found::another) {
            found = decode_one<kept>(bits, table, block, &k);
        }

        if (found == Found::fault) {
            return false;
        }
    }

    *is_flat = k == 1;
    return k <= block_values;
}

}  // namespace selfsame
