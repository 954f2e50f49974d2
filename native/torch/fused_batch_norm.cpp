// selfsame::batch_norm_relu: batch normalisation, then an optional residual, then an optional rectifier, as one operator.
// (Ioffe, Szegedy, ICML 2015, arXiv 1502.03167.) Pictures that lie channels-last on the CPU in float32 take fused loops, which read and
// write each tensor about half as often as the separate operators; everything else is composed of ATen's operators.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/autograd.h>
#include <torch/library.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

#include "fused_batch_norm_kernels.h"

namespace selfsame {
namespace {

using at::Tensor;
using c10::optional;
using torch::autograd::AutogradContext;
using torch::autograd::Variable;
using torch::autograd::variable_list;

const float* read(const Tensor& tensor) { return tensor.defined() ? tensor.data_ptr<float>() : nullptr; }
float* write(const Tensor& tensor) { return tensor.data_ptr<float>(); }
Tensor or_none(const optional<Tensor>& tensor) { return tensor.has_value() ? *tensor : Tensor(); }

// Does the tensor lie in memory as pixels x channels?
bool lies_by_pixel(const Tensor& tensor) {
  return tensor.dim() == 2 ? tensor.is_contiguous() : tensor.dim() == 4 && tensor.is_contiguous(at::MemoryFormat::ChannelsLast);
}

bool is_plain(const Tensor& tensor) {
  return tensor.device().is_cpu() && tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided;
}

bool is_plain_vector(const Tensor& tensor, int64_t length) {
  return tensor.defined() && is_plain(tensor) && tensor.dim() == 1 && tensor.size(0) == length && tensor.is_contiguous();
}

Tensor by_pixel(const Tensor& tensor) {
  return tensor.contiguous(tensor.dim() == 4 ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous);
}

// The matrix that the loops see. With few channels several pixels form one row, so that the inner loops are long enough; the chunks do
// not depend on the number of threads.
struct Shape {
  int64_t pixels, channels;  // of the tensor
  int64_t folds;             // pixels in a row of the loops
  int64_t rows, width;       // of the loops: rows x (folds * channels)
  int64_t chunks;

  explicit Shape(const Tensor& tensor) {
    channels = tensor.size(1);
    pixels = tensor.numel() / channels;
    folds = 1;
    while (channels * folds < 128 && pixels % (folds * 2) == 0) folds *= 2;
    rows = pixels / folds;
    width = folds * channels;
    chunks = std::max<int64_t>(1, std::min<int64_t>(64, pixels * channels / 16384));
    chunks = std::min(chunks, rows);
  }
  int64_t first(int64_t chunk) const { return rows * chunk / chunks; }

  template <typename Body>
  void each_chunk(const Body& body) const {  // body(chunk, first row, number of rows)
    at::parallel_for(0, chunks, 1, [&](int64_t begin, int64_t end) {
      for (int64_t chunk = begin; chunk < end; chunk++) body(chunk, first(chunk), first(chunk + 1) - first(chunk));
    });
  }
  std::vector<float> repeated(const std::vector<float>& values) const {
    std::vector<float> result(width);
    for (int64_t fold = 0; fold < folds; fold++) std::copy(values.begin(), values.end(), result.begin() + fold * channels);
    return result;
  }
};

struct Moments {
  std::vector<double> mean, variance;  // of the batch, not corrected for its size
};

Moments moments(const Shape& shape, const float* input) {
  std::vector<double> means(shape.chunks * shape.width), squares(shape.chunks * shape.width);
  shape.each_chunk([&](int64_t chunk, int64_t first, int64_t rows) {
    std::vector<float> scratch(3 * shape.width);
    const int64_t at = chunk * shape.width;
    chunk_moments(input + first * shape.width, rows, shape.width, {means.data() + at, squares.data() + at}, scratch.data());
  });
  Moments result{std::vector<double>(shape.channels), std::vector<double>(shape.channels)};
  for (int64_t c = 0; c < shape.channels; c++) {
    double count = 0, mean = 0, square = 0;
    for (int64_t chunk = 0; chunk < shape.chunks; chunk++) {
      const double rows = static_cast<double>(shape.first(chunk + 1) - shape.first(chunk));
      for (int64_t fold = 0; fold < shape.folds; fold++) {
        const int64_t at = chunk * shape.width + fold * shape.channels + c;
        const double difference = means[at] - mean, share = rows / (count + rows);
        square += squares[at] + difference * difference * count * share;
        mean += difference * share;
        count += rows;
      }
    }
    result.mean[c] = mean;
    result.variance[c] = square / count;
  }
  return result;
}

// Per channel, what turns an input into its normalised value: x * scale + shift.
struct Affine {
  std::vector<float> scale, shift;
};

Affine affine(const Tensor& mean, const Tensor& inverse_deviation, const Tensor& weight, const Tensor& bias) {
  const int64_t channels = mean.size(0);
  Affine result{std::vector<float>(channels), std::vector<float>(channels)};
  for (int64_t c = 0; c < channels; c++) {
    const double scale = static_cast<double>(read(inverse_deviation)[c]) * (weight.defined() ? read(weight)[c] : 1.0);
    result.scale[c] = static_cast<float>(scale);
    result.shift[c] = static_cast<float>((bias.defined() ? read(bias)[c] : 0.0) - read(mean)[c] * scale);
  }
  return result;
}

Tensor normalise(const Tensor& input, const Tensor& residual, const Affine& factors, bool relu) {
  const Shape shape(input);
  const Tensor output = at::empty_like(input);
  const auto scale = shape.repeated(factors.scale), shift = shape.repeated(factors.shift);
  const float* x = read(input);
  const float* z = read(residual);
  float* y = write(output);
  shape.each_chunk([&](int64_t, int64_t first, int64_t rows) {
    const int64_t at = first * shape.width;
    scale_shift(x + at, z == nullptr ? nullptr : z + at, scale.data(), shift.data(), y + at, rows, shape.width, relu);
  });
  return output;
}

void update_running(const Tensor& running, const std::vector<double>& values, double correction, double momentum) {
  if (!running.defined()) return;
  float* stored = write(running);
  for (size_t c = 0; c < values.size(); c++) {
    stored[c] = static_cast<float>((1 - momentum) * stored[c] + momentum * correction * values[c]);
  }
  running.unsafeGetTensorImpl()->bump_version();
}

// The gradients by ATen's operators, in a form that can be differentiated again (gradient penalties).
variable_list composed_backward(const Tensor& gradient, const Tensor& input, const Tensor& output, const Tensor& weight, double eps,
                                bool relu) {
  std::vector<int64_t> pixels{0}, view(input.dim(), 1);
  view[1] = -1;
  for (int64_t dimension = 2; dimension < input.dim(); dimension++) pixels.push_back(dimension);
  const Tensor masked = relu ? gradient * (output.detach() > 0).to(gradient.scalar_type()) : gradient;
  const Tensor centered = input - input.mean(pixels, true);
  const Tensor inverse = (centered.square().mean(pixels, true) + eps).rsqrt();
  const Tensor standard = centered * inverse;
  const Tensor product = masked * standard;
  const Tensor factor = weight.defined() ? inverse * weight.view(view) : inverse;
  const Tensor result = factor * (masked - masked.mean(pixels, true) - standard * product.mean(pixels, true));
  return {result, masked, product.sum(pixels), masked.sum(pixels)};
}

class FusedBatchNorm : public torch::autograd::Function<FusedBatchNorm> {
 public:
  static Variable forward(AutogradContext* context, const Variable& input, const optional<Variable>& residual_or_none,
                          const optional<Variable>& weight_or_none, const optional<Variable>& bias_or_none,
                          const optional<Variable>& running_mean, const optional<Variable>& running_var, double momentum, double eps,
                          bool relu) {
    const Tensor residual = or_none(residual_or_none), weight = or_none(weight_or_none), bias = or_none(bias_or_none);
    const Shape shape(input);
    const Moments statistics = moments(shape, read(input));
    const Tensor mean = at::empty({shape.channels}, input.options()), inverse = at::empty_like(mean);
    for (int64_t c = 0; c < shape.channels; c++) {
      write(mean)[c] = static_cast<float>(statistics.mean[c]);
      write(inverse)[c] = static_cast<float>(1 / std::sqrt(statistics.variance[c] + eps));
    }
    const double unbiased = static_cast<double>(shape.pixels) / std::max<double>(1, static_cast<double>(shape.pixels - 1));
    update_running(or_none(running_mean), statistics.mean, 1, momentum);
    update_running(or_none(running_var), statistics.variance, unbiased, momentum);
    const Tensor output = normalise(input, residual, affine(mean, inverse, weight, bias), relu);

    // Without a residual the mask is found again from the input; with one, from the output, which the next layer keeps anyway.
    const bool needsOutput = relu && residual.defined();
    context->save_for_backward({input, weight, bias, mean, inverse, needsOutput ? output : Tensor()});
    context->saved_data["eps"] = eps;
    context->saved_data["relu"] = relu;
    context->saved_data["residual"] = residual.defined();
    return output;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const Tensor &input = saved[0], &weight = saved[1], &bias = saved[2], &mean = saved[3], &inverse = saved[4], &output = saved[5];
    const bool relu = context->saved_data["relu"].toBool(), residual = context->saved_data["residual"].toBool();
    const Affine factors = affine(mean, inverse, weight, bias);

    variable_list results;  // input, residual, weight, bias
    if (at::GradMode::is_enabled()) {
      const Tensor passed = !relu || output.defined() ? output : normalise(input, Tensor(), factors, true);
      results = composed_backward(gradients[0], input, passed, weight, context->saved_data["eps"].toDouble(), relu);
    } else {
      results = fused_backward(by_pixel(gradients[0]), input, output, weight, mean, inverse, factors, relu, residual);
    }
    return {results[0],                                  // input
            residual ? results[1] : Tensor(),            // residual
            weight.defined() ? results[2] : Tensor(),    // weight
            bias.defined() ? results[3] : Tensor(),      // bias
            Tensor(), Tensor(), Tensor(), Tensor(), Tensor()};
  }

 private:
  static variable_list fused_backward(const Tensor& gradient, const Tensor& input, const Tensor& output, const Tensor& weight,
                                      const Tensor& mean, const Tensor& inverse, const Affine& factors, bool relu, bool residual) {
    const Shape shape(input);
    const bool masks = relu && residual;  // the masked gradient is needed as a tensor: it is the residual's gradient
    const Tensor masked = masks ? at::empty_like(input) : gradient;
    std::vector<float> means(read(mean), read(mean) + shape.channels);
    means = shape.repeated(means);
    const auto scale = shape.repeated(factors.scale), shift = shape.repeated(factors.shift);

    std::vector<double> gradients(shape.chunks * shape.width), products(shape.chunks * shape.width);
    const float *g = read(gradient), *x = read(input), *y = read(output);
    float* kept = masks ? write(masked) : nullptr;
    shape.each_chunk([&](int64_t chunk, int64_t first, int64_t rows) {
      std::vector<float> scratch(2 * shape.width);
      const int64_t at = first * shape.width, to = chunk * shape.width;
      gradient_sums(g + at, x + at, masks ? y + at : nullptr, means.data(), scale.data(), shift.data(), masks ? kept + at : nullptr,
                    rows, shape.width, relu, {gradients.data() + to, products.data() + to}, scratch.data());
    });

    const Tensor weight_gradient = at::empty_like(mean), bias_gradient = at::empty_like(mean);
    std::vector<float> slope(shape.channels), offset(shape.channels);
    const double pixels = static_cast<double>(shape.pixels);
    for (int64_t c = 0; c < shape.channels; c++) {
      double sum = 0, product = 0;
      for (int64_t at = c; at < shape.chunks * shape.width; at += shape.channels) {
        sum += gradients[at];
        product += products[at];
      }
      const double deviation = read(inverse)[c], factor = deviation * (weight.defined() ? read(weight)[c] : 1.0);
      write(weight_gradient)[c] = static_cast<float>(product * deviation);
      write(bias_gradient)[c] = static_cast<float>(sum);
      slope[c] = static_cast<float>(-factor * deviation * deviation * product / pixels);
      offset[c] = static_cast<float>(-factor * sum / pixels);
    }
    slope = shape.repeated(slope);
    offset = shape.repeated(offset);

    const Tensor result = at::empty_like(input);
    const float* passed = read(masked);
    float* d = write(result);
    shape.each_chunk([&](int64_t, int64_t first, int64_t rows) {
      const int64_t at = first * shape.width;
      input_gradient(passed + at, x + at, means.data(), scale.data(), shift.data(), slope.data(), offset.data(), d + at, rows,
                     shape.width, relu && !masks);
    });
    return {result, masked, weight_gradient, bias_gradient};
  }
};

bool requires_grad(const Tensor& tensor) { return tensor.defined() && tensor.requires_grad(); }

Tensor batch_norm_relu(const Tensor& input, const optional<Tensor>& residual_or_none, const optional<Tensor>& weight_or_none,
                       const optional<Tensor>& bias_or_none, const optional<Tensor>& running_mean_or_none,
                       const optional<Tensor>& running_var_or_none, bool training, double momentum, double eps, bool relu) {
  const Tensor residual = or_none(residual_or_none), weight = or_none(weight_or_none), bias = or_none(bias_or_none);
  const Tensor running_mean = or_none(running_mean_or_none), running_var = or_none(running_var_or_none);
  TORCH_CHECK(!residual.defined() || residual.sizes() == input.sizes(), "batch_norm_relu: the residual has shape ",
              residual.defined() ? residual.sizes() : at::IntArrayRef{}, " and the input ", input.sizes());

  const bool differentiates = at::GradMode::is_enabled() && (requires_grad(input) || requires_grad(residual) || requires_grad(weight) ||
                                                             requires_grad(bias));
  const int64_t channels = input.dim() > 1 ? input.size(1) : 0;
  const auto fits = [&](const Tensor& vector) { return !vector.defined() || is_plain_vector(vector, channels); };
  bool fused = is_plain(input) && channels > 0 && lies_by_pixel(input) && input.numel() / channels > 1 && fits(weight) && fits(bias) &&
               fits(running_mean) && fits(running_var) && running_mean.defined() == running_var.defined();
  if (residual.defined()) fused = fused && is_plain(residual);
  fused = fused && (training || (!differentiates && running_mean.defined()));
  if (!fused) {
    Tensor result = at::batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, true);
    if (residual.defined()) result = result + residual;
    return relu ? result.relu() : result;
  }
  const Tensor added = residual.defined() ? by_pixel(residual) : residual;
  if (training) {
    return FusedBatchNorm::apply(input, residual.defined() ? optional<Tensor>(added) : c10::nullopt, weight_or_none, bias_or_none,
                                 running_mean_or_none, running_var_or_none, momentum, eps, relu);
  }
  const at::NoGradGuard guard;
  const Tensor inverse = at::empty_like(running_var);
  for (int64_t c = 0; c < channels; c++) write(inverse)[c] = static_cast<float>(1 / std::sqrt(read(running_var)[c] + eps));
  return normalise(input, added, affine(running_mean, inverse, weight, bias), relu);
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(selfsame, library) {
  library.def(
      "batch_norm_relu(Tensor input, Tensor? residual, Tensor? weight, Tensor? bias, Tensor(a!)? running_mean, Tensor(b!)? running_var, "
      "bool training, float momentum, float eps, bool relu) -> Tensor");
  library.impl("batch_norm_relu", c10::DispatchKey::CompositeImplicitAutograd, TORCH_FN(batch_norm_relu));
}

}  // namespace selfsame
