// selfsame::conv3x3: a 3 x 3 convolution with padding 1, with no bias. At stride 1, in float32, channels-last, on a processor with
// AVX-512, it runs by Winograd's minimal filtering (see fused_convolution_kernels.h), forward and backward; everything else is ATen's.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/autograd.h>
#include <torch/library.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "fused_convolution_kernels.h"

namespace selfsame {
namespace {

using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::Variable;
using torch::autograd::variable_list;
using winograd::kPoints;
using winograd::kRows;
using winograd::Pictures;
using winograd::row_stride;

constexpr int64_t kBlockBytes = 640 << 10;   // of a block of tiles, input and result: most of a core's second-level cache
constexpr int64_t kSharedBytes = 12 << 20;   // of a group of tiles that all threads work on: most of the last-level cache
constexpr int64_t kPrivateSums = 128 * 128;  // up to here each thread keeps its own sums of the filters' gradient

const float* read(const Tensor& tensor) { return tensor.data_ptr<float>(); }
float* write(const Tensor& tensor) { return tensor.data_ptr<float>(); }
Tensor floats(int64_t count) { return at::empty({count}, at::kFloat); }
int64_t rounded_up(int64_t value, int64_t unit) { return (value + unit - 1) / unit * unit; }

Tensor channels_last(const Tensor& tensor) { return tensor.contiguous(at::MemoryFormat::ChannelsLast); }
Pictures pictures(const Tensor& tensor) { return {tensor.size(0), tensor.size(2), tensor.size(3)}; }

// How a pass is cut into blocks of tiles: small enough for the cache, and evenly over the threads.
struct Blocks {
  int64_t count, capacity;

  Blocks(int64_t tiles, int64_t channels) {
    const int64_t fitting = std::max<int64_t>(48, kBlockBytes / (kPoints * channels * 4) / kRows * kRows);
    const int64_t threads = std::max(1, at::get_num_threads());
    count = rounded_up((tiles + fitting - 1) / fitting, threads);
    capacity = rounded_up((tiles + count - 1) / count, kRows);
    count = (tiles + capacity - 1) / capacity;
  }
};

// `input` (channels-last) with `filters` (K x C x 3 x 3, channels-last): N x K x H x W; or, backwards, from K to C channels.
Tensor convolve(const Tensor& input, const Tensor& filters, bool backwards) {
  const int64_t outputs = filters.size(0), inputs = filters.size(1);
  const int64_t from = backwards ? outputs : inputs, to = backwards ? inputs : outputs;
  const Tensor transformed = floats(kPoints * outputs * inputs);
  at::parallel_for(0, outputs / 16, 1, [&](int64_t first, int64_t last) {
    winograd::transform_filters(read(filters), outputs, inputs, first * 16, last * 16, backwards, write(transformed));
  });

  const Pictures shape = pictures(input);
  const Tensor result = at::empty({shape.count, to, shape.height, shape.width}, input.options(), at::MemoryFormat::ChannelsLast);
  const int64_t tiles = shape.tiles();
  const Blocks blocks(tiles, from + to);
  at::parallel_for(0, blocks.count, 1, [&](int64_t first, int64_t last) {
    const Tensor zeros = at::zeros({from}, at::kFloat);
    const Tensor planes = at::zeros({kPoints * blocks.capacity * row_stride(from)}, at::kFloat);
    const Tensor products = floats(kPoints * blocks.capacity * row_stride(to));
    for (int64_t index = first; index < last; index++) {
      const int64_t tile = index * blocks.capacity, count = std::min(blocks.capacity, tiles - tile);
      winograd::transform_input(read(input), shape, from, tile, count, read(zeros), write(planes), blocks.capacity);
      winograd::multiply(read(planes), read(transformed), write(products), rounded_up(count, kRows), from, to, blocks.capacity);
      winograd::transform_output(read(products), blocks.capacity, shape, to, tile, count, write(result));
    }
  });
  return result;
}

// Few channels: each thread sums over its own tiles, and the sums are added in the order of the threads.
Tensor private_sums(const Tensor& input, const Tensor& gradient, int64_t inputs, int64_t outputs) {
  const Pictures shape = pictures(input);
  const int64_t tiles = shape.tiles(), threads = std::max(1, at::get_num_threads());
  const Blocks blocks(tiles, inputs + outputs);
  const int64_t parts = std::min(threads, blocks.count);
  const Tensor sums = floats(parts * kPoints * outputs * inputs);
  at::parallel_for(0, parts, 1, [&](int64_t first, int64_t last) {
    const Tensor zeros = at::zeros({std::max(inputs, outputs)}, at::kFloat);
    const Tensor planes = floats(kPoints * blocks.capacity * row_stride(inputs));
    const Tensor gradients = floats(kPoints * blocks.capacity * row_stride(outputs));
    for (int64_t part = first; part < last; part++) {
      float* own = write(sums) + part * kPoints * outputs * inputs;
      std::fill(own, own + kPoints * outputs * inputs, 0.0f);
      for (int64_t index = blocks.count * part / parts; index < blocks.count * (part + 1) / parts; index++) {
        const int64_t tile = index * blocks.capacity, count = std::min(blocks.capacity, tiles - tile);
        winograd::transform_input(read(input), shape, inputs, tile, count, read(zeros), write(planes), blocks.capacity);
        winograd::transform_gradient(read(gradient), shape, outputs, tile, count, read(zeros), write(gradients), blocks.capacity);
        for (int64_t point = 0; point < kPoints; point++) {
          winograd::accumulate(read(gradients), read(planes), own, count, outputs, inputs, point, 0, outputs, blocks.capacity);
        }
      }
    }
  });
  return sums;
}

// Many channels: the sums are large, so all threads work on one copy, each on its own part of it.
Tensor shared_sums(const Tensor& input, const Tensor& gradient, int64_t inputs, int64_t outputs) {
  const Pictures shape = pictures(input);
  const int64_t tiles = shape.tiles();
  const int64_t capacity = std::min(rounded_up(tiles, kRows), std::max<int64_t>(kRows, kSharedBytes / (kPoints * (inputs + outputs) * 4)));
  const Tensor zeros = at::zeros({std::max(inputs, outputs)}, at::kFloat);
  const Tensor planes = floats(kPoints * capacity * row_stride(inputs)), gradients = floats(kPoints * capacity * row_stride(outputs));
  const Tensor sums = at::zeros({kPoints * outputs * inputs}, at::kFloat);
  const int64_t slice = outputs % 64 == 0 ? 64 : 16, slices = outputs / slice;
  for (int64_t start = 0; start < tiles; start += capacity) {
    const int64_t count = std::min(capacity, tiles - start);
    at::parallel_for(0, count, 16, [&](int64_t first, int64_t last) {
      winograd::transform_input(read(input), shape, inputs, start + first, last - first, read(zeros),
                                write(planes) + first * row_stride(inputs), capacity);
      winograd::transform_gradient(read(gradient), shape, outputs, start + first, last - first, read(zeros),
                                   write(gradients) + first * row_stride(outputs), capacity);
    });
    at::parallel_for(0, kPoints * slices, 1, [&](int64_t first, int64_t last) {
      for (int64_t task = first; task < last; task++) {
        const int64_t output = task % slices * slice;
        winograd::accumulate(read(gradients), read(planes), write(sums), count, outputs, inputs, task / slices, output, output + slice,
                             capacity);
      }
    });
  }
  return sums;
}

Tensor filter_gradient(const Tensor& input, const Tensor& gradient, const Tensor& filters) {
  const int64_t outputs = filters.size(0), inputs = filters.size(1), plane = kPoints * outputs * inputs;
  const Tensor sums = outputs * inputs <= kPrivateSums ? private_sums(input, gradient, inputs, outputs)
                                                       : shared_sums(input, gradient, inputs, outputs);
  const Tensor result = at::empty(filters.sizes(), filters.options(), at::MemoryFormat::ChannelsLast);
  at::parallel_for(0, outputs, 16, [&](int64_t first, int64_t last) {
    winograd::finish_filters(read(sums), sums.numel() / plane, outputs, inputs, first, last, write(result));
  });
  return result;
}

class FusedConvolution : public torch::autograd::Function<FusedConvolution> {
 public:
  static Variable forward(AutogradContext* context, const Variable& input, const Variable& weight) {
    context->save_for_backward({input, weight});
    return convolve(input, channels_last(weight), false);
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const Tensor &input = saved[0], &weight = saved[1];
    const bool for_input = context->needs_input_grad(0), for_weight = context->needs_input_grad(1);
    if (at::GradMode::is_enabled()) {  // to be differentiated again
      const std::array<bool, 3> wanted{for_input, for_weight, false};
      auto results = at::convolution_backward(gradients[0], input, weight, c10::nullopt, {1, 1}, {1, 1}, {1, 1}, false, {0, 0}, 1, wanted);
      return {std::get<0>(results), std::get<1>(results)};
    }
    const Tensor gradient = channels_last(gradients[0]), filters = channels_last(weight);
    return {for_input ? convolve(gradient, filters, true) : Tensor(),
            for_weight ? filter_gradient(channels_last(input), gradient, filters) : Tensor()};
  }
};

bool is_plain(const Tensor& tensor) {
  return tensor.device().is_cpu() && tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided && tensor.dim() == 4;
}

Tensor conv3x3(const Tensor& input, const Tensor& weight, int64_t stride) {
  const bool fused = stride == 1 && is_plain(input) && is_plain(weight) && weight.size(2) == 3 && weight.size(3) == 3 &&
                     weight.size(0) % 16 == 0 && weight.size(1) % 16 == 0 && weight.size(1) > 0 && weight.size(0) > 0 &&
                     input.size(1) == weight.size(1) && input.numel() > 0 && input.is_contiguous(at::MemoryFormat::ChannelsLast) &&
                     winograd::supported();
  if (!fused) return at::conv2d(input, weight, {}, stride, 1);
  return FusedConvolution::apply(input, weight);
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(selfsame, library) {
  library.def("conv3x3(Tensor input, Tensor weight, int stride=1) -> Tensor");
  library.impl("conv3x3", c10::DispatchKey::CompositeImplicitAutograd, TORCH_FN(conv3x3));
}

}  // namespace selfsame
