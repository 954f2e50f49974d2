// Ordinary JPEG files, which are nearly all: decoded here, to the values that libjpeg-turbo gives them, in less time. Whatever is not ordinary, or not
// as it should be, is left to libjpeg from its beginning, and so is what to say about it.
#include <cstdlib>
#include <memory>
#include <new>

#include "failure.h"
#include "jpeg_header.h"
#include "jpeg_scan.h"
#include "orientation.h"
#include "reader.h"

namespace selfsame {

#if defined(SELFSAME_JPEG_SCAN)

namespace {

// The instructions that the scan is compiled for.
bool is_supported() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"); }

// One for each thread that decodes, kept for its tables and its memory.
JpegScan *scan_of_thread() {
    thread_local std::unique_ptr<JpegScan> scan(new (std::nothrow) JpegScan);
    return scan.get();
}

class BaselineReader final : public selfsame_picture_reader {
public:
    BaselineReader(const uint8_t *file, size_t length, const JpegHeader &header) : file_(file), length_(length), header_(header) {}

    int32_t open(int64_t maximum_bytes) override {
        maximum_bytes_ = maximum_bytes;
        info.format = SELFSAME_CODECS_JPEG;
        info.channels = header_.components;
        info.bits = 8;
        info.orientation = header_.orientation;
        info.width = swaps_axes(info.orientation) ? header_.height : header_.width;
        info.height = swaps_axes(info.orientation) ? header_.width : header_.height;
        info.croppable = 1;
        return decoded_bytes() * (info.orientation != 1 ? 2 : 1) <= maximum_bytes ? SELFSAME_CODECS_DONE : open_other();
    }

    int32_t read(uint8_t *destination) override { return read_part({0, 0, info.width, info.height}, destination); }

    int32_t read_part(const Box &upright, uint8_t *destination) override {
        if (decode(upright, destination)) {
            return SELFSAME_CODECS_DONE;
        }

        int32_t status = open_other();
        bool is_whole = upright.width == info.width && upright.height == info.height;
        return status != SELFSAME_CODECS_DONE ? status : is_whole ? other_->read(destination) : other_->read_part(upright, destination);
    }

private:
    bool decode(const Box &upright, uint8_t *destination) {
        JpegScan *scan = scan_of_thread();
        if (scan == nullptr) {
            return false;
        }

        Box box = stored_box(upright, header_.width, header_.height, info.orientation);
        const uint8_t *end = file_ + length_;
        if (info.orientation == 1) {
            return scan->decode(header_, end, box, destination);
        }

        std::unique_ptr<uint8_t[]> stored(new (std::nothrow) uint8_t[size_t(box.width) * size_t(box.height) * size_t(info.channels)]);
        if (stored == nullptr || !scan->decode(header_, end, box, stored.get())) {
            return false;
        }

        turn_upright(stored.get(), box.width, box.height, info.channels, info.orientation, destination);
        return true;
    }

    int32_t open_other() {
        other_.reset(make_libjpeg_reader(file_, length_));
        return other_ != nullptr ? other_->open(maximum_bytes_) : fail(SELFSAME_CODECS_MEMORY, "no memory for a reader");
    }

    const uint8_t *file_;
    size_t length_;
    JpegHeader header_;
    int64_t maximum_bytes_ = 0;
    std::unique_ptr<selfsame_picture_reader> other_;
};

}  // namespace

selfsame_picture_reader *make_jpeg_reader(const uint8_t *file, size_t length) {
    JpegHeader header;
    if (is_supported() && read_jpeg_header(file, length, &header)) {
        return new (std::nothrow) BaselineReader(file, length, header);
    }

    return make_libjpeg_reader(file, length);
}

#else

selfsame_picture_reader *make_jpeg_reader(const uint8_t *file, size_t length) { return make_libjpeg_reader(file, length); }

#endif

}  // namespace selfsame
