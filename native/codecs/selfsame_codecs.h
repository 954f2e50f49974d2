/* Picture codecs of Selfsame: the whole C ABI of libselfsame_codecs.so.
 *
 * Every function that can fail returns a status; the reason of the last failure on the calling thread is one line of UTF-8. Nothing is
 * printed, nothing exits, no C++ exception crosses. Functions may be called from many threads; one reader belongs to one thread at a time.
 */
#ifndef SELFSAME_CODECS_H
#define SELFSAME_CODECS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SELFSAME_CODECS_API __attribute__((visibility("default")))

enum selfsame_codecs_status {
    SELFSAME_CODECS_DONE = 0,
    SELFSAME_CODECS_DAMAGED = 1,     /* truncated or corrupt */
    SELFSAME_CODECS_UNSUPPORTED = 2, /* a valid file of a kind that is not read, such as 12-bit JPEG */
    SELFSAME_CODECS_TOO_LARGE = 3,   /* needs more memory than allowed; nothing was allocated */
    SELFSAME_CODECS_UNKNOWN = 4,     /* not a file of a format that is read */
    SELFSAME_CODECS_MEMORY = 5,      /* out of memory */
    SELFSAME_CODECS_USAGE = 6,       /* called wrongly */
    SELFSAME_CODECS_UNREADABLE = 7,  /* a file that is not there, may not be read, is no plain file, or is being written to */
};

enum selfsame_codecs_format {
    SELFSAME_CODECS_JPEG = 1,
    SELFSAME_CODECS_PNG = 2,
    SELFSAME_CODECS_BMP = 3,
    SELFSAME_CODECS_PNM = 4,
    SELFSAME_CODECS_WEBP = 5,
    SELFSAME_CODECS_TIFF = 6,
};

typedef struct selfsame_picture_info {
    int32_t format;      /* selfsame_codecs_format */
    int32_t width;       /* as decoded, after the EXIF orientation */
    int32_t height;
    int32_t channels;    /* as decoded: 1 gray, 2 gray and alpha, 3 RGB, 4 RGBA */
    int32_t bits;        /* as decoded: 8, 16 (host byte order) or 32 (single precision, 0 black and 1 white) */
    int32_t orientation; /* EXIF, 1 to 8; 1 is upright */
    int32_t croppable;   /* 1 if reading a part costs less than reading the whole: JPEG of one scan */
} selfsame_picture_info;

typedef struct selfsame_picture_reader selfsame_picture_reader;

/* Reads a whole file into the caller's memory, which has room for capacity bytes: more than the file's by one, which tells if the file grows
 * meanwhile. *length is the file's length, also with SELFSAME_CODECS_TOO_LARGE, where the memory is too small and nothing has been read. */
SELFSAME_CODECS_API int32_t selfsame_file_read(const char *path, uint8_t *destination, int64_t capacity, int64_t *length);

/* The same where the length is known: length + 1 bytes of memory, and a call of the system less. A file of another length is refused. */
SELFSAME_CODECS_API int32_t selfsame_file_read_known(const char *path, uint8_t *destination, int64_t length);

/* Reads the header. The file's memory is borrowed until the reader is closed. A picture whose decoding needs more than maximum_bytes is
 * refused. On success the caller owns *reader and closes it; on failure *reader is null. */
SELFSAME_CODECS_API int32_t selfsame_picture_open(const uint8_t *file, int64_t length, int64_t maximum_bytes,
                                                  selfsame_picture_reader **reader, selfsame_picture_info *info);

/* Decodes into the caller's memory: height x width x channels values, interleaved, no padding; length is its size in bytes and must be
 * exact. Once per reader. */
SELFSAME_CODECS_API int32_t selfsame_picture_read(selfsame_picture_reader *reader, uint8_t *destination, int64_t length);

/* Decodes a rectangle of the upright picture, to the same values that the whole decode has there; the rest of the file is looked through for
 * damage all the same. length is height x width x channels bytes. Only for croppable pictures, and once per reader. */
SELFSAME_CODECS_API int32_t selfsame_picture_read_part(selfsame_picture_reader *reader, int32_t left, int32_t top, int32_t width,
                                                       int32_t height, uint8_t *destination, int64_t length);

/* Frees a reader; null is allowed. */
SELFSAME_CODECS_API void selfsame_picture_close(selfsame_picture_reader *reader);

/* Encodes 8-bit interleaved pixels of 1 to 4 channels as PNG; level is zlib's, 0 to 9. On success the caller owns *file and frees it with
 * selfsame_codecs_free. */
SELFSAME_CODECS_API int32_t selfsame_png_write(const uint8_t *pixels, int32_t width, int32_t height, int32_t channels, int32_t level,
                                               uint8_t **file, int64_t *length);

/* Frees memory that this library handed out; null is allowed. */
SELFSAME_CODECS_API void selfsame_codecs_free(uint8_t *memory);

/* Why the last call on this thread failed. Valid until the next call on this thread. */
SELFSAME_CODECS_API const char *selfsame_codecs_last_error(void);

/* "libjpeg-turbo 2.1.5, libpng 1.6.39, libwebp 1.2.4, libtiff 4.5.0". Static. */
SELFSAME_CODECS_API const char *selfsame_codecs_versions(void);

#ifdef __cplusplus
}
#endif
#endif
