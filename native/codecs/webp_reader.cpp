// WebP through libwebp: still pictures, and the first frame of moving ones.
#include <cstdlib>
#include <cstring>
#include <new>

#include <webp/decode.h>
#include <webp/demux.h>

#include "failure.h"
#include "orientation.h"
#include "reader.h"

namespace selfsame {

namespace {

// The caller has seen that the file begins with the twelve bytes of a WebP container.
class WebpReader final : public selfsame_picture_reader {
public:
    WebpReader(const uint8_t *file, size_t length) : file_{file, length} {}

    ~WebpReader() override {
        WebPDemuxReleaseIterator(&frame_);
        WebPDemuxDelete(container_);
        free(stored_);
    }

    int32_t open(int64_t maximum_bytes) override {
        // libwebp takes the lack of what follows the pixels lightly, and without its length a cut-off file cannot be told from a whole one.
        const uint8_t *length = file_.bytes + 4;
        uint64_t promised = 8 + (length[0] | uint64_t(length[1]) << 8 | uint64_t(length[2]) << 16 | uint64_t(length[3]) << 24);
        if (promised > file_.size) {
            return fail(SELFSAME_CODECS_DAMAGED, "the file has %zu of its %llu bytes", file_.size, static_cast<unsigned long long>(promised));
        }

        container_ = WebPDemux(&file_);
        if (container_ == nullptr || WebPDemuxGetFrame(container_, 1, &frame_) == 0) {
            return fail(SELFSAME_CODECS_DAMAGED, "the WebP container is corrupt or holds no picture");
        }

        return describe(maximum_bytes);
    }

    int32_t read(uint8_t *destination) override {
        WebPDecoderConfig config;
        if (WebPInitDecoderConfig(&config) == 0) {
            return fail(SELFSAME_CODECS_UNSUPPORTED, "libwebp is of another version than Selfsame was built with");
        }

        uint8_t *pixels = destination;
        if (info.orientation != 1) {
            pixels = stored_ = static_cast<uint8_t *>(malloc(size_t(decoded_bytes())));
            if (stored_ == nullptr) {
                return fail(SELFSAME_CODECS_MEMORY, "no memory to turn the picture upright");
            }
        }

        size_t stride = size_t(columns_) * size_t(info.channels);
        size_t skipped = size_t(frame_.y_offset) * stride + size_t(frame_.x_offset) * size_t(info.channels);
        if (frame_.width != columns_ || frame_.height != rows_) {
            memset(pixels, 0, size_t(decoded_bytes()));  // a first frame may cover only a part: the rest is transparent, or black
        }

        config.output.colorspace = info.channels == 4 ? MODE_RGBA : MODE_RGB;
        config.output.is_external_memory = 1;
        config.output.u.RGBA.rgba = pixels + skipped;
        config.output.u.RGBA.stride = int(stride);
        config.output.u.RGBA.size = size_t(decoded_bytes()) - skipped;
        VP8StatusCode code = WebPDecode(frame_.fragment.bytes, frame_.fragment.size, &config);
        WebPFreeDecBuffer(&config.output);
        if (code != VP8_STATUS_OK) {
            return refuse(code);
        }

        if (info.orientation != 1) {
            turn_upright(pixels, columns_, rows_, info.channels, info.orientation, destination);
        }

        return SELFSAME_CODECS_DONE;
    }

    // The blocks of a WebP depend on each other, so a part costs as much as the whole.
    int32_t read_part(const Box &, uint8_t *) override { return fail(SELFSAME_CODECS_USAGE, "a WebP is read whole"); }

private:
    static int32_t refuse(VP8StatusCode code) {
        switch (code) {
            case VP8_STATUS_OUT_OF_MEMORY: return fail(SELFSAME_CODECS_MEMORY, "no memory for a WebP decoder");
            case VP8_STATUS_UNSUPPORTED_FEATURE: return fail(SELFSAME_CODECS_UNSUPPORTED, "a WebP feature that libwebp does not know");
            case VP8_STATUS_NOT_ENOUGH_DATA: return fail(SELFSAME_CODECS_DAMAGED, "the picture's data end too early");
            default: return fail(SELFSAME_CODECS_DAMAGED, "the picture's data are corrupt");
        }
    }

    int32_t describe(int64_t maximum_bytes) {
        WebPBitstreamFeatures features;
        VP8StatusCode code = WebPGetFeatures(frame_.fragment.bytes, frame_.fragment.size, &features);
        if (code != VP8_STATUS_OK) {
            return refuse(code);
        }

        int64_t columns = WebPDemuxGetI(container_, WEBP_FF_CANVAS_WIDTH);
        int64_t rows = WebPDemuxGetI(container_, WEBP_FF_CANVAS_HEIGHT);
        if (columns < 1 || rows < 1 || columns > INT32_MAX || rows > INT32_MAX || frame_.width < 1 || frame_.height < 1 || frame_.x_offset < 0 ||
            frame_.y_offset < 0 || frame_.x_offset + int64_t(frame_.width) > columns || frame_.y_offset + int64_t(frame_.height) > rows ||
            features.width != frame_.width || features.height != frame_.height) {
            return fail(SELFSAME_CODECS_DAMAGED, "a frame of %d x %d in a picture of %lld x %lld pixels", frame_.width, frame_.height,
                        static_cast<long long>(columns), static_cast<long long>(rows));
        }

        bool has_alpha = (WebPDemuxGetI(container_, WEBP_FF_FORMAT_FLAGS) & ALPHA_FLAG) != 0;
        columns_ = int32_t(columns);
        rows_ = int32_t(rows);
        info.format = SELFSAME_CODECS_WEBP;
        info.channels = has_alpha ? 4 : 3;
        info.bits = 8;
        info.orientation = orientation();
        info.width = swaps_axes(info.orientation) ? rows_ : columns_;
        info.height = swaps_axes(info.orientation) ? columns_ : rows_;

        // A lossless picture is held in four bytes a pixel besides; the transparency of a lossy one in two.
        bool is_lossless = features.format == 2;
        int64_t pixel = info.channels * (info.orientation == 1 ? 1 : 2) + (is_lossless ? 4 : features.has_alpha ? 2 : 0);
        if (columns > maximum_bytes / pixel / rows) {
            return fail(SELFSAME_CODECS_TOO_LARGE, "%d x %d pixels of %lld bytes, the limit is %lld MiB", info.width, info.height,
                        static_cast<long long>(pixel), static_cast<long long>(maximum_bytes >> 20));
        }

        return SELFSAME_CODECS_DONE;
    }

    int32_t orientation() const {
        static const uint8_t name[6] = {'E', 'x', 'i', 'f', 0, 0};
        WebPChunkIterator chunk;
        int32_t found = 1;
        if (WebPDemuxGetChunk(container_, "EXIF", 1, &chunk) != 0) {
            // Some writers put the name in front that only JPEG needs.
            bool is_named = chunk.chunk.size > sizeof name && memcmp(chunk.chunk.bytes, name, sizeof name) == 0;
            size_t skipped = is_named ? sizeof name : 0;
            found = find_orientation(chunk.chunk.bytes + skipped, chunk.chunk.size - skipped);
            WebPDemuxReleaseChunkIterator(&chunk);
        }

        return found;
    }

    WebPData file_;
    WebPDemuxer *container_ = nullptr;
    WebPIterator frame_{};
    int32_t columns_ = 0;
    int32_t rows_ = 0;
    uint8_t *stored_ = nullptr;
};

}  // namespace

selfsame_picture_reader *make_webp_reader(const uint8_t *file, size_t length) { return new (std::nothrow) WebpReader(file, length); }

}  // namespace selfsame
