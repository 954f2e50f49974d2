// Windows and OS/2 bitmaps: 1 to 8 bits with a palette, also run-length coded, 16 to 32 bits with or without masks.
#include <cstdlib>
#include <cstring>
#include <new>

#include "failure.h"
#include "reader.h"

namespace selfsame {

namespace {

constexpr int64_t file_header = 14;

class BitmapReader final : public selfsame_picture_reader {
public:
    BitmapReader(const uint8_t *file, size_t length) : file_(file), length_(int64_t(length)) {}

    ~BitmapReader() override { free(indices_); }

    int32_t open(int64_t maximum_bytes) override {
        int64_t size = length_ >= file_header + 12 ? number(14) : 0;
        if (size < 12 || size > length_ - file_header || (size > 12 && size < 16)) {
            return fail(SELFSAME_CODECS_DAMAGED, "the bitmap's header is cut off or of unknown size");
        }

        if (size == 12) {
            columns_ = word(18);
            rows_ = word(20);
            depth_ = word(24);
        } else {
            columns_ = int32_t(number(18));
            rows_ = int32_t(number(22));
            depth_ = word(28);
        }

        is_top_down_ = rows_ < 0;
        rows_ = is_top_down_ ? -rows_ : rows_;
        if (columns_ < 1 || rows_ < 1 || columns_ > INT32_MAX || rows_ > INT32_MAX) {
            return fail(SELFSAME_CODECS_DAMAGED, "a bitmap of %lld x %lld pixels", static_cast<long long>(columns_), static_cast<long long>(rows_));
        }

        int32_t status = read_layout(size);
        return status == SELFSAME_CODECS_DONE ? describe(maximum_bytes) : status;
    }

    int32_t read(uint8_t *destination) override {
        if (is_run_coded_) {
            int32_t status = read_runs();
            if (status != SELFSAME_CODECS_DONE) {
                return status;
            }
        }

        for (int64_t y = 0; y < rows_; ++y) {
            int64_t stored = is_top_down_ ? y : rows_ - 1 - y;
            const uint8_t *row = is_run_coded_ ? indices_ + stored * columns_ : file_ + first_ + stored * row_bytes_;
            for (int64_t x = 0; x < columns_; ++x, destination += info.channels) {
                if (is_run_coded_) {
                    memcpy(destination, palette_[row[x]], 3);
                } else if (depth_ <= 8) {
                    int64_t bit = x * depth_;
                    uint32_t index = uint32_t(row[bit / 8] >> (8 - depth_ - bit % 8)) & ((1u << depth_) - 1);
                    memcpy(destination, palette_[index], 3);
                } else if (depth_ == 24) {
                    destination[0] = row[3 * x + 2];
                    destination[1] = row[3 * x + 1];
                    destination[2] = row[3 * x];
                } else {
                    const uint8_t *pixel = row + x * (depth_ / 8);
                    uint32_t value = depth_ == 16 ? pixel[0] | uint32_t(pixel[1]) << 8 : number_at(pixel);
                    for (int c = 0; c < info.channels; ++c) {
                        destination[c] = masks_[c].pick(value);
                    }
                }
            }
        }

        return SELFSAME_CODECS_DONE;
    }

    int32_t read_part(const Box &, uint8_t *) override { return fail(SELFSAME_CODECS_USAGE, "a bitmap is read whole"); }

private:
    // Some neighbouring bits of a pixel, spread over 0 to 255.
    struct Mask {
        uint32_t bits = 0;

        uint8_t pick(uint32_t value) const {
            if (bits == 0) {
                return 0;
            }

            int shift = __builtin_ctz(bits);
            return uint8_t(uint64_t((value & bits) >> shift) * 255 / (bits >> shift));
        }
    };

    static uint32_t number_at(const uint8_t *bytes) {
        return bytes[0] | uint32_t(bytes[1]) << 8 | uint32_t(bytes[2]) << 16 | uint32_t(bytes[3]) << 24;
    }

    uint32_t number(int64_t at) const { return number_at(file_ + at); }

    int32_t word(int64_t at) const { return file_[at] | file_[at + 1] << 8; }

    int32_t read_layout(int64_t size) {
        uint32_t compression = size >= 40 ? number(30) : 0;
        bool has_masks = (compression == 3 || compression == 6) && size != 64;
        is_run_coded_ = (compression == 1 && depth_ == 8) || (compression == 2 && depth_ == 4);
        if (compression != 0 && !has_masks && !is_run_coded_) {
            return fail(SELFSAME_CODECS_UNSUPPORTED, "a bitmap with compression %u", compression);
        }

        bool is_known = depth_ == 1 || depth_ == 2 || depth_ == 4 || depth_ == 8 || depth_ == 16 || depth_ == 24 || depth_ == 32;
        if (!is_known || (has_masks && depth_ != 16 && depth_ != 32)) {
            return fail(SELFSAME_CODECS_DAMAGED, "a bitmap of %d bits a pixel", depth_);
        }

        static const uint32_t usual[2][3] = {{0x7C00, 0x03E0, 0x001F}, {0xFF0000, 0x00FF00, 0x0000FF}};
        bool has_alpha = has_masks && (size >= 56 || compression == 6);
        if (has_masks && length_ < file_header + 40 + (has_alpha ? 16 : 12)) {
            return fail(SELFSAME_CODECS_DAMAGED, "the bitmap's masks are cut off");
        }

        for (int c = 0; c < 3; ++c) {
            masks_[c].bits = has_masks ? number(file_header + 40 + 4 * c) : usual[depth_ == 32][c];
        }

        masks_[3].bits = has_alpha ? number(file_header + 52) : 0;
        if (depth_ <= 8) {
            read_palette(size);
        }

        return SELFSAME_CODECS_DONE;
    }

    void read_palette(int64_t size) {
        int64_t entry = size == 12 ? 3 : 4;
        int64_t count = int64_t(1) << depth_;
        if (size >= 40 && number(46) != 0 && number(46) < count) {
            count = number(46);
        }

        for (int64_t i = 0; i < count; ++i) {
            int64_t at = file_header + size + i * entry;
            if (at + 3 > length_) {
                break;
            }

            for (int c = 0; c < 3; ++c) {
                palette_[i][c] = file_[at + 2 - c];
            }
        }
    }

    int32_t describe(int64_t maximum_bytes) {
        info.format = SELFSAME_CODECS_BMP;
        info.width = int32_t(columns_);
        info.height = int32_t(rows_);
        info.channels = masks_[3].bits != 0 ? 4 : 3;
        info.bits = 8;
        info.orientation = 1;
        if (columns_ > maximum_bytes / (info.channels + is_run_coded_) / rows_) {
            return fail(SELFSAME_CODECS_TOO_LARGE, "%d x %d pixels, the limit is %lld MiB", info.width, info.height,
                        static_cast<long long>(maximum_bytes >> 20));
        }

        first_ = number(10);
        row_bytes_ = (columns_ * depth_ + 31) / 32 * 4;
        if (first_ < file_header || first_ > length_ || (!is_run_coded_ && first_ + row_bytes_ * rows_ > length_)) {
            return fail(SELFSAME_CODECS_DAMAGED, "the file ends before its last row");
        }

        return SELFSAME_CODECS_DONE;
    }

    // Runs of one index, or of two that alternate, and spans of indices as they are; what is left out has index 0.
    int32_t read_runs() {
        indices_ = static_cast<uint8_t *>(calloc(size_t(columns_), size_t(rows_)));
        if (indices_ == nullptr) {
            return fail(SELFSAME_CODECS_MEMORY, "no memory for the bitmap's indices");
        }

        int64_t x = 0;
        int64_t y = 0;
        for (int64_t at = first_; at + 2 <= length_ && y < rows_;) {
            int64_t count = file_[at];
            uint8_t value = file_[at + 1];
            at += 2;
            if (count > 0) {
                for (int64_t i = 0; i < count; ++i) {
                    put(x++, y, depth_ == 8 ? value : i % 2 == 0 ? value >> 4 : value & 15);
                }
            } else if (value == 0) {
                x = 0;
                ++y;
            } else if (value == 1) {
                return SELFSAME_CODECS_DONE;
            } else if (value == 2) {
                if (at + 2 > length_) {
                    break;
                }

                x += file_[at];
                y += file_[at + 1];
                at += 2;
            } else {
                int64_t bytes = depth_ == 8 ? value : (value + 1) / 2;
                if (at + bytes > length_) {
                    break;
                }

                for (int64_t i = 0; i < value; ++i) {
                    uint8_t byte = file_[at + (depth_ == 8 ? i : i / 2)];
                    put(x++, y, depth_ == 8 ? byte : i % 2 == 0 ? byte >> 4 : byte & 15);
                }

                at += bytes + bytes % 2;
            }
        }

        return y >= rows_ ? SELFSAME_CODECS_DONE : fail(SELFSAME_CODECS_DAMAGED, "the file ends before its last row");
    }

    void put(int64_t x, int64_t y, int index) {
        if (x < columns_) {
            indices_[y * columns_ + x] = uint8_t(index);
        }
    }

    const uint8_t *file_;
    int64_t length_;
    int64_t columns_ = 0;
    int64_t rows_ = 0;
    int64_t first_ = 0;
    int64_t row_bytes_ = 0;
    int32_t depth_ = 0;
    bool is_top_down_ = false;
    bool is_run_coded_ = false;
    uint8_t *indices_ = nullptr;
    Mask masks_[4];
    uint8_t palette_[256][3] = {};
};

}  // namespace

selfsame_picture_reader *make_bitmap_reader(const uint8_t *file, size_t length) { return new (std::nothrow) BitmapReader(file, length); }

}  // namespace selfsame
