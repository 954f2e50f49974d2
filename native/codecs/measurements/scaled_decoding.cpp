// What would decoding at 1/2, 1/4 or 1/8 save, and what would it cost? scaled_decoding SIDE FILE.jpg... takes pairs of random crops
// (area .08 to 1, aspect 3/4 to 4/3, as training draws them) out of JPEG files, for views of SIDE x SIDE. Each pair is decoded twice, as the
// part that holds both crops: in full, and at the smallest scale at which both crops still have SIDE columns and rows. Prints processor time
// for a pair and how far, in 8-bit levels, the views differ once both are brought to SIDE x SIDE with the same antialiased filter.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include <ctime>

#include <jpeglib.h>

namespace {

using Bytes = std::vector<uint8_t>;

constexpr int pairs_per_file = 8;

struct Box {
    int left, top, width, height;
};

struct Part {
    Bytes pixels;  // height x width x 3
    int left = 0, top = 0, width = 0, height = 0;
};

double processor_seconds() {
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

// The part of the picture at 1/divisor that holds the box, with the margins that interpolated chroma needs; the rest is looked through.
Part decode(const Bytes &file, const Box &box, int divisor) {
    jpeg_decompress_struct decoder;
    jpeg_error_mgr errors;
    decoder.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&decoder);
    jpeg_mem_src(&decoder, file.data(), file.size());
    jpeg_read_header(&decoder, TRUE);
    decoder.out_color_space = JCS_RGB;
    decoder.scale_num = 1;
    decoder.scale_denom = unsigned(divisor);
    jpeg_start_decompress(&decoder);
    int columns = int(decoder.output_width), rows = int(decoder.output_height);
    JDIMENSION first = JDIMENSION(std::max(0, box.left / divisor - 8));
    JDIMENSION count = JDIMENSION(std::min(columns, (box.left + box.width + divisor - 1) / divisor + 8)) - first;
    if (int(count) < columns) jpeg_crop_scanline(&decoder, &first, &count);
    Part part;
    part.left = int(first);
    part.width = int(count);
    part.top = std::max(0, box.top / divisor - 2);
    part.height = std::min(rows, (box.top + box.height + divisor - 1) / divisor + 2) - part.top;
    part.pixels.resize(size_t(part.width) * size_t(part.height) * 3);
    jpeg_skip_scanlines(&decoder, JDIMENSION(part.top));
    for (int y = 0; y < part.height;) {
        JSAMPROW lines[8];
        int wanted = std::min(8, part.height - y);
        for (int i = 0; i < wanted; ++i) lines[i] = part.pixels.data() + size_t(y + i) * size_t(part.width) * 3;
        y += int(jpeg_read_scanlines(&decoder, lines, JDIMENSION(wanted)));
    }

    if (int(decoder.output_scanline) < rows) {
        Bytes row(size_t(columns) * 3);
        JSAMPROW line = row.data();
        jpeg_skip_scanlines(&decoder, JDIMENSION(rows) - decoder.output_scanline - 1);
        jpeg_read_scanlines(&decoder, &line, 1);
    }

    jpeg_abort_decompress(&decoder);
    jpeg_destroy_decompress(&decoder);
    return part;
}

// Weights of a triangle filter as wide as the reduction, normalised within the source, for output place `at`.
std::vector<double> weights(double start, double length, int side, int at, int limit, int &first) {
    double scale = length / side, width = std::max(1.0, scale), centre = start + (at + 0.5) * scale;
    first = std::max(0, int(std::floor(centre - width)));
    int end = std::min(limit, int(std::ceil(centre + width)));
    std::vector<double> found;
    double sum = 0;
    for (int i = first; i < end; ++i) {
        found.push_back(std::max(0.0, 1 - std::abs(i + 0.5 - centre) / width));
        sum += found.back();
    }

    for (double &weight : found) weight /= sum;
    return found;
}

// The crop (in places of the full picture) out of a part decoded at 1/divisor.
std::vector<double> view(const Part &part, const Box &crop, int divisor, int side) {
    double left = double(crop.left) / divisor - part.left, top = double(crop.top) / divisor - part.top;
    double width = double(crop.width) / divisor, height = double(crop.height) / divisor;

    // As a transform sees it: what lies beside the crop has no say.
    int x0 = std::max(0, int(std::floor(left))), x1 = std::min(part.width, int(std::ceil(left + width)));
    int y0 = std::max(0, int(std::floor(top))), y1 = std::min(part.height, int(std::ceil(top + height)));
    std::vector<double> across(size_t(y1 - y0) * size_t(side) * 3), out(size_t(side) * size_t(side) * 3);
    for (int x = 0; x < side; ++x) {
        int first;
        auto w = weights(left - x0, width, side, x, x1 - x0, first);
        for (int y = 0; y < y1 - y0; ++y)
            for (int c = 0; c < 3; ++c) {
                double sum = 0;
                for (size_t i = 0; i < w.size(); ++i)
                    sum += w[i] * part.pixels[(size_t(y0 + y) * size_t(part.width) + size_t(x0 + first) + i) * 3 + size_t(c)];
                across[(size_t(y) * size_t(side) + size_t(x)) * 3 + size_t(c)] = sum;
            }
    }

    for (int y = 0; y < side; ++y) {
        int first;
        auto w = weights(top - y0, height, side, y, y1 - y0, first);
        for (int i = 0; i < side * 3; ++i) {
            double sum = 0;
            for (size_t k = 0; k < w.size(); ++k) sum += w[k] * across[(size_t(first) + k) * size_t(side) * 3 + size_t(i)];
            out[size_t(y) * size_t(side) * 3 + size_t(i)] = sum;
        }
    }

    return out;
}

Box draw(std::mt19937 &random, int width, int height) {
    std::uniform_real_distribution<double> area(0.08, 1), aspect(std::log(3.0 / 4), std::log(4.0 / 3)), unit(0, 1);
    for (int attempt = 0; attempt < 10; ++attempt) {
        double target = area(random) * width * height, ratio = std::exp(aspect(random));
        int w = int(std::lround(std::sqrt(target * ratio))), h = int(std::lround(std::sqrt(target / ratio)));
        if (w > 0 && h > 0 && w <= width && h <= height) return {int(unit(random) * (width - w + 1)), int(unit(random) * (height - h + 1)), w, h};
    }

    return {0, 0, width, height};
}

}  // namespace

int main(int count, char **arguments) {
    int side = count > 2 ? std::atoi(arguments[1]) : 0;
    if (side < 1) {
        std::fprintf(stderr, "usage: scaled_decoding SIDE FILE.jpg...\n");
        return 2;
    }

    std::mt19937 random(1);
    double full_seconds = 0, scaled_seconds = 0, difference = 0, largest = 0;
    long pairs = 0, scaled = 0, values = 0;
    for (int i = 2; i < count; ++i) {
        std::ifstream stream(arguments[i], std::ios::binary);
        Bytes file{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
        Part whole = decode(file, {0, 0, 1 << 20, 1 << 20}, 1);
        for (int pair = 0; pair < pairs_per_file; ++pair, ++pairs) {
            Box a = draw(random, whole.width, whole.height), b = draw(random, whole.width, whole.height);
            Box both{std::min(a.left, b.left), std::min(a.top, b.top), 0, 0};
            both.width = std::max(a.left + a.width, b.left + b.width) - both.left;
            both.height = std::max(a.top + a.height, b.top + b.height) - both.top;
            int divisor = 8, least = std::min({a.width, a.height, b.width, b.height});
            while (divisor > 1 && least < side * divisor) divisor /= 2;

            double start = processor_seconds();
            Part full = decode(file, both, 1);
            double between = processor_seconds();
            Part small = divisor > 1 ? decode(file, both, divisor) : Part{};
            double end = processor_seconds();
            full_seconds += between - start;
            scaled_seconds += divisor > 1 ? end - between : between - start;
            if (divisor == 1) continue;
            ++scaled;
            for (const Box &crop : {a, b}) {
                auto expected = view(full, crop, 1, side), found = view(small, crop, divisor, side);
                for (size_t k = 0; k < expected.size(); ++k, ++values) {
                    difference += std::abs(expected[k] - found[k]);
                    largest = std::max(largest, std::abs(expected[k] - found[k]));
                }
            }
        }
    }

    std::printf("side %d: %ld pairs, %.0f %% can be decoded smaller; %.2f ms a pair in full, %.2f ms with scaling (%.0f %% saved); ", side, pairs,
                100.0 * double(scaled) / double(pairs), full_seconds / double(pairs) * 1e3, scaled_seconds / double(pairs) * 1e3,
                100 * (1 - scaled_seconds / full_seconds));
    std::printf("those views differ by %.2f levels in the mean, %.0f at most\n", values > 0 ? difference / double(values) : 0, largest);
    return 0;
}
