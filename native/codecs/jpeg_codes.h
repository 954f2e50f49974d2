// Huffman codes of JPEG: tables, and reading bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace selfsame {

constexpr int lookup_bits = 11;
constexpr int longest_code = 16;

// What the next bits mean, if a code begins there.
class CodeEntry {
public:
    CodeEntry() = default;

    CodeEntry(uint32_t length, uint32_t zeros, uint32_t bits, int32_t value)
        : packed_(length | (zeros & 15) << 8 | (bits & 15) << 12 | uint32_t(value) << 16) {}

    // In bits, with the number behind the code where the value is known; 0 for what is no code, or too long for the table.
    uint32_t length() const { return packed_ & 255; }

    // Coefficients that are skipped before it.
    uint32_t zeros() const { return packed_ >> 8 & 15; }

    // Of the number behind the code, where that is still to be read.
    uint32_t bits() const { return packed_ >> 12 & 15; }

    int32_t value() const { return int32_t(packed_) >> 16; }

    // Of a block.
    bool is_end() const { return length() != 0 && bits() == 0 && value() == 0 && zeros() != 15; }

private:
    uint32_t packed_ = 0;
};

// What the next bits mean, two codes at a time: two coefficients, one, or the end of the block after one or none. Empty for all else.
class CodePair {
public:
    CodePair() = default;

    // The second may be no value, and lie behind the first then.
    CodePair(uint32_t length, uint32_t first_place, int32_t first, uint32_t second_place, int32_t second, uint32_t advance, bool is_end)
        : packed_(length | first_place << 8 | second_place << 16 | advance << 24 | uint32_t(is_end) << 30 | uint64_t(uint16_t(first)) << 32 |
                  uint64_t(uint16_t(second)) << 48) {}

    bool is_empty() const { return packed_ == 0; }

    // Of everything, in bits.
    uint32_t length() const { return uint32_t(packed_) & 255; }

    // Where the coefficients belong, and where the next one does, counted from the present place.
    int first_place() const { return int(packed_ >> 8 & 255); }

    int second_place() const { return int(packed_ >> 16 & 255); }

    int advance() const { return int(packed_ >> 24 & 63); }

    bool is_end() const { return (packed_ >> 30 & 1) != 0; }

    int16_t first() const { return int16_t(packed_ >> 32); }

    int16_t second() const { return int16_t(packed_ >> 48); }

private:
    uint64_t packed_ = 0;
};

class CodeTable {
public:
    // Makes the table of codes as they stand in a file, unless it is made of the same already. False for codes that are none.
    bool make(const uint8_t *codes, bool of_dc);

    CodeEntry entry(uint64_t bits) const { return entries_[bits >> (64 - lookup_bits)]; }

    // Whether it was made of the same codes before.
    bool is_repeated() const { return is_repeated_; }

    // Makes ready for pairs: this takes as long as decoding some thousands of coefficients.
    void make_pairs();

    bool has_pairs() const { return has_pairs_; }

    CodePair pair(uint64_t bits) const { return pairs_[bits >> (64 - lookup_bits)]; }

    // The entry of a code too long for the table.
    CodeEntry long_entry(uint64_t bits) const {
        uint32_t first = uint32_t(bits >> (64 - longest_code));
        for (uint32_t length = lookup_bits + 1; length <= longest_code; ++length) {
            if (first < limits_[length]) {
                uint32_t symbol = symbols_[(offsets_[length] + (first >> (longest_code - length))) & 255];
                return {length, symbol >> 4, symbol, 0};
            }
        }

        return {};
    }

private:
    bool fill();
    void fill(uint32_t code, uint32_t length, uint32_t symbol);

    CodePair pair_of(uint32_t bits) const;

    CodePair pairs_[1 << lookup_bits];
    CodeEntry entries_[1 << lookup_bits];
    uint32_t limits_[longest_code + 1];  // above all codes of this length and shorter ones, as 16 bits
    uint32_t offsets_[longest_code + 1];
    uint8_t codes_[longest_code + 256];
    const uint8_t *symbols_ = codes_ + longest_code;
    size_t codes_length_ = 0;
    bool of_dc_ = false;
    bool is_repeated_ = false;
    bool has_pairs_ = false;
};

// The bits of codes whose stuffing has been taken out. Behind their end there have to be zeros, for as much as is read before somebody asks
// whether there was enough.
class CodeBits {
public:
    CodeBits(const uint8_t *begin, const uint8_t *end) : next_(begin), end_(end) {}

    // At least 56 bits are there after this.
    void refill() {
        uint64_t bytes;
        memcpy(&bytes, next_, sizeof bytes);
        bits_ |= __builtin_bswap64(bytes) >> count_;
        next_ += (63 - count_) >> 3;
        count_ |= 56;
    }

    uint64_t bits() const { return bits_; }

    void drop(uint32_t count) {
        bits_ <<= count & 63;
        count_ -= count;
    }

    // A number of 1 to 15 bits: one below half of its range stands for a negative one.
    int32_t number(uint32_t bits) {
        int32_t value = int32_t(bits_ >> (64 - bits));
        int32_t negative = int32_t(~bits_ >> 63);
        drop(bits);
        return value - (negative << bits) + negative;
    }

    // What has been read and not been there, in bytes, if any; less than none where bytes are left.
    int64_t bits_beyond() const { return (next_ - end_) * 8 - int64_t(count_); }

private:
    uint64_t bits_ = 0;
    uint64_t count_ = 0;
    const uint8_t *next_;
    const uint8_t *end_;
};

}  // namespace selfsame
