#include "jpeg_header.h"

#include <cstring>

#include "orientation.h"

namespace selfsame {

namespace {

constexpr int tables = 4;
constexpr int most_symbols = 256;
constexpr int32_t largest_side = 65500;
constexpr int32_t smallest_width = 2 * jpeg_block;  // below that libjpeg interpolates otherwise

enum Marker : uint8_t {
    baseline_frame = 0xC0,
    extended_frame = 0xC1,
    huffman_codes = 0xC4,
    scan_start = 0xDA,
    quantisation_steps = 0xDB,
    restart_distance = 0xDD,
    first_application = 0xE0,
    last_application = 0xEF,
    comment = 0xFE,
};

int32_t word(const uint8_t *at) { return at[0] << 8 | at[1]; }

class Parser {
public:
    Parser(const uint8_t *file, size_t length, JpegHeader *header) : next_(file + 2), end_(file + length), header_(*header) {}

    bool parse() {
        header_.orientation = 1;
        while (end_ - next_ >= 4 && next_[0] == 0xFF) {
            uint8_t marker = next_[1];
            int32_t length = word(next_ + 2) - 2;
            const uint8_t *segment = next_ + 4;
            if (length < 0 || length > end_ - segment) {
                return false;
            }

            next_ = segment + length;
            if (marker == scan_start) {
                header_.scan = next_;
                return read_scan(segment, length);
            }

            if (!read_segment(marker, segment, length)) {
                return false;
            }
        }

        return false;
    }

private:
    bool read_segment(uint8_t marker, const uint8_t *segment, int32_t length) {
        switch (marker) {
            case baseline_frame:
            case extended_frame:
                return read_frame(segment, length);
            case huffman_codes:
                return read_codes(segment, length);
            case quantisation_steps:
                return read_steps(segment, length);
            case restart_distance:
                header_.restart_interval = length == 2 ? word(segment) : 0;
                return length == 2;
            default:
                read_application(marker, segment, length);
                return (marker >= first_application && marker <= last_application) || marker == comment;
        }
    }

    bool read_frame(const uint8_t *segment, int32_t length) {
        if (frame_ != nullptr || length < 6 || segment[0] != 8 || length != 6 + 3 * segment[5]) {
            return false;
        }

        frame_ = segment + 6;
        header_.height = word(segment + 1);
        header_.width = word(segment + 3);
        header_.components = segment[5];
        return header_.width > 0 && header_.height > 0 && header_.width <= largest_side && header_.height <= largest_side &&
               (header_.components == 1 || (header_.components == 3 && header_.width >= smallest_width));
    }

    bool read_codes(const uint8_t *segment, int32_t length) {
        while (length > 17) {
            int index = segment[0] & 15;
            int symbols = count_symbols(segment + 1);
            if (segment[0] > 0x1F || index >= tables || symbols > most_symbols || 17 + symbols > length) {
                return false;
            }

            (segment[0] >> 4 == 0 ? dc_ : ac_)[index] = segment + 1;
            segment += 17 + symbols;
            length -= 17 + symbols;
        }

        return length == 0;
    }

    bool read_steps(const uint8_t *segment, int32_t length) {
        constexpr int32_t entry = 1 + jpeg_block * jpeg_block;
        for (; length >= entry && segment[0] < tables; segment += entry, length -= entry) {
            steps_[segment[0]] = segment + 1;
        }

        return length == 0;
    }

    void read_application(uint8_t marker, const uint8_t *segment, int32_t length) {
        int number = marker - first_application;
        if (number == 0 && length >= 14 && memcmp(segment, "JFIF\0", 5) == 0) {
            is_jfif_ = true;
        } else if (number == 1 && length > 6 && memcmp(segment, "Exif\0\0", 6) == 0 && !has_exif_) {
            has_exif_ = true;
            header_.orientation = find_orientation(segment + 6, size_t(length - 6));
        } else if (number == 14 && length >= 12 && memcmp(segment, "Adobe", 5) == 0) {
            is_adobe_ = true;
            is_adobe_colour_ = segment[11] == 1;
        }
    }

    bool read_scan(const uint8_t *segment, int32_t length) {
        int32_t count = header_.components;
        if (frame_ == nullptr || length != 4 + 2 * count || segment[0] != count) {
            return false;
        }

        const uint8_t *last = segment + 1 + 2 * count;
        if (last[0] != 0 || last[1] != 63 || last[2] != 0) {
            return false;
        }

        for (int i = 0; i < count; ++i) {
            const uint8_t *of_frame = frame_ + 3 * i;
            const uint8_t *of_scan = segment + 1 + 2 * i;
            int dc = of_scan[1] >> 4, ac = of_scan[1] & 15;
            if (of_frame[0] != of_scan[0] || of_frame[2] >= tables || dc >= tables || ac >= tables) {
                return false;
            }

            header_.component[i] = {of_frame[1] >> 4, of_frame[1] & 15, steps_[of_frame[2]], dc_[dc], ac_[ac]};
            if (header_.component[i].steps == nullptr || dc_[dc] == nullptr || ac_[ac] == nullptr) {
                return false;
            }
        }

        return count == 1 ? is_gray() : is_colour();
    }

    bool is_gray() {
        JpegComponent &gray = header_.component[0];
        if (gray.across < 1 || gray.across > 4 || gray.down < 1 || gray.down > 4) {
            return false;
        }

        gray.across = gray.down = header_.across = header_.down = 1;
        return true;
    }

    bool is_colour() {
        const JpegComponent *parts = header_.component;
        header_.across = parts[0].across;
        header_.down = parts[0].down;
        bool whole = header_.across == 1 && header_.down == 1;
        bool half = header_.across == 2 && (header_.down == 1 || header_.down == 2);
        for (int i = 1; i < most_components; ++i) {
            if (parts[i].across != 1 || parts[i].down != 1 || frame_[3 * i] == frame_[0]) {
                return false;
            }
        }

        bool numbered = frame_[0] == 1 && frame_[3] == 2 && frame_[6] == 3;
        return (whole || half) && frame_[3] != frame_[6] && (is_jfif_ || (is_adobe_ ? is_adobe_colour_ : numbered));
    }

    const uint8_t *next_;
    const uint8_t *end_;
    JpegHeader &header_;
    const uint8_t *frame_ = nullptr;  // three bytes a component
    const uint8_t *steps_[tables] = {};
    const uint8_t *dc_[tables] = {};
    const uint8_t *ac_[tables] = {};
    bool is_jfif_ = false;
    bool is_adobe_ = false;
    bool is_adobe_colour_ = false;
    bool has_exif_ = false;
};

}  // namespace

int count_symbols(const uint8_t *codes) {
    int count = 0;
    for (int length = 0; length < 16; ++length) {
        count += codes[length];
    }

    return count;
}

bool read_jpeg_header(const uint8_t *file, size_t length, JpegHeader *header) {
    *header = JpegHeader{};
    return length > 2 && Parser(file, length, header).parse();
}

}  // namespace selfsame
