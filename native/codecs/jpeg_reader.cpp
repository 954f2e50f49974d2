// JPEG through libjpeg-turbo. Errors leave libjpeg by longjmp, so no object with a destructor lives in a function that calls it.
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

#include <jpeglib.h>

#include <jerror.h>

#include "failure.h"
#include "orientation.h"
#include "reader.h"

namespace selfsame {

namespace {

// Progressive files have some ten scans; one with hundreds only keeps a decoder busy.
constexpr int maximum_scans = 100;

// Columns beside a part that are decoded with it.
constexpr int32_t part_margin = 8;

// Rows that libjpeg hands over at once.
constexpr JDIMENSION band_rows = 8;

// libjpeg-turbo writes colours past the caches where a row begins on a vector, and whoever reads them next waits for memory. Such rows take a way
// round, through some that begin beside one.
constexpr size_t vector_bytes = 32;
constexpr size_t beside_vector = 8;

bool begins_on_vector(const uint8_t *row) { return reinterpret_cast<uintptr_t>(row) % vector_bytes == 0; }

struct ErrorManager {
    jpeg_error_mgr base;
    jmp_buf escape;
    int32_t status;
};

struct Source {
    jpeg_source_mgr base;
    bool ran_out;
};

void leave(j_common_ptr info, int32_t status) {
    auto *errors = reinterpret_cast<ErrorManager *>(info->err);
    char text[JMSG_LENGTH_MAX];
    info->err->format_message(info, text);
    errors->status = fail(status, "%s", text);
    longjmp(errors->escape, 1);
}

void on_error(j_common_ptr info) {
    switch (info->err->msg_code) {
        case JERR_BAD_PRECISION:
        case JERR_SOF_UNSUPPORTED:
        case JERR_ARITH_NOTIMPL:
        case JERR_CONVERSION_NOTIMPL:
            leave(info, SELFSAME_CODECS_UNSUPPORTED);
            break;
        case JERR_OUT_OF_MEMORY:
            leave(info, SELFSAME_CODECS_MEMORY);
            break;
        default:
            leave(info, SELFSAME_CODECS_DAMAGED);
    }
}

// libjpeg carries on after damage and paints the rest gray; a picture that lacks data is worth nothing to training, so it is an error here.
void on_message(j_common_ptr info, int level) {
    if (level >= 0) {
        return;
    }

    switch (info->err->msg_code) {
        case JWRN_HIT_MARKER:
        case JWRN_HUFF_BAD_CODE:
        case JWRN_ARITH_BAD_CODE:
        case JWRN_MUST_RESYNC:
            leave(info, SELFSAME_CODECS_DAMAGED);
            break;
        default:
            break;
    }
}

void on_output(j_common_ptr) {}

void on_progress(j_common_ptr info) {
    if (info->is_decompressor && reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > maximum_scans) {
        auto *errors = reinterpret_cast<ErrorManager *>(info->err);
        errors->status = fail(SELFSAME_CODECS_DAMAGED, "more than %d scans", maximum_scans);
        longjmp(errors->escape, 1);
    }
}

const JOCTET end_of_image[2] = {0xFF, JPEG_EOI};

boolean on_empty(j_decompress_ptr info) {
    auto *source = reinterpret_cast<Source *>(info->src);
    source->ran_out = true;
    source->base.next_input_byte = end_of_image;
    source->base.bytes_in_buffer = sizeof end_of_image;
    return TRUE;
}

void on_skip(j_decompress_ptr info, long count) {
    if (count <= 0) {
        return;
    }

    if (size_t(count) > info->src->bytes_in_buffer) {
        on_empty(info);
    } else {
        info->src->next_input_byte += count;
        info->src->bytes_in_buffer -= size_t(count);
    }
}

void on_source_event(j_decompress_ptr) {}

// Adobe stores inverted inks; Pillow takes every four-component JPEG that way, and so do we. With inverted values red = c k / 255.
void inks_to_colours(const uint8_t *inks, uint8_t *colours, int32_t width) {
    for (int32_t x = 0; x < width; ++x) {
        uint32_t black = inks[3];
        for (int c = 0; c < 3; ++c) {
            uint32_t product = (255u - inks[c]) * black + 128u;
            colours[c] = uint8_t(black - (((product >> 8) + product) >> 8));
        }

        inks += 4;
        colours += 3;
    }
}

class JpegReader final : public selfsame_picture_reader {
public:
    JpegReader(const uint8_t *file, size_t length) {
        memset(&decoder_, 0, sizeof decoder_);
        decoder_.err = jpeg_std_error(&errors_.base);
        errors_.base.error_exit = on_error;
        errors_.base.emit_message = on_message;
        errors_.base.output_message = on_output;
        source_.base.init_source = on_source_event;
        source_.base.term_source = on_source_event;
        source_.base.fill_input_buffer = on_empty;
        source_.base.skip_input_data = on_skip;
        source_.base.resync_to_restart = jpeg_resync_to_restart;
        source_.base.next_input_byte = file;
        source_.base.bytes_in_buffer = length;
        progress_.progress_monitor = on_progress;
    }

    ~JpegReader() override {
        jpeg_destroy_decompress(&decoder_);
        free(stored_);
        free(row_);
        free(band_);
    }

    int32_t open(int64_t maximum_bytes) override {
        if (setjmp(errors_.escape) != 0) {
            return errors_.status;
        }

        jpeg_create_decompress(&decoder_);
        decoder_.src = &source_.base;
        decoder_.progress = &progress_;
        jpeg_save_markers(&decoder_, JPEG_APP0 + 1, 0xFFFF);
        jpeg_read_header(&decoder_, TRUE);
        if (source_.ran_out) {
            return fail(SELFSAME_CODECS_DAMAGED, "the file ends within its header");
        }

        return describe(maximum_bytes);
    }

    int32_t read(uint8_t *destination) override {
        if (setjmp(errors_.escape) != 0) {
            return errors_.status;
        }

        uint8_t *pixels = destination;
        size_t row_bytes = size_t(decoder_.image_width) * size_t(info.channels);
        if (info.orientation != 1) {
            pixels = stored_ = static_cast<uint8_t *>(malloc(row_bytes * decoder_.image_height));
            if (stored_ == nullptr) {
                return fail(SELFSAME_CODECS_MEMORY, "no memory to turn the picture upright");
            }
        }

        jpeg_start_decompress(&decoder_);
        if (decoder_.out_color_space == JCS_CMYK) {
            row_ = static_cast<uint8_t *>(malloc(size_t(decoder_.image_width) * 4));
            if (row_ == nullptr) {
                return fail(SELFSAME_CODECS_MEMORY, "no memory for a row");
            }
        }

        if (!make_band(row_bytes)) {
            return fail(SELFSAME_CODECS_MEMORY, "no memory for rows");
        }

        read_rows(pixels, row_bytes);
        if (lacks_its_end()) {
            return fail(SELFSAME_CODECS_DAMAGED, "the file ends before its last scan");
        }

        if (info.orientation != 1) {
            turn_upright(pixels, int32_t(decoder_.image_width), int32_t(decoder_.image_height), info.channels, info.orientation, destination);
        }

        jpeg_abort_decompress(&decoder_);
        return SELFSAME_CODECS_DONE;
    }

    int32_t read_part(const Box &upright, uint8_t *destination) override {
        if (setjmp(errors_.escape) != 0) {
            return errors_.status;
        }

        Box box = stored_box(upright, int32_t(decoder_.image_width), int32_t(decoder_.image_height), info.orientation);
        uint8_t *pixels = destination;
        if (info.orientation != 1) {
            pixels = stored_ = static_cast<uint8_t *>(malloc(size_t(box.width) * size_t(box.height) * size_t(info.channels)));
            if (stored_ == nullptr) {
                return fail(SELFSAME_CODECS_MEMORY, "no memory to turn the picture upright");
            }
        }

        jpeg_start_decompress(&decoder_);

        // Chroma is interpolated between neighbours: a few columns more, so that none of those wanted is at an edge of what is decoded.
        JDIMENSION first = JDIMENSION(box.left > part_margin ? box.left - part_margin : 0);
        JDIMENSION end = JDIMENSION(box.left + box.width + part_margin);
        JDIMENSION columns = (end < decoder_.output_width ? end : decoder_.output_width) - first;
        if (columns < decoder_.output_width) {
            jpeg_crop_scanline(&decoder_, &first, &columns);
        }

        if (!make_band(size_t(columns) * size_t(decoder_.output_components))) {
            return fail(SELFSAME_CODECS_MEMORY, "no memory for rows");
        }

        read_band(box, int32_t(first), pixels);
        if (lacks_its_end()) {
            return fail(SELFSAME_CODECS_DAMAGED, "the file ends before its last scan");
        }

        if (info.orientation != 1) {
            turn_upright(pixels, box.width, box.height, info.channels, info.orientation, destination);
        }

        jpeg_abort_decompress(&decoder_);
        return SELFSAME_CODECS_DONE;
    }

private:
    int32_t describe(int64_t maximum_bytes) {
        int components = decoder_.num_components;
        if (components != 1 && components != 3 && components != 4) {
            return fail(SELFSAME_CODECS_UNSUPPORTED, "JPEG with %d components", components);
        }

        decoder_.out_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
        info.format = SELFSAME_CODECS_JPEG;
        info.channels = components == 1 ? 1 : 3;
        info.bits = 8;
        info.orientation = orientation();
        info.width = int32_t(swaps_axes(info.orientation) ? decoder_.image_height : decoder_.image_width);
        info.height = int32_t(swaps_axes(info.orientation) ? decoder_.image_width : decoder_.image_height);

        info.croppable = !jpeg_has_multiple_scans(&decoder_);

        int64_t needed = decoded_bytes();
        if (info.orientation != 1) {
            needed *= 2;
        }

        if (jpeg_has_multiple_scans(&decoder_)) {
            // libjpeg keeps every coefficient, in 16 bits, until the last scan.
            needed += int64_t(info.width) * info.height * components * 2;
        }

        if (needed > maximum_bytes) {
            return fail(SELFSAME_CODECS_TOO_LARGE, "%d x %d pixels need %lld MiB, the limit is %lld MiB", info.width, info.height,
                        static_cast<long long>(needed >> 20), static_cast<long long>(maximum_bytes >> 20));
        }

        return SELFSAME_CODECS_DONE;
    }

    // A baseline file that misses only its end marker is whole, and libjpeg tells where one misses more. A file of several scans that ends early
    // lacks detail, and arithmetic codes have no end of their own: the decoder would go on with zeros and say nothing.
    bool lacks_its_end() { return source_.ran_out && (jpeg_has_multiple_scans(&decoder_) || decoder_.arith_code); }

    int32_t orientation() const {
        static const uint8_t name[6] = {'E', 'x', 'i', 'f', 0, 0};
        for (jpeg_saved_marker_ptr marker = decoder_.marker_list; marker != nullptr; marker = marker->next) {
            if (marker->data_length > sizeof name && memcmp(marker->data, name, sizeof name) == 0) {
                return find_orientation(marker->data + sizeof name, marker->data_length - sizeof name);
            }
        }

        return 1;
    }

    bool make_band(size_t row_bytes) {
        band_stride_ = (row_bytes + vector_bytes - 1) / vector_bytes * vector_bytes;
        band_ = static_cast<uint8_t *>(malloc(band_stride_ * band_rows + 2 * vector_bytes));
        if (band_ == nullptr) {
            return false;
        }

        first_in_band_ = band_ + (vector_bytes - reinterpret_cast<uintptr_t>(band_) % vector_bytes) + beside_vector;
        return true;
    }

    uint8_t *row_in_band(JDIMENSION i) const { return first_in_band_ + i * band_stride_; }

    void read_rows(uint8_t *pixels, size_t row_bytes) {
        while (decoder_.output_scanline < decoder_.output_height) {
            JSAMPROW rows[band_rows];
            JDIMENSION count = decoder_.output_height - decoder_.output_scanline;
            count = row_ != nullptr ? 1 : count < band_rows ? count : band_rows;
            uint8_t *first = pixels + size_t(decoder_.output_scanline) * row_bytes;
            for (JDIMENSION i = 0; i < count; ++i) {
                uint8_t *row = first + i * row_bytes;
                rows[i] = row_ != nullptr ? row_ : begins_on_vector(row) ? row_in_band(i) : row;
            }

            count = jpeg_read_scanlines(&decoder_, rows, count);
            if (row_ != nullptr) {
                inks_to_colours(row_, first, int32_t(decoder_.image_width));
                continue;
            }

            for (JDIMENSION i = 0; i < count; ++i) {
                if (rows[i] == row_in_band(i)) {
                    memcpy(first + i * row_bytes, rows[i], row_bytes);
                }
            }
        }
    }

    void read_band(const Box &box, int32_t first, uint8_t *pixels) {
        size_t part_bytes = size_t(box.width) * size_t(info.channels);
        JDIMENSION end = JDIMENSION(box.top + box.height);
        JSAMPROW rows[band_rows];
        for (JDIMENSION i = 0; i < band_rows; ++i) {
            rows[i] = row_in_band(i);
        }

        jpeg_skip_scanlines(&decoder_, JDIMENSION(box.top));
        while (decoder_.output_scanline < end) {
            JDIMENSION left = end - decoder_.output_scanline;
            JDIMENSION count = jpeg_read_scanlines(&decoder_, rows, left < band_rows ? left : band_rows);
            for (JDIMENSION i = 0; i < count; ++i, pixels += part_bytes) {
                const uint8_t *from = rows[i] + size_t(box.left - first) * size_t(decoder_.output_components);
                if (decoder_.out_color_space == JCS_CMYK) {
                    inks_to_colours(from, pixels, box.width);
                } else {
                    memcpy(pixels, from, part_bytes);
                }
            }
        }

        // The rest is looked through without being turned into pixels: what is damaged must not depend on what was asked for. A skip to
        // the very end would look at nothing, so the last row is read.
        if (decoder_.output_scanline < decoder_.output_height) {
            jpeg_skip_scanlines(&decoder_, decoder_.output_height - decoder_.output_scanline - 1);
            jpeg_read_scanlines(&decoder_, rows, 1);
        }
    }

    jpeg_decompress_struct decoder_;
    ErrorManager errors_{};
    Source source_{};
    jpeg_progress_mgr progress_{};
    uint8_t *stored_ = nullptr;
    uint8_t *row_ = nullptr;
    uint8_t *band_ = nullptr;
    uint8_t *first_in_band_ = nullptr;
    size_t band_stride_ = 0;
};

}  // namespace

selfsame_picture_reader *make_libjpeg_reader(const uint8_t *file, size_t length) { return new (std::nothrow) JpegReader(file, length); }

}  // namespace selfsame
