#include "tiff_file.h"

#include <cstdio>
#include <cstring>

namespace selfsame {

TiffFile::~TiffFile() {
    if (tiff_ != nullptr) {
        TIFFClose(tiff_);
    }
}

bool TiffFile::open(int64_t maximum_bytes) {
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    if (options == nullptr) {
        return false;
    }

    TIFFOpenOptionsSetMaxSingleMemAlloc(options, maximum_bytes);
    TIFFOpenOptionsSetErrorHandlerExtR(options, on_error, this);
    TIFFOpenOptionsSetWarningHandlerExtR(options, on_warning, this);
    tiff_ = TIFFClientOpenExt("TIFF", "r", this, on_read, on_write, on_seek, on_close, on_size, on_map, on_unmap, options);
    TIFFOpenOptionsFree(options);
    return tiff_ != nullptr;
}

void TiffFile::expect_no_warning() {
    heeds_warnings_ = true;
    has_complaint_ = false;
}

void TiffFile::keep(const char *format, va_list arguments) {
    if (!has_complaint_) {
        vsnprintf(complaint_, sizeof complaint_, format, arguments);
        has_complaint_ = true;
    }
}

int TiffFile::on_error(TIFF *, void *self, const char *, const char *format, va_list arguments) {
    static_cast<TiffFile *>(self)->keep(format, arguments);
    return 1;
}

int TiffFile::on_warning(TIFF *, void *self, const char *, const char *format, va_list arguments) {
    auto *file = static_cast<TiffFile *>(self);
    if (file->heeds_warnings_) {
        file->keep(format, arguments);
    }

    return 1;
}

tmsize_t TiffFile::on_read(thandle_t self, void *bytes, tmsize_t count) {
    auto *file = static_cast<TiffFile *>(self);
    uint64_t left = file->position_ < file->length_ ? file->length_ - file->position_ : 0;
    size_t given = count <= 0 ? 0 : uint64_t(count) < left ? size_t(count) : size_t(left);
    if (given > 0) {
        memcpy(bytes, file->bytes_ + file->position_, given);
        file->position_ += given;
    }

    return tmsize_t(given);
}

tmsize_t TiffFile::on_write(thandle_t, void *, tmsize_t) { return 0; }

toff_t TiffFile::on_seek(thandle_t self, toff_t offset, int origin) {
    auto *file = static_cast<TiffFile *>(self);
    file->position_ = offset + (origin == SEEK_CUR ? file->position_ : origin == SEEK_END ? file->length_ : 0);
    return file->position_;
}

int TiffFile::on_close(thandle_t) { return 0; }

toff_t TiffFile::on_size(thandle_t self) { return static_cast<TiffFile *>(self)->length_; }

// libtiff reads from mapped memory and never writes to it.
int TiffFile::on_map(thandle_t self, void **base, toff_t *size) {
    auto *file = static_cast<TiffFile *>(self);
    *base = const_cast<uint8_t *>(file->bytes_);
    *size = file->length_;
    return 1;
}

void TiffFile::on_unmap(thandle_t, void *, toff_t) {}

}  // namespace selfsame
