// Compiled for AVX2 and BMI2: to be called only where the processor has them.
#include "jpeg_scan.h"

#include <cstdlib>
#include <cstring>

#include "jpeg_coefficients.h"
#include "jpeg_rows.h"

namespace selfsame {

namespace {

// Zeros behind a segment: more than the codes of an MCU can take.
constexpr size_t zeros_behind = 2048;

constexpr size_t kept_memory = 1 << 20;

// Before a row of samples, so that the one before the first can be read.
constexpr size_t row_margin = 32;

// Samples of chroma that a pixel depends on lie one further; two pixels, where chroma is half as wide.
constexpr int32_t dependence = 2;

// Bytes of codes for which a table of pairs is worth making, even if no other file has these codes.
constexpr int64_t worth_pairs = 16 << 10;

constexpr uint8_t first_restart = 0xD0;

int32_t divided_up(int32_t a, int32_t b) { return (a + b - 1) / b; }

}  // namespace

ScanMemory::~ScanMemory() { free(bytes_); }

uint8_t *ScanMemory::reserve(size_t bytes) {
    if (bytes > length_) {
        free(bytes_);
        length_ = (bytes + bytes / 4 + 63) / 64 * 64;
        bytes_ = static_cast<uint8_t *>(aligned_alloc(64, length_));
        length_ = bytes_ != nullptr ? length_ : 0;
    }

    return bytes_;
}

void ScanMemory::shrink() {
    if (length_ > kept_memory) {
        free(bytes_);
        bytes_ = nullptr;
        length_ = 0;
    }
}

bool JpegScan::decode(const JpegHeader &header, const uint8_t *end, const Box &box, uint8_t *pixels) {
    header_ = &header;
    box_ = box;
    pixels_ = pixels;
    next_ = header.scan;
    end_ = end;
    restarts_ = 0;
    pending_count_ = 0;
    bool done = prepare_tables() && prepare_planes() && next_segment();
    int32_t rows = divided_up(header.height, header.down * jpeg_block);
    int32_t written = box.top;
    for (int32_t row = 0; done && row < rows; ++row) {
        done = decode_mcu_row(row);
        if (done && row >= first_row_ && row < end_row_) {
            finish_pending();

            // With chroma of half the height, the last row waits for the chroma below.
            int32_t ready = row == rows - 1 ? header.height : (row + 1) * header.down * jpeg_block - (header.down - 1);
            int32_t until = ready < box.top + box.height ? ready : box.top + box.height;
            if (until > written) {
                write_rows(written, until);
                written = until;
            }
        }
    }

    if (!done) {
        memset(blocks_, 0, sizeof blocks_);
    }

    codes_.shrink();
    samples_.shrink();
    return done && bits_.bits_beyond() <= 0;
}

bool JpegScan::prepare_tables() {
    for (int i = 0; i < header_->components; ++i) {
        const JpegComponent &component = header_->component[i];
        planes_[i].dc = &dc_[i];
        planes_[i].ac = &ac_[i];
        planes_[i].steps = steps_[i];
        planes_[i].predicted = 0;
        if (i == 2 && component.dc == header_->component[1].dc && component.ac == header_->component[1].ac) {
            planes_[i].dc = &dc_[1];
            planes_[i].ac = &ac_[1];
        } else if (!dc_[i].make(component.dc, true) || !ac_[i].make(component.ac, false)) {
            return false;
        } else if (ac_[i].is_repeated() || end_ - header_->scan >= worth_pairs) {
            ac_[i].make_pairs();
        }

        for (int k = 0; k < block_values; ++k) {
            steps_[i][natural_order[k]] = component.steps[k];
        }
    }

    return true;
}

bool JpegScan::prepare_planes() {
    int32_t width = header_->across * jpeg_block, height = header_->down * jpeg_block;
    int32_t rows = divided_up(header_->height, height);
    mcu_columns_ = divided_up(header_->width, width);
    until_restart_ = header_->restart_interval;
    first_column_ = (box_.left > dependence ? box_.left - dependence : 0) / width;
    first_row_ = (box_.top > dependence ? box_.top - dependence : 0) / height;
    end_column_ = divided_up(box_.left + box_.width + dependence, width);
    end_row_ = divided_up(box_.top + box_.height + dependence, height);
    end_column_ = end_column_ < mcu_columns_ ? end_column_ : mcu_columns_;
    end_row_ = end_row_ < rows ? end_row_ : rows;

    size_t needed = 0;
    for (int i = 0; i < header_->components; ++i) {
        const JpegComponent &component = header_->component[i];
        Plane &plane = planes_[i];
        plane.rows = component.down * jpeg_block;
        plane.width = divided_up(header_->width * component.across, header_->across);
        plane.height = divided_up(header_->height * component.down, header_->down);
        plane.stride = size_t(end_column_ - first_column_) * size_t(component.across * jpeg_block) + row_margin + row_slack;
        needed += size_t(2 * plane.rows) * plane.stride;
    }

    size_t chroma = (ChromaRow::room(size_t(box_.width) / 2 + 2) + 63) / 64 * 64;
    uint8_t *memory = samples_.reserve(needed + 2 * chroma + row_slack);
    if (memory == nullptr) {
        return false;
    }

    for (int i = 0; i < 2; ++i, memory += chroma) {
        chroma_memory_[i] = memory;
    }

    for (int i = 0; i < header_->components; ++i) {
        planes_[i].samples = memory + row_margin;
        memory += size_t(2 * planes_[i].rows) * planes_[i].stride;
    }

    return true;
}

// Takes the stuffing out of the codes up to the next marker.
bool JpegScan::next_segment() {
    uint8_t *begin = codes_.reserve(size_t(end_ - next_) + zeros_behind);
    if (begin == nullptr) {
        return false;
    }

    uint8_t *target = begin;
    while (next_ < end_) {
        auto *marker = static_cast<const uint8_t *>(memchr(next_, 0xFF, size_t(end_ - next_)));
        bool is_stuffed = marker != nullptr && end_ - marker >= 2 && marker[1] == 0;
        const uint8_t *stop = marker == nullptr ? end_ : marker + (is_stuffed ? 1 : 0);
        memcpy(target, next_, size_t(stop - next_));
        target += stop - next_;
        next_ = stop + (is_stuffed ? 1 : 0);
        if (!is_stuffed) {
            break;
        }
    }

    memset(target, 0, zeros_behind);
    bits_ = CodeBits(begin, target);
    return true;
}

// The next restart marker has to follow, with no more than a part of a byte left before it.
bool JpegScan::end_of_segment(const CodeBits &bits) {
    int64_t beyond = bits.bits_beyond();
    if (beyond > 0 || beyond <= -8 || end_ - next_ < 2 || next_[0] != 0xFF || next_[1] != first_restart + (restarts_ & 7)) {
        return false;
    }

    next_ += 2;
    ++restarts_;
    until_restart_ = header_->restart_interval;
    for (int i = 0; i < header_->components; ++i) {
        planes_[i].predicted = 0;
    }

    return next_segment();
}

bool JpegScan::decode_mcu_row(int32_t row) {
    CodeBits bits = bits_;
    bool is_needed = row >= first_row_ && row < end_row_;
    for (int32_t column = 0; column < mcu_columns_; ++column) {
        if (header_->restart_interval != 0) {
            if (until_restart_ == 0) {
                if (!end_of_segment(bits)) {
                    return false;
                }

                bits = bits_;
            }

            --until_restart_;
        }

        bool kept = is_needed && column >= first_column_ && column < end_column_;
        if (!(kept ? decode_mcu<true>(bits, row, column) : decode_mcu<false>(bits, row, column)) || bits.bits_beyond() > 0) {
            return false;
        }
    }

    bits_ = bits;
    return true;
}

template <bool kept>
inline bool JpegScan::decode_mcu(CodeBits &bits, int32_t row, int32_t column) {
    for (int i = 0; i < header_->components; ++i) {
        Plane &plane = planes_[i];
        const JpegComponent &component = header_->component[i];
        for (int y = 0; y < component.down; ++y) {
            uint8_t *target = nullptr;
            if (kept) {
                target = plane.row(row * plane.rows + y * jpeg_block) + size_t(column - first_column_) * size_t(component.across * jpeg_block);
            }

            for (int x = 0; x < component.across; ++x, target += kept ? jpeg_block : 0) {
                int32_t difference;
                bool is_flat;
                int16_t *block = blocks_[pending_count_];
                if (!decode_difference(bits, *plane.dc, &difference) || !decode_rest<kept>(bits, *plane.ac, block, &is_flat)) {
                    return false;
                }

                plane.predicted += difference;
                if (plane.predicted != int16_t(plane.predicted)) {
                    return false;
                }

                if (kept && is_flat) {
                    fill_block(int16_t(plane.predicted), plane.steps[0], target, plane.stride);
                } else if (kept) {
                    block[0] = int16_t(plane.predicted);
                    add_pending(plane.steps, target, plane.stride);
                }
            }
        }
    }

    return true;
}

inline void JpegScan::add_pending(int16_t *steps, uint8_t *target, size_t stride) {
    pending_[pending_count_++] = {steps, target, stride};
    if (pending_count_ == 2) {
        transform_two_blocks(blocks_[0], pending_[0].steps, pending_[0].target, pending_[0].stride, blocks_[1], steps, target, stride);
        pending_count_ = 0;
    }
}

void JpegScan::finish_pending() {
    if (pending_count_ == 1) {
        // The second is one of zeros, and written first over what the other half is to overwrite.
        const Pending &last = pending_[0];
        alignas(64) uint8_t unused[block_values];
        transform_two_blocks(blocks_[0], last.steps, last.target, last.stride, blocks_[1], last.steps, unused, jpeg_block);
        pending_count_ = 0;
    }
}

const uint8_t *JpegScan::chroma(const Plane &plane, int place, int32_t y, int32_t left) {
    int32_t row = y / header_->down;
    const uint8_t *at = plane.row(row);
    if (header_->across == 1) {
        return at + left;
    }

    const uint8_t *beside = nullptr;
    if (header_->down == 2) {
        int32_t other = y % 2 == 0 ? row - 1 : row + 1;
        beside = plane.row(other < 0 ? 0 : other < plane.height ? other : plane.height - 1);
    }

    // Pixels left and right are of the samples first to last.
    int32_t origin = first_column_ * jpeg_block;
    int32_t first = box_.left / 2, last = (box_.left + box_.width - 1) / 2;
    ChromaRow row_of_chroma(chroma_memory_[place], size_t(last - first + 1));
    return row_of_chroma.interpolate(at + first - origin, beside != nullptr ? beside + first - origin : nullptr, size_t(last - first + 1), first == 0,
                                     last == plane.width - 1) +
           box_.left % 2;
}

void JpegScan::write_rows(int32_t first, int32_t end) {
    size_t width = size_t(box_.width);
    int32_t left = box_.left - first_column_ * header_->across * jpeg_block;
    uint8_t *target = pixels_ + size_t(first - box_.top) * width * size_t(header_->components);
    for (int32_t y = first; y < end; ++y, target += width * size_t(header_->components)) {
        const uint8_t *luma = planes_[0].row(y) + left;
        if (header_->components == 1) {
            memcpy(target, luma, width);
        } else {
            write_colours(luma, chroma(planes_[1], 0, y, left), chroma(planes_[2], 1, y, left), width, target);
        }
    }
}

}  // namespace selfsame
