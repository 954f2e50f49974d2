// TIFF through libtiff: the first picture of a file, from strips or tiles.
#include <cstdlib>
#include <new>

#include "failure.h"
#include "orientation.h"
#include "reader.h"
#include "tiff_file.h"
#include "tiff_pixels.h"

namespace selfsame {

namespace {

// No compression of those that work on bytes (LZW is the best of them at long runs) shrinks by more than this.
constexpr int64_t best_compression = 4096;

class TiffReader final : public selfsame_picture_reader {
public:
    TiffReader(const uint8_t *file, size_t length) : file_(file, length) {}

    ~TiffReader() override {
        free(chunk_);
        free(stored_);
    }

    int32_t open(int64_t maximum_bytes) override {
        if (!file_.open(maximum_bytes)) {
            return damaged("the header or the directory is corrupt");
        }

        tiff_ = file_.handle();
        return describe(maximum_bytes);
    }

    int32_t read(uint8_t *destination) override {
        uint8_t *pixels = destination;
        if (info.orientation != 1) {
            pixels = stored_ = static_cast<uint8_t *>(malloc(size_t(decoded_bytes())));
        }

        // Cleared: a decoder that gives up early must not leave what was in this memory before.
        chunk_ = static_cast<uint8_t *>(calloc(size_t(planes()), size_t(chunk_bytes_)));
        if (pixels == nullptr || chunk_ == nullptr) {
            return fail(SELFSAME_CODECS_MEMORY, "no memory for a part of the picture");
        }

        file_.expect_no_warning();
        int64_t pixel = info.channels * (info.bits / 8);
        for (int64_t top = 0; top < rows_; top += chunk_rows_) {
            for (int64_t left = 0; left < columns_; left += chunk_columns_) {
                int64_t height = top + chunk_rows_ <= rows_ ? chunk_rows_ : rows_ - top;
                int64_t width = left + chunk_columns_ <= columns_ ? chunk_columns_ : columns_ - left;
                if (!read_chunk(left, top, height)) {
                    return damaged("the file ends before its last row");
                }

                for (int64_t y = 0; y < height; ++y) {
                    uint8_t *to = pixels + ((top + y) * columns_ + left) * pixel;
                    if (!tiff_row_to_pixels(layout_, chunk_ + y * row_bytes_, chunk_bytes_, width, to)) {
                        return fail(SELFSAME_CODECS_DAMAGED, "row %lld holds a value that is infinite or no number", static_cast<long long>(top + y));
                    }
                }
            }
        }

        if (info.orientation != 1) {
            turn_upright(pixels, int32_t(columns_), int32_t(rows_), int32_t(pixel), info.orientation, destination);
        }

        return SELFSAME_CODECS_DONE;
    }

    int32_t read_part(const Box &, uint8_t *) override { return fail(SELFSAME_CODECS_USAGE, "a TIFF is read whole"); }

private:
    int32_t damaged(const char *otherwise) const {
        return fail(SELFSAME_CODECS_DAMAGED, "%s", file_.complaint() != nullptr ? file_.complaint() : otherwise);
    }

    uint16_t number(uint32_t tag) const {
        uint16_t value = 0;
        return TIFFGetFieldDefaulted(tiff_, tag, &value) != 0 ? value : uint16_t(0);
    }

    int64_t planes() const { return layout_.is_planar ? layout_.samples : 1; }

    int32_t describe(int64_t maximum_bytes) {
        uint32_t columns = 0;
        uint32_t rows = 0;
        TIFFGetField(tiff_, TIFFTAG_IMAGEWIDTH, &columns);
        TIFFGetField(tiff_, TIFFTAG_IMAGELENGTH, &rows);
        if (columns < 1 || rows < 1 || columns > INT32_MAX || rows > INT32_MAX) {
            return fail(SELFSAME_CODECS_DAMAGED, "a TIFF of %u x %u pixels", columns, rows);
        }

        columns_ = columns;
        rows_ = rows;
        int32_t status = read_samples();
        if (status == SELFSAME_CODECS_DONE) {
            status = read_meaning();
        }

        if (status != SELFSAME_CODECS_DONE) {
            return status;
        }

        int orientation = number(TIFFTAG_ORIENTATION);
        info.format = SELFSAME_CODECS_TIFF;
        info.channels = layout_.channels();
        info.bits = layout_.bits();
        info.orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
        info.width = int32_t(swaps_axes(info.orientation) ? rows_ : columns_);
        info.height = int32_t(swaps_axes(info.orientation) ? columns_ : rows_);
        return read_chunk_size(maximum_bytes);
    }

    // How the samples are stored.
    int32_t read_samples() {
        layout_.samples = number(TIFFTAG_SAMPLESPERPIXEL);
        layout_.depth = number(TIFFTAG_BITSPERSAMPLE);
        layout_.is_planar = number(TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE && layout_.samples > 1;
        compression_ = number(TIFFTAG_COMPRESSION);
        int format = number(TIFFTAG_SAMPLEFORMAT);
        bool is_single = format == SAMPLEFORMAT_IEEEFP && layout_.depth == 32;
        if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_VOID && !is_single) {
            const char *kind = format == SAMPLEFORMAT_IEEEFP ? "floating-point" : format == SAMPLEFORMAT_INT ? "signed" : "complex";
            return fail(SELFSAME_CODECS_UNSUPPORTED, "a TIFF of %d-bit %s samples; convert it to 8 or 16 bits without sign, or to single precision",
                        layout_.depth, kind);
        }

        if (layout_.depth < 1 || (layout_.depth > 16 && !is_single)) {
            return fail(SELFSAME_CODECS_UNSUPPORTED, "a TIFF of %d bits a sample; convert it to 8 or 16 bits", layout_.depth);
        }

        switch (compression_) {
            case COMPRESSION_NONE:
            case COMPRESSION_LZW:
            case COMPRESSION_PACKBITS:
            case COMPRESSION_ADOBE_DEFLATE:
            case COMPRESSION_DEFLATE:
            case COMPRESSION_JPEG:
            case COMPRESSION_CCITTRLE:
            case COMPRESSION_CCITTFAX3:
            case COMPRESSION_CCITTFAX4:
            case COMPRESSION_LZMA:
            case COMPRESSION_ZSTD:
            case COMPRESSION_WEBP:
                break;
            default:
                return fail(SELFSAME_CODECS_UNSUPPORTED, "a TIFF with compression %d", compression_);
        }

        return TIFFIsCODECConfigured(uint16_t(compression_)) != 0
                   ? SELFSAME_CODECS_DONE
                   : fail(SELFSAME_CODECS_UNSUPPORTED, "a TIFF with compression %d, which this libtiff was built without", compression_);
    }

    // What the samples mean.
    int32_t read_meaning() {
        uint16_t meaning = 0;
        if (TIFFGetField(tiff_, TIFFTAG_PHOTOMETRIC, &meaning) == 0) {
            return fail(SELFSAME_CODECS_DAMAGED, "the file does not say what its samples mean");
        }

        switch (meaning) {
            case PHOTOMETRIC_MINISWHITE:
            case PHOTOMETRIC_MINISBLACK:
                layout_.kind = TiffKind::gray;
                layout_.is_white_zero = meaning == PHOTOMETRIC_MINISWHITE;
                break;
            case PHOTOMETRIC_RGB:
                layout_.kind = TiffKind::colour;
                break;
            case PHOTOMETRIC_PALETTE: {
                uint16_t **palette = const_cast<uint16_t **>(layout_.palette);
                layout_.kind = TiffKind::palette;
                if (layout_.depth > 8 || TIFFGetField(tiff_, TIFFTAG_COLORMAP, &palette[0], &palette[1], &palette[2]) == 0) {
                    return fail(SELFSAME_CODECS_DAMAGED, "a TIFF of %d bits with a palette, or without the palette it needs", layout_.depth);
                }

                break;
            }

            case PHOTOMETRIC_SEPARATED:
                layout_.kind = TiffKind::inks;
                if (number(TIFFTAG_INKSET) != INKSET_CMYK) {
                    return fail(SELFSAME_CODECS_UNSUPPORTED, "a TIFF of inks other than CMYK");
                }

                break;
            case PHOTOMETRIC_YCBCR:
                if (compression_ != COMPRESSION_JPEG || layout_.is_planar || layout_.samples != 3) {
                    return fail(SELFSAME_CODECS_UNSUPPORTED, "a TIFF of YCbCr samples that are not JPEG-compressed");
                }

                layout_.kind = TiffKind::colour;
                TIFFSetField(tiff_, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
                break;
            default:
                return fail(SELFSAME_CODECS_UNSUPPORTED, "a TIFF of colour space %d", meaning);
        }

        return read_further_samples();
    }

    // Whether one of the samples beyond the colour is a transparency.
    int32_t read_further_samples() {
        uint16_t count = 0;
        const uint16_t *kinds = nullptr;
        TIFFGetFieldDefaulted(tiff_, TIFFTAG_EXTRASAMPLES, &count, &kinds);
        int32_t further = layout_.samples - layout_.colour_samples();
        if (further < 0) {
            return fail(SELFSAME_CODECS_DAMAGED, "%d samples a pixel where at least %d are needed", layout_.samples, layout_.colour_samples());
        }

        // Writers leave out the tag for a fourth sample of colours, which is a transparency then.
        int kind = count > 0 && kinds != nullptr ? kinds[0] : layout_.kind == TiffKind::colour ? EXTRASAMPLE_UNASSALPHA : EXTRASAMPLE_UNSPECIFIED;
        layout_.is_premultiplied = kind == EXTRASAMPLE_ASSOCALPHA;
        layout_.has_alpha = further > 0 && (layout_.is_premultiplied || kind == EXTRASAMPLE_UNASSALPHA);
        if (further > (layout_.has_alpha ? 1 : 0)) {
            return fail(SELFSAME_CODECS_UNSUPPORTED, "a TIFF of %d samples a pixel, of which %d have no known meaning", layout_.samples,
                        further - (layout_.has_alpha ? 1 : 0));
        }

        if (layout_.has_alpha && layout_.kind == TiffKind::palette) {
            return fail(SELFSAME_CODECS_UNSUPPORTED, "a TIFF with a palette and a transparency");
        }

        return layout_.depth == 32 && (layout_.kind == TiffKind::inks || layout_.is_premultiplied)
                   ? fail(SELFSAME_CODECS_UNSUPPORTED, "a TIFF of floating-point inks or premultiplied colours")
                   : SELFSAME_CODECS_DONE;
    }

    int32_t read_chunk_size(int64_t maximum_bytes) {
        is_tiled_ = TIFFIsTiled(tiff_) != 0;
        uint32_t chunk_columns = uint32_t(columns_);
        uint32_t chunk_rows = 0;
        if (is_tiled_) {
            TIFFGetField(tiff_, TIFFTAG_TILEWIDTH, &chunk_columns);
            TIFFGetField(tiff_, TIFFTAG_TILELENGTH, &chunk_rows);
        } else {
            TIFFGetFieldDefaulted(tiff_, TIFFTAG_ROWSPERSTRIP, &chunk_rows);
            chunk_rows = chunk_rows > rows_ ? uint32_t(rows_) : chunk_rows;
        }

        chunk_columns_ = chunk_columns;
        chunk_rows_ = chunk_rows;
        int64_t pixel = int64_t(info.channels) * (info.bits / 8) * (info.orientation == 1 ? 1 : 2);
        uint64_t row = is_tiled_ ? TIFFTileRowSize64(tiff_) : TIFFScanlineSize64(tiff_);
        uint64_t chunk = is_tiled_ ? TIFFTileSize64(tiff_) : TIFFVStripSize64(tiff_, chunk_rows);
        if (columns_ > maximum_bytes / pixel / rows_ || chunk > uint64_t(maximum_bytes) ||
            decoded_bytes() * (info.orientation == 1 ? 1 : 2) + int64_t(chunk) * planes() > maximum_bytes) {
            return fail(SELFSAME_CODECS_TOO_LARGE, "%d x %d pixels, decoded %u x %u at a time, the limit is %lld MiB", info.width, info.height,
                        chunk_columns, chunk_rows, static_cast<long long>(maximum_bytes >> 20));
        }

        // What follows walks through the chunk by these sizes, so they must be those that the layout leads to.
        int64_t row_samples = chunk_columns_ * (layout_.is_planar ? 1 : layout_.samples);
        if (chunk_columns < 1 || chunk_rows < 1 || int64_t(row) != (row_samples * layout_.depth + 7) / 8 || chunk != row * chunk_rows) {
            return damaged("the size of a strip or tile does not fit its samples");
        }

        row_bytes_ = int64_t(row);
        chunk_bytes_ = int64_t(chunk);
        bool is_bounded = compression_ == COMPRESSION_NONE || compression_ == COMPRESSION_LZW || compression_ == COMPRESSION_PACKBITS ||
                          compression_ == COMPRESSION_ADOBE_DEFLATE || compression_ == COMPRESSION_DEFLATE;
        return is_bounded && columns_ * rows_ * layout_.samples * layout_.depth / 8 / best_compression > int64_t(file_.length())
                   ? fail(SELFSAME_CODECS_DAMAGED, "%d x %d pixels cannot be in %zu bytes", info.width, info.height, file_.length())
                   : SELFSAME_CODECS_DONE;
    }

    bool read_chunk(int64_t left, int64_t top, int64_t height) {
        for (int64_t plane = 0; plane < planes(); ++plane) {
            uint8_t *to = chunk_ + plane * chunk_bytes_;
            tmsize_t wanted = is_tiled_ ? chunk_bytes_ : height * row_bytes_;
            uint32_t index = is_tiled_ ? TIFFComputeTile(tiff_, uint32_t(left), uint32_t(top), 0, uint16_t(plane))
                                       : TIFFComputeStrip(tiff_, uint32_t(top), uint16_t(plane));
            uint64_t from = TIFFGetStrileOffset(tiff_, index);
            uint64_t stored = TIFFGetStrileByteCount(tiff_, index);
            if (stored == 0 || from > file_.length() || stored > file_.length() - from) {
                return false;
            }

            tmsize_t given = is_tiled_ ? TIFFReadEncodedTile(tiff_, index, to, wanted) : TIFFReadEncodedStrip(tiff_, index, to, wanted);
            if (given != wanted || file_.complaint() != nullptr) {
                return false;
            }
        }

        return true;
    }

    TiffFile file_;
    TIFF *tiff_ = nullptr;
    TiffLayout layout_;
    int64_t columns_ = 0;
    int64_t rows_ = 0;
    int32_t compression_ = 0;
    bool is_tiled_ = false;
    int64_t chunk_columns_ = 0;
    int64_t chunk_rows_ = 0;
    int64_t row_bytes_ = 0;
    int64_t chunk_bytes_ = 0;
    uint8_t *chunk_ = nullptr;
    uint8_t *stored_ = nullptr;
};

}  // namespace

selfsame_picture_reader *make_tiff_reader(const uint8_t *file, size_t length) { return new (std::nothrow) TiffReader(file, length); }

}  // namespace selfsame
