// PBM, PGM and PPM, binary and as text: 1, 8 and 16 bits.
#include <new>

#include "failure.h"
#include "reader.h"

namespace selfsame {

namespace {

class NetpbmReader final : public selfsame_picture_reader {
public:
    NetpbmReader(const uint8_t *file, size_t length) : file_(file), length_(int64_t(length)) {}

    int32_t open(int64_t maximum_bytes) override {
        at_ = 2;
        is_text_ = file_[1] <= '3';
        is_bitmap_ = file_[1] == '1' || file_[1] == '4';
        int64_t columns = number();
        int64_t rows = number();
        highest_ = is_bitmap_ ? 1 : number();
        if (columns < 1 || rows < 1 || highest_ < 1 || highest_ > 65535 || at_ >= length_ || !is_space(file_[at_])) {
            return fail(SELFSAME_CODECS_DAMAGED, "the header needs a width, a height and a highest value up to 65535");
        }

        ++at_;
        info.format = SELFSAME_CODECS_PNM;
        info.width = int32_t(columns);
        info.height = int32_t(rows);
        info.channels = file_[1] == '3' || file_[1] == '6' ? 3 : 1;
        info.bits = highest_ > 255 ? 16 : 8;
        info.orientation = 1;
        if (columns > maximum_bytes / (info.channels * info.bits / 8) / rows) {
            return fail(SELFSAME_CODECS_TOO_LARGE, "%d x %d pixels, the limit is %lld MiB", info.width, info.height,
                        static_cast<long long>(maximum_bytes >> 20));
        }

        return least_bytes() <= length_ - at_ ? SELFSAME_CODECS_DONE : fail(SELFSAME_CODECS_DAMAGED, "the file ends before its last row");
    }

    int32_t read(uint8_t *destination) override {
        if (is_text_) {
            return read_text(destination);
        }

        const uint8_t *from = file_ + at_;
        int64_t count = decoded_bytes() / (info.bits / 8);
        if (is_bitmap_) {
            // A set bit is black; each row begins with a byte of its own.
            int64_t row_bytes = (int64_t(info.width) + 7) / 8;
            for (int64_t y = 0; y < info.height; ++y, from += row_bytes) {
                for (int64_t x = 0; x < info.width; ++x) {
                    *destination++ = (from[x / 8] >> (7 - x % 8) & 1) != 0 ? 0 : 255;
                }
            }
        } else if (info.bits == 8) {
            for (int64_t i = 0; i < count; ++i) {
                destination[i] = uint8_t(spread(from[i], 255));
            }
        } else {
            auto *words = reinterpret_cast<uint16_t *>(destination);
            for (int64_t i = 0; i < count; ++i) {
                words[i] = uint16_t(spread(from[2 * i] << 8 | from[2 * i + 1], 65535));
            }
        }

        return SELFSAME_CODECS_DONE;
    }

    int32_t read_part(const Box &, uint8_t *) override { return fail(SELFSAME_CODECS_USAGE, "a PNM is read whole"); }

private:
    static bool is_space(uint8_t c) { return c == ' ' || (c >= 9 && c <= 13); }

    // Bytes that the values take at least: as text a digit and a space each (the last has none behind it), or in a bitmap the digit alone.
    int64_t least_bytes() const {
        int64_t count = decoded_bytes() / (info.bits / 8);
        if (is_text_) {
            return is_bitmap_ ? count : 2 * count - 1;
        }

        return is_bitmap_ ? (int64_t(info.width) + 7) / 8 * info.height : decoded_bytes();
    }

    int32_t read_text(uint8_t *destination) {
        auto *words = reinterpret_cast<uint16_t *>(destination);
        int64_t count = decoded_bytes() / (info.bits / 8);
        for (int64_t i = 0; i < count; ++i) {
            int64_t value = is_bitmap_ ? digit() : number();
            if (value < 0 || value > highest_) {
                return value < 0 && at_ >= length_
                           ? fail(SELFSAME_CODECS_DAMAGED, "the file ends before its last row")
                           : fail(SELFSAME_CODECS_DAMAGED, "value %lld is no number from 0 to %lld", static_cast<long long>(i + 1),
                                  static_cast<long long>(highest_));
            }

            if (info.bits == 16) {
                words[i] = uint16_t(spread(value, 65535));
            } else {
                destination[i] = uint8_t(is_bitmap_ ? (value != 0 ? 0 : 255) : spread(value, 255));
            }
        }

        return SELFSAME_CODECS_DONE;
    }

    // The next digit of a bitmap, which needs no space behind it; -1 where there is none.
    int64_t digit() {
        skip_space();
        return at_ < length_ && file_[at_] >= '0' && file_[at_] <= '9' ? file_[at_++] - '0' : -1;
    }

    // The next number; -1 where there is none.
    int64_t number() {
        skip_space();
        int64_t value = -1;
        while (at_ < length_ && file_[at_] >= '0' && file_[at_] <= '9') {
            value = (value < 0 ? 0 : value) * 10 + (file_[at_++] - '0');
            if (value > INT32_MAX) {
                return -1;
            }
        }

        return value;
    }

    // Comments run from # to the end of their line.
    void skip_space() {
        while (at_ < length_ && (is_space(file_[at_]) || file_[at_] == '#')) {
            if (file_[at_] == '#') {
                while (at_ < length_ && file_[at_] != '\n') {
                    ++at_;
                }
            } else {
                ++at_;
            }
        }
    }

    int64_t spread(int64_t value, int64_t range) const {
        if (highest_ == range) {
            return value;
        }

        return value >= highest_ ? range : (value * range + highest_ / 2) / highest_;
    }

    const uint8_t *file_;
    int64_t length_;
    int64_t at_ = 0;
    int64_t highest_ = 0;
    bool is_text_ = false;
    bool is_bitmap_ = false;
};

}  // namespace

selfsame_picture_reader *make_netpbm_reader(const uint8_t *file, size_t length) { return new (std::nothrow) NetpbmReader(file, length); }

}  // namespace selfsame
