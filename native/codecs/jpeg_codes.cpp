#include "jpeg_codes.h"

#include "jpeg_header.h"

namespace selfsame {

bool CodeTable::make(const uint8_t *codes, bool of_dc) {
    size_t length = size_t(longest_code + count_symbols(codes));
    is_repeated_ = length == codes_length_ && of_dc == of_dc_ && memcmp(codes, codes_, length) == 0;
    if (is_repeated_) {
        return true;
    }

    memcpy(codes_, codes, length);
    of_dc_ = of_dc;
    has_pairs_ = false;
    codes_length_ = fill() ? length : 0;
    return codes_length_ != 0;
}

bool CodeTable::fill() {
    for (CodeEntry &entry : entries_) {
        entry = CodeEntry();
    }

    uint32_t code = 0, place = 0;
    for (int length = 1; length <= longest_code; ++length, code <<= 1) {
        offsets_[length] = place - code;
        for (int i = 0; i < codes_[length - 1]; ++i, ++code, ++place) {
            if (of_dc_ && symbols_[place] > 15) {
                return false;
            }

            if (length <= lookup_bits && code < 1u << length) {
                fill(code, uint32_t(length), symbols_[place]);
            }
        }

        // No code has ones only.
        if (code >= 1u << length) {
            return false;
        }

        limits_[length] = code << (longest_code - length);
    }

    return true;
}

void CodeTable::fill(uint32_t code, uint32_t length, uint32_t symbol) {
    CodeEntry *next = entries_ + (size_t(code) << (lookup_bits - length));
    uint32_t bits = symbol & 15;
    bool is_short = length + bits <= lookup_bits;
    uint32_t numbers = is_short ? 1u << bits : 1;
    uint32_t repeats = 1u << (lookup_bits - length - (is_short ? bits : 0));
    for (uint32_t number = 0; number < numbers; ++number) {
        int32_t value = bits == 0 || number >= numbers / 2 ? int32_t(number) : int32_t(number) - int32_t(numbers) + 1;
        CodeEntry entry = is_short ? CodeEntry(length + bits, symbol >> 4, 0, value) : CodeEntry(length, symbol >> 4, bits, 0);
        for (uint32_t i = 0; i < repeats; ++i) {
            *next++ = entry;
        }
    }
}

void CodeTable::make_pairs() {
    for (uint32_t bits = 0; bits < 1u << lookup_bits && !has_pairs_; ++bits) {
        pairs_[bits] = pair_of(bits);
    }

    has_pairs_ = true;
}

CodePair CodeTable::pair_of(uint32_t bits) const {
    CodeEntry first = entries_[bits];
    if (first.is_end()) {
        return {first.length(), 0, 0, 1, 0, 0, true};
    }

    if (first.value() == 0) {
        return {};
    }

    uint32_t place = first.zeros(), next = place + 1, left = uint32_t(lookup_bits) - first.length();
    CodeEntry second = entries_[bits << first.length() & ((1u << lookup_bits) - 1)];
    if (second.length() != 0 && second.length() <= left && second.is_end()) {
        return {first.length() + second.length(), place, first.value(), next, 0, next, true};
    }

    if (second.length() <= left && second.value() != 0) {
        uint32_t other = next + second.zeros();
        return {first.length() + second.length(), place, first.value(), other, second.value(), other + 1, false};
    }

    return {first.length(), place, first.value(), next, 0, next, false};
}

}  // namespace selfsame
