// PNG through libpng. Errors leave libpng by longjmp, so no object with a destructor lives in a function that calls it.
#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <new>

#include <png.h>

#include "failure.h"
#include "orientation.h"
#include "reader.h"

namespace selfsame {

namespace {

// deflate cannot shrink by more than this, so a file that is shorter still cannot hold the picture its header promises.
constexpr int64_t best_compression = 1032;

constexpr char ends_too_early[] = "the file ends too early";

class PngReader final : public selfsame_picture_reader {
public:
    PngReader(const uint8_t *file, size_t length) : next_(file), left_(length), length_(length) {}

    ~PngReader() override {
        png_destroy_read_struct(&png_, &header_, nullptr);
        free(stored_);
    }

    int32_t open(int64_t maximum_bytes) override {
        png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, on_error, on_warning);
        header_ = png_ != nullptr ? png_create_info_struct(png_) : nullptr;
        if (header_ == nullptr) {
            return fail(SELFSAME_CODECS_MEMORY, "no memory for a PNG reader");
        }

        if (setjmp(escape_) != 0) {
            return status_;
        }

        png_set_read_fn(png_, this, on_read);
        png_set_user_limits(png_, 1 << 24, 1 << 24);
        png_set_chunk_cache_max(png_, 64);
        png_set_chunk_malloc_max(png_, 4 << 20);
        skip_unused_chunks();
        if (!has_whole_exif()) {
            png_error(png_, ends_too_early);
        }

        png_read_info(png_, header_);
        return describe(maximum_bytes);
    }

    int32_t read(uint8_t *destination) override {
        if (setjmp(escape_) != 0) {
            return status_;
        }

        uint8_t *pixels = destination;
        png_uint_32 rows = png_get_image_height(png_, header_);
        png_uint_32 columns = png_get_image_width(png_, header_);
        int32_t pixel = info.channels * (info.bits / 8);
        size_t row_bytes = size_t(columns) * size_t(pixel);
        if (info.orientation != 1) {
            pixels = stored_ = static_cast<uint8_t *>(malloc(row_bytes * rows));
            if (stored_ == nullptr) {
                return fail(SELFSAME_CODECS_MEMORY, "no memory to turn the picture upright");
            }
        }

        for (int pass = 0; pass < passes_; ++pass) {
            for (png_uint_32 y = 0; y < rows; ++y) {
                png_read_row(png_, pixels + size_t(y) * row_bytes, nullptr);
            }
        }

        png_read_end(png_, nullptr);  // the check sum of the last data is only looked at here
        if (info.orientation != 1) {
            turn_upright(pixels, int32_t(columns), int32_t(rows), pixel, info.orientation, destination);
        }

        return SELFSAME_CODECS_DONE;
    }

    // The rows of a PNG depend on each other, so a part costs as much as the whole.
    int32_t read_part(const Box &, uint8_t *) override { return fail(SELFSAME_CODECS_USAGE, "a PNG is read whole"); }

private:
    static void on_error(png_structp png, png_const_charp text) {
        auto *reader = static_cast<PngReader *>(png_get_error_ptr(png));
        reader->status_ = fail(SELFSAME_CODECS_DAMAGED, "%s", text);
        longjmp(reader->escape_, 1);
    }

    static void on_warning(png_structp, png_const_charp) {}

    static void on_read(png_structp png, png_bytep bytes, size_t count) {
        auto *reader = static_cast<PngReader *>(png_get_io_ptr(png));
        if (count > reader->left_) {
            png_error(png, ends_too_early);
        }

        memcpy(bytes, reader->next_, count);
        reader->next_ += count;
        reader->left_ -= count;
    }

    // libpng takes memory for the whole of an eXIf chunk, whatever the limits are, before it looks for the bytes.
    bool has_whole_exif() const {
        constexpr size_t signature = 8, frame = 12;  // of a chunk: length, name and check sum
        for (size_t at = signature; at + frame <= length_;) {
            const uint8_t *chunk = next_ + at;
            size_t left = length_ - at - frame, length = png_get_uint_32(chunk);
            if (memcmp(chunk + 4, "IDAT", 4) == 0) {
                return true;
            }

            if (length > left) {
                return memcmp(chunk + 4, "eXIf", 4) != 0;
            }

            at += frame + length;
        }

        return true;
    }

    // Text and profiles are not needed, and compressed ones can blow up.
    void skip_unused_chunks() {
        static const png_byte names[] = {'i', 'C', 'C', 'P', 0, 'i', 'T', 'X', 't', 0, 't', 'E', 'X', 't', 0, 'z', 'T', 'X', 't', 0,
                                         's', 'P', 'L', 'T', 0, 'h', 'I', 'S', 'T', 0, 'p', 'C', 'A', 'L', 0, 's', 'C', 'A', 'L', 0};
        png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER, nullptr, 0);
        png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER, names, int(sizeof names / 5));
    }

    int32_t describe(int64_t maximum_bytes) {
        int64_t columns = png_get_image_width(png_, header_);
        int64_t rows = png_get_image_height(png_, header_);
        int depth = png_get_bit_depth(png_, header_);
        int colour = png_get_color_type(png_, header_);
        bool is_keyed = png_get_valid(png_, header_, PNG_INFO_tRNS) != 0;
        info.format = SELFSAME_CODECS_PNG;
        info.channels = (colour & PNG_COLOR_MASK_COLOR ? 3 : 1) + (colour & PNG_COLOR_MASK_ALPHA || is_keyed ? 1 : 0);
        info.bits = depth == 16 ? 16 : 8;
        info.orientation = orientation();
        info.width = int32_t(swaps_axes(info.orientation) ? rows : columns);
        info.height = int32_t(swaps_axes(info.orientation) ? columns : rows);

        // libpng keeps two rows of its own, of up to 8 bytes a pixel.
        int64_t needed = decoded_bytes() * (info.orientation == 1 ? 1 : 2) + columns * 16;
        if (needed > maximum_bytes) {
            return fail(SELFSAME_CODECS_TOO_LARGE, "%d x %d pixels need %lld MiB, the limit is %lld MiB", info.width, info.height,
                        static_cast<long long>(needed >> 20), static_cast<long long>(maximum_bytes >> 20));
        }

        if (columns * rows * depth * png_get_channels(png_, header_) / 8 / best_compression > int64_t(length_)) {
            return fail(SELFSAME_CODECS_DAMAGED, "%d x %d pixels cannot be in %zu bytes", info.width, info.height, length_);
        }

        return prepare();
    }

    int32_t prepare() {
        png_set_expand(png_);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        if (info.bits == 16) {
            png_set_swap(png_);
        }
#endif
        passes_ = png_set_interlace_handling(png_);
        png_read_update_info(png_, header_);
        if (png_get_channels(png_, header_) != info.channels || png_get_bit_depth(png_, header_) != info.bits) {
            return fail(SELFSAME_CODECS_UNSUPPORTED, "libpng gives %d channels of %d bits where %d of %d were expected",
                        png_get_channels(png_, header_), png_get_bit_depth(png_, header_), info.channels, info.bits);
        }

        return SELFSAME_CODECS_DONE;
    }

    int32_t orientation() {
#ifdef PNG_eXIf_SUPPORTED
        png_uint_32 length = 0;
        png_bytep block = nullptr;
        if (png_get_eXIf_1(png_, header_, &length, &block) != 0 && block != nullptr) {
            return find_orientation(block, length);
        }
#endif
        return 1;
    }

    png_structp png_ = nullptr;
    png_infop header_ = nullptr;
    jmp_buf escape_;
    int32_t status_ = SELFSAME_CODECS_DAMAGED;
    const uint8_t *next_;
    size_t left_;
    size_t length_;
    int passes_ = 1;
    uint8_t *stored_ = nullptr;
};

}  // namespace

selfsame_picture_reader *make_png_reader(const uint8_t *file, size_t length) { return new (std::nothrow) PngReader(file, length); }

}  // namespace selfsame
