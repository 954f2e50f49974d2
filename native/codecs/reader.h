// What the decoders share: a header first, then one decode into the caller's memory.
#pragma once

#include <cstddef>
#include <cstdint>

#include "orientation.h"
#include "selfsame_codecs.h"

struct selfsame_picture_reader {
    virtual ~selfsame_picture_reader() = default;

    // Reads the header and fills `info`.
    virtual int32_t open(int64_t maximum_bytes) = 0;

    // Decodes the pixels; `destination` has exactly the size that `info` calls for.
    virtual int32_t read(uint8_t *destination) = 0;

    // Decodes a rectangle of the upright picture, for readers whose info says croppable.
    virtual int32_t read_part(const selfsame::Box &box, uint8_t *destination) = 0;

    int64_t decoded_bytes() const { return int64_t(info.width) * info.height * info.channels * (info.bits / 8); }

    selfsame_picture_info info{};
    bool used = false;
};

namespace selfsame {

selfsame_picture_reader *make_jpeg_reader(const uint8_t *file, size_t length);

// Every kind of JPEG, by libjpeg-turbo alone.
selfsame_picture_reader *make_libjpeg_reader(const uint8_t *file, size_t length);

selfsame_picture_reader *make_png_reader(const uint8_t *file, size_t length);

selfsame_picture_reader *make_bitmap_reader(const uint8_t *file, size_t length);

selfsame_picture_reader *make_netpbm_reader(const uint8_t *file, size_t length);

selfsame_picture_reader *make_webp_reader(const uint8_t *file, size_t length);

selfsame_picture_reader *make_tiff_reader(const uint8_t *file, size_t length);

}  // namespace selfsame
