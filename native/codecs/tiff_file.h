// A TIFF file in memory, as libtiff sees it, and what libtiff says of it.
#pragma once

#include <cstdarg>
#include <cstddef>
#include <cstdint>

#include <tiffio.h>

namespace selfsame {

class TiffFile {
public:
    TiffFile(const uint8_t *bytes, size_t length) : bytes_(bytes), length_(length) {}
    TiffFile(const TiffFile &) = delete;
    TiffFile &operator=(const TiffFile &) = delete;
    ~TiffFile();

    // Reads the first directory; no single block of libtiff's own may be larger than `maximum_bytes`. False if it cannot be read.
    bool open(int64_t maximum_bytes);

    // From now on warnings count as well: what libtiff only warns of while it decodes (codes that mean nothing, rows that end early) is damage.
    void expect_no_warning();

    // The first complaint, which says what is wrong; those that follow say what came of it. Null if there is none.
    const char *complaint() const { return has_complaint_ ? complaint_ : nullptr; }

    TIFF *handle() const { return tiff_; }

    size_t length() const { return length_; }

private:
    void keep(const char *format, va_list arguments);

    static int on_error(TIFF *, void *self, const char *, const char *format, va_list arguments);
    static int on_warning(TIFF *, void *self, const char *, const char *format, va_list arguments);
    static tmsize_t on_read(thandle_t self, void *bytes, tmsize_t count);
    static tmsize_t on_write(thandle_t self, void *bytes, tmsize_t count);
    static toff_t on_seek(thandle_t self, toff_t offset, int origin);
    static int on_close(thandle_t self);
    static toff_t on_size(thandle_t self);
    static int on_map(thandle_t self, void **base, toff_t *size);
    static void on_unmap(thandle_t self, void *base, toff_t size);

    const uint8_t *bytes_;
    size_t length_;
    uint64_t position_ = 0;
    TIFF *tiff_ = nullptr;
    bool has_complaint_ = false;
    bool heeds_warnings_ = false;
    char complaint_[256] = "";
};

}  // namespace selfsame
