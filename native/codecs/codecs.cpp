// The C ABI: checks arguments, tells formats apart, keeps C++ on this side.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>
#include <webp/decode.h>

#include "failure.h"
#include "reader.h"

namespace {

using selfsame::fail;

bool begins(const uint8_t *file, int64_t length, const char *signature, int64_t count) {
    return length >= count && memcmp(file, signature, size_t(count)) == 0;
}

// Its first 128 bytes may be anything, also the head of a TIFF.
bool is_dicom(const uint8_t *file, int64_t length) { return length >= 132 && memcmp(file + 128, "DICM", 4) == 0; }

// The name of a format that is recognised but not read, for the message; null if the bytes mean nothing.
const char *foreign_format(const uint8_t *file, int64_t length) {
    if (begins(file, length, "GIF8", 4)) return "GIF";
    if (is_dicom(file, length)) return "DICOM";
    if (length >= 3 && file[0] == 'P' && (file[1] == '7' || file[1] == 'F' || file[1] == 'f') && file[2] == '\n') return "PAM or PFM";
    if (begins(file, length, "\0\0\0\x0CjP", 6)) return "JPEG 2000";
    if (length >= 12 && memcmp(file + 4, "ftypavif", 8) == 0) return "AVIF";
    if (length >= 12 && memcmp(file + 4, "ftyphei", 7) == 0) return "HEIF";
    return nullptr;
}

bool is_netpbm(const uint8_t *file, int64_t length) {
    return length >= 3 && file[0] == 'P' && file[1] >= '1' && file[1] <= '6' && (file[2] == '#' || file[2] == ' ' || (file[2] >= 9 && file[2] <= 13));
}

bool is_webp(const uint8_t *file, int64_t length) { return begins(file, length, "RIFF", 4) && length >= 12 && memcmp(file + 8, "WEBP", 4) == 0; }

bool is_tiff(const uint8_t *file, int64_t length) {
    if (is_dicom(file, length)) {
        return false;
    }

    // The second pair is BigTIFF.
    return begins(file, length, "II*\0", 4) || begins(file, length, "MM\0*", 4) || begins(file, length, "II+\0", 4) || begins(file, length, "MM\0+", 4);
}

int32_t choose(const uint8_t *file, int64_t length, selfsame_picture_reader **reader) {
    if (length == 0) {
        return fail(SELFSAME_CODECS_DAMAGED, "the file is empty");
    }

    if (begins(file, length, "\xFF\xD8", 2)) {
        *reader = selfsame::make_jpeg_reader(file, size_t(length));
    } else if (begins(file, length, "\x89PNG\r\n\x1A\n", 8)) {
        *reader = selfsame::make_png_reader(file, size_t(length));
    } else if (begins(file, length, "BM", 2)) {
        *reader = selfsame::make_bitmap_reader(file, size_t(length));
    } else if (is_netpbm(file, length)) {
        *reader = selfsame::make_netpbm_reader(file, size_t(length));
    } else if (is_webp(file, length)) {
        *reader = selfsame::make_webp_reader(file, size_t(length));
    } else if (is_tiff(file, length)) {
        *reader = selfsame::make_tiff_reader(file, size_t(length));
    } else if (length < 8) {
        return fail(SELFSAME_CODECS_DAMAGED, "the file has only %lld bytes", static_cast<long long>(length));
    } else if (memcmp(file + 1, "PNG", 3) == 0 || begins(file, length, "\x89", 1)) {
        return fail(SELFSAME_CODECS_DAMAGED, "the PNG signature is corrupt");
    } else {
        const char *format = foreign_format(file, length);
        return format != nullptr ? fail(SELFSAME_CODECS_UNKNOWN, "it is %s; JPEG, PNG, WebP, TIFF, BMP and PNM are read", format)
                                 : fail(SELFSAME_CODECS_UNKNOWN, "it begins with the signature of none of JPEG, PNG, WebP, TIFF, BMP and PNM");
    }

    return *reader != nullptr ? SELFSAME_CODECS_DONE : fail(SELFSAME_CODECS_MEMORY, "no memory for a reader");
}

}  // namespace

int32_t selfsame_picture_open(const uint8_t *file, int64_t length, int64_t maximum_bytes, selfsame_picture_reader **reader,
                              selfsame_picture_info *info) {
    if (reader == nullptr || info == nullptr || length < 0 || (file == nullptr && length > 0)) {
        return fail(SELFSAME_CODECS_USAGE, "selfsame_picture_open was given no file, reader or info");
    }

    *reader = nullptr;
    *info = selfsame_picture_info{};
    selfsame_picture_reader *made = nullptr;
    int32_t status = choose(file, length, &made);
    if (status == SELFSAME_CODECS_DONE) {
        status = made->open(maximum_bytes);
    }

    if (status != SELFSAME_CODECS_DONE) {
        delete made;
        return status;
    }

    *info = made->info;
    *reader = made;
    return SELFSAME_CODECS_DONE;
}

int32_t selfsame_picture_read(selfsame_picture_reader *reader, uint8_t *destination, int64_t length) {
    if (reader == nullptr || destination == nullptr || length != reader->decoded_bytes()) {
        return fail(SELFSAME_CODECS_USAGE, "selfsame_picture_read was given memory of the wrong size");
    }

    if (reader->used) {
        return fail(SELFSAME_CODECS_USAGE, "a picture reader can be read once");
    }

    reader->used = true;
    return reader->read(destination);
}

int32_t selfsame_picture_read_part(selfsame_picture_reader *reader, int32_t left, int32_t top, int32_t width, int32_t height,
                                   uint8_t *destination, int64_t length) {
    if (reader == nullptr || destination == nullptr || reader->used || reader->info.croppable == 0) {
        return fail(SELFSAME_CODECS_USAGE, "a part of a picture can be read once, and only if the picture is croppable");
    }

    const selfsame_picture_info &info = reader->info;
    if (left < 0 || top < 0 || width < 1 || height < 1 || width > info.width - left || height > info.height - top ||
        length != int64_t(width) * height * info.channels * (info.bits / 8)) {
        return fail(SELFSAME_CODECS_USAGE, "the part is not within the picture, or its memory has the wrong size");
    }

    reader->used = true;
    return reader->read_part({left, top, width, height}, destination);
}

void selfsame_picture_close(selfsame_picture_reader *reader) { delete reader; }

void selfsame_codecs_free(uint8_t *memory) { free(memory); }

const char *selfsame_codecs_last_error(void) { return selfsame::last_failure(); }

#define SELFSAME_TEXT_OF(x) #x
#define SELFSAME_TEXT(x) SELFSAME_TEXT_OF(x)

#ifdef LIBJPEG_TURBO_VERSION
#define SELFSAME_JPEG_VERSION "libjpeg-turbo " SELFSAME_TEXT(LIBJPEG_TURBO_VERSION)
#else
#define SELFSAME_JPEG_VERSION "libjpeg " SELFSAME_TEXT(JPEG_LIB_VERSION)
#endif

const char *selfsame_codecs_versions(void) {
    struct Versions {
        char text[160];

        Versions() {
            // libtiff speaks of "LIBTIFF, Version 4.5.0" and goes on with its authors in further lines.
            const char *tiff = TIFFGetVersion();
            const char *number = strpbrk(tiff, "0123456789");
            number = number != nullptr ? number : tiff;
            int webp = WebPGetDecoderVersion();
            snprintf(text, sizeof text, "%s, libpng %s, libwebp %d.%d.%d, libtiff %.*s", SELFSAME_JPEG_VERSION, PNG_LIBPNG_VER_STRING, webp >> 16,
                     webp >> 8 & 255, webp & 255, int(strcspn(number, "\n")), number);
        }
    };

    static const Versions versions;
    return versions.text;
}
