// PNG encoding into a growing block of memory.
#include <csetjmp>
#include <cstdlib>
#include <cstring>

#include <png.h>

#include "failure.h"

namespace {

struct Output {
    uint8_t *bytes;
    size_t used;
    size_t size;
    jmp_buf escape;
};

void on_error(png_structp png, png_const_charp text) {
    auto *output = static_cast<Output *>(png_get_error_ptr(png));
    selfsame::fail(SELFSAME_CODECS_MEMORY, "%s", text);
    longjmp(output->escape, 1);
}

void on_warning(png_structp, png_const_charp) {}

void on_write(png_structp png, png_bytep bytes, size_t count) {
    auto *output = static_cast<Output *>(png_get_io_ptr(png));
    if (count > output->size - output->used) {
        size_t size = output->size * 2 + count;
        auto *larger = static_cast<uint8_t *>(realloc(output->bytes, size));
        if (larger == nullptr) {
            png_error(png, "no memory for the encoded picture");
        }

        output->bytes = larger;
        output->size = size;
    }

    memcpy(output->bytes + output->used, bytes, count);
    output->used += count;
}

void on_flush(png_structp) {}

}  // namespace

int32_t selfsame_png_write(const uint8_t *pixels, int32_t width, int32_t height, int32_t channels, int32_t level, uint8_t **file,
                           int64_t *length) {
    static const int colour_types[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA};
    if (pixels == nullptr || file == nullptr || length == nullptr || width < 1 || height < 1 || channels < 1 || channels > 4 || level < 0
        || level > 9) {
        return selfsame::fail(SELFSAME_CODECS_USAGE, "PNG is written from 1 to 4 channels and at least one pixel");
    }

    *file = nullptr;
    *length = 0;
    Output output{};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &output, on_error, on_warning);
    png_infop header = png != nullptr ? png_create_info_struct(png) : nullptr;
    if (header == nullptr) {
        png_destroy_write_struct(&png, nullptr);
        return selfsame::fail(SELFSAME_CODECS_MEMORY, "no memory for a PNG writer");
    }

    if (setjmp(output.escape) != 0) {
        png_destroy_write_struct(&png, &header);
        free(output.bytes);
        return SELFSAME_CODECS_MEMORY;
    }

    png_set_write_fn(png, &output, on_write, on_flush);
    png_set_compression_level(png, level);
    png_set_IHDR(png, header, png_uint_32(width), png_uint_32(height), 8, colour_types[channels - 1], PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, header);
    for (int32_t y = 0; y < height; ++y) {
        png_write_row(png, pixels + size_t(y) * size_t(width) * size_t(channels));
    }

    png_write_end(png, header);
    png_destroy_write_struct(&png, &header);
    *file = output.bytes;
    *length = int64_t(output.used);
    return SELFSAME_CODECS_DONE;
}
