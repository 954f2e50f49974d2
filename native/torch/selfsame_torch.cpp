#include "selfsame_torch.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/autocast_mode.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <dlfcn.h>

#include <cstdlib>
#include <cstring>
#include <mutex>
#include <sstream>
#include <string>
#include <unordered_map>

struct st_operator_ {
    c10::OperatorHandle handle;
    std::string schema;
};

namespace {

thread_local std::string last_error;

// Runs the body and turns whatever it throws into a status and a message without C++ stack frames.
template <class Body>
st_status guarded(Body&& body) {
    try {
        body();
        return 0;
    } catch (const c10::Error& error) {
        last_error = error.what_without_backtrace();
    } catch (const std::exception& error) {
        last_error = error.what();
    } catch (...) {
        last_error = "an unknown C++ exception";
    }
    return 1;
}

c10::TensorImpl* implementation(st_tensor tensor) { return reinterpret_cast<c10::TensorImpl*>(tensor); }

// A counted reference beside the caller's own.
at::Tensor shared(st_tensor tensor) {
    return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(implementation(tensor)));
}

at::Tensor shared_or_undefined(st_tensor tensor) { return tensor ? shared(tensor) : at::Tensor(); }

// Hands the reference over to the caller; "undefined" becomes null.
st_tensor given(at::Tensor&& tensor) {
    return tensor.defined() ? reinterpret_cast<st_tensor>(tensor.unsafeReleaseTensorImpl()) : nullptr;
}

double as_double(int64_t payload) {
    double value;
    std::memcpy(&value, &payload, sizeof value);
    return value;
}

int64_t as_payload(double value) {
    int64_t payload;
    std::memcpy(&payload, &value, sizeof payload);
    return payload;
}

c10::IValue boxed(const st_value& value) {
    switch (value.tag) {
        case ST_NONE: return {};
        case ST_TENSOR: return shared(reinterpret_cast<st_tensor>(value.payload));
        case ST_INT: return value.payload;
        case ST_DOUBLE: return as_double(value.payload);
        case ST_BOOL: return value.payload != 0;
        case ST_INT_LIST:
            return at::IntArrayRef(reinterpret_cast<const int64_t*>(value.payload), value.length);
        case ST_DOUBLE_LIST:
            return at::ArrayRef<double>(reinterpret_cast<const double*>(value.payload), value.length);
        case ST_BOOL_LIST: {
            c10::List<bool> list;
            auto items = reinterpret_cast<const uint8_t*>(value.payload);
            for (int32_t i = 0; i < value.length; i++) list.push_back(items[i] != 0);
            return list;
        }
        case ST_TENSOR_LIST: {
            c10::List<at::Tensor> list;
            list.reserve(value.length);
            auto items = reinterpret_cast<const st_tensor*>(value.payload);
            for (int32_t i = 0; i < value.length; i++) list.push_back(shared_or_undefined(items[i]));
            return list;
        }
        case ST_OPTIONAL_TENSOR_LIST: {
            c10::List<c10::optional<at::Tensor>> list;
            auto items = reinterpret_cast<const st_tensor*>(value.payload);
            for (int32_t i = 0; i < value.length; i++)
                list.push_back(items[i] ? c10::optional<at::Tensor>(shared(items[i])) : c10::nullopt);
            return list;
        }
        case ST_STRING: return std::string(reinterpret_cast<const char*>(value.payload), value.length);
        case ST_DEVICE:
            return c10::Device(static_cast<c10::DeviceType>(static_cast<int32_t>(value.payload & 0xffffffff)),
                               static_cast<c10::DeviceIndex>(value.payload >> 32));
        case ST_SCALAR_LIST: {
            c10::impl::GenericList list(c10::NumberType::get());
            auto items = reinterpret_cast<const st_value*>(value.payload);
            for (int32_t i = 0; i < value.length; i++) list.push_back(boxed(items[i]));
            return list;
        }
    }
    TORCH_CHECK(false, "a value with an unknown tag ", value.tag, " was passed");
}

st_value unboxed(c10::IValue&& value) {
    if (value.isTensor()) {
        auto tensor = given(std::move(value).toTensor());
        return {reinterpret_cast<int64_t>(tensor), tensor ? ST_TENSOR : ST_NONE, 0};
    }
    if (value.isInt()) return {value.toInt(), ST_INT, 0};
    if (value.isDouble()) return {as_payload(value.toDouble()), ST_DOUBLE, 0};
    if (value.isBool()) return {value.toBool(), ST_BOOL, 0};
    if (value.isTensorList()) {
        auto list = std::move(value).toTensorList();
        auto items = static_cast<st_tensor*>(std::malloc(sizeof(st_tensor) * std::max<size_t>(1, list.size())));
        for (size_t i = 0; i < list.size(); i++) items[i] = given(at::Tensor(list.get(i)));
        return {reinterpret_cast<int64_t>(items), ST_TENSOR_LIST, static_cast<int32_t>(list.size())};
    }
    if (value.isIntList()) {
        auto list = std::move(value).toIntVector();
        auto items = static_cast<int64_t*>(std::malloc(sizeof(int64_t) * std::max<size_t>(1, list.size())));
        std::copy(list.begin(), list.end(), items);
        return {reinterpret_cast<int64_t>(items), ST_INT_LIST, static_cast<int32_t>(list.size())};
    }
    if (value.isNone()) return {0, ST_NONE, 0};
    TORCH_CHECK(false, "a result of type ", value.tagKind(), " cannot be given out");
}

std::string path_of(const void* symbol) {
    Dl_info info;
    if (!symbol || !dladdr(symbol, &info) || !info.dli_fname) return "";
    char resolved[4096];
    return realpath(info.dli_fname, resolved) ? resolved : info.dli_fname;
}

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
void switch_autocast(c10::DeviceType device, bool enabled, at::ScalarType dtype, int32_t* was_enabled, int32_t* was_dtype) {
    *was_enabled = at::autocast::is_autocast_enabled(device);
    *was_dtype = static_cast<int32_t>(at::autocast::get_autocast_dtype(device));
    at::autocast::set_autocast_enabled(device, enabled);
    at::autocast::set_autocast_dtype(device, dtype);
}
#else
void switch_autocast(c10::DeviceType device, bool enabled, at::ScalarType dtype, int32_t* was_enabled, int32_t* was_dtype) {
    if (device == c10::DeviceType::CUDA) {
        *was_enabled = at::autocast::is_enabled();
        *was_dtype = static_cast<int32_t>(at::autocast::get_autocast_gpu_dtype());
        at::autocast::set_enabled(enabled);
        at::autocast::set_autocast_gpu_dtype(dtype);
    } else {
        *was_enabled = at::autocast::is_cpu_enabled();
        *was_dtype = static_cast<int32_t>(at::autocast::get_autocast_cpu_dtype());
        at::autocast::set_cpu_enabled(enabled);
        at::autocast::set_autocast_cpu_dtype(dtype);
    }
}
#endif

}  // namespace

// --- errors and facts -------------------------------------------------------------------------------------------------

const char* st_error(void) { return last_error.c_str(); }

const char* st_version(void) { return TORCH_VERSION; }

const char* st_build_settings(void) {
    thread_local std::string text;
    text = at::show_config();
    return text.c_str();
}

const char* st_blas(void) {
    thread_local std::string path;
    path = path_of(dlsym(RTLD_DEFAULT, "sgemm_"));
    return path.c_str();
}

const char* st_library_path(void) {
    thread_local std::string path;
    path = path_of(reinterpret_cast<const void*>(&at::get_num_threads));
    return path.c_str();
}

int32_t st_cuda_device_count(void) {
    try {
        return static_cast<int32_t>(torch::cuda::device_count());
    } catch (...) {
        return 0;
    }
}

int32_t st_threads(void) { return at::get_num_threads(); }

st_status st_set_threads(int32_t count) {
    return guarded([&] {
        at::set_num_threads(count);
        // OpenBLAS with threads of its own does not hear libtorch: it would take every core, and spin on them between products.
        using set_count = void (*)(int);
        if (auto set_blas_threads = reinterpret_cast<set_count>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) set_blas_threads(count);
    });
}

st_status st_seed(int64_t seed) {
    return guarded([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

// --- operators --------------------------------------------------------------------------------------------------------

st_status st_operator_find(const char* name, const char* overload, st_operator* found) {
    return guarded([&] {
        auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
        TORCH_CHECK(handle.has_value(), "libtorch " TORCH_VERSION " has no operator ", name, *overload ? "." : "", overload);
        std::ostringstream text;
        text << handle->schema();
        *found = new st_operator_{*handle, text.str()};  // kept for the life of the process: operators are few
    });
}

const char* st_operator_schema(st_operator op) { return op->schema.c_str(); }

st_status st_operator_call(st_operator op, const st_value* arguments, int32_t argument_count,
                           st_value* results, int32_t result_capacity, int32_t* result_count) {
    return guarded([&] {
        thread_local torch::jit::Stack stack;  // no operator calls back into here: one stack per thread serves all
        stack.clear();
        const auto& schema = op->handle.schema();
        const auto& parameters = schema.arguments();
        TORCH_CHECK(static_cast<size_t>(argument_count) <= parameters.size(), "given ", argument_count,
                    " arguments, but it takes ", parameters.size());
        for (int32_t i = 0; i < argument_count; i++) stack.push_back(boxed(arguments[i]));
        for (size_t i = argument_count; i < parameters.size(); i++) {
            TORCH_CHECK(parameters[i].default_value().has_value(), "the argument '", parameters[i].name(), "' is missing");
            stack.push_back(*parameters[i].default_value());
        }

        op->handle.callBoxed(&stack);

        auto count = std::min<int32_t>(result_capacity, static_cast<int32_t>(stack.size()));
        for (int32_t i = 0; i < count; i++) results[i] = unboxed(std::move(stack[i]));
        *result_count = count;
        stack.clear();
    });
}

void st_list_free(void* list) { std::free(list); }

// --- tensors ----------------------------------------------------------------------------------------------------------

void st_tensor_free(st_tensor tensor) {
    try {
        c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(implementation(tensor));
    } catch (...) {
        // A destructor that throws has nobody to tell; the reference is gone either way.
    }
}

st_status st_tensor_shape(st_tensor tensor, st_shape* shape) {
    return guarded([&] {
        auto& t = *implementation(tensor);
        auto sizes = t.sizes();
        TORCH_CHECK(sizes.size() <= 16, "a tensor of ", sizes.size(), " dimensions; at most 16 are supported");
        shape->rank = static_cast<int32_t>(sizes.size());
        shape->dtype = static_cast<int32_t>(c10::typeMetaToScalarType(t.dtype()));
        auto device = t.device();
        shape->device_kind = static_cast<int32_t>(device.type());
        shape->device_index = device.index();
        shape->count = t.numel();
        std::copy(sizes.begin(), sizes.end(), shape->sizes);
        auto strides = t.strides();
        std::copy(strides.begin(), strides.end(), shape->strides);
        auto view = shared(tensor);
        shape->requires_grad = view.requires_grad();
        shape->is_leaf = view.is_leaf();
    });
}

void* st_tensor_data(st_tensor tensor) {
    try {
        return shared(tensor).data_ptr();
    } catch (...) {
        return nullptr;
    }
}

st_status st_tensor_borrow(void* data, const int64_t* sizes, const int64_t* strides, int32_t rank, int32_t dtype,
                           st_tensor* made) {
    return guarded([&] {
        auto options = at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype));
        *made = given(at::from_blob(data, at::IntArrayRef(sizes, rank), at::IntArrayRef(strides, rank), options));
    });
}

int32_t st_tensor_is_contiguous(st_tensor tensor, int32_t memory_format) {
    return implementation(tensor)->is_contiguous(static_cast<c10::MemoryFormat>(memory_format));
}

// --- autograd ---------------------------------------------------------------------------------------------------------

st_status st_tensor_set_requires_grad(st_tensor tensor, int32_t value) {
    return guarded([&] { shared(tensor).requires_grad_(value != 0); });
}

st_status st_tensor_grad(st_tensor tensor, st_tensor* gradient) {
    return guarded([&] { *gradient = given(at::Tensor(shared(tensor).grad())); });
}

st_status st_tensor_set_grad(st_tensor tensor, st_tensor gradient) {
    return guarded([&] { shared(tensor).mutable_grad() = shared_or_undefined(gradient); });
}

st_status st_backward(st_tensor root, st_tensor gradient, int32_t retain_graph, int32_t create_graph) {
    return guarded([&] {
        torch::autograd::variable_list gradients;
        if (gradient) gradients.push_back(shared(gradient));
        torch::autograd::backward({shared(root)}, gradients, retain_graph != 0, create_graph != 0);
    });
}

st_status st_grad(const st_tensor* outputs, int32_t output_count, const st_tensor* inputs, int32_t input_count,
                  const st_tensor* gradients, int32_t retain_graph, int32_t create_graph, int32_t allow_unused,
                  st_tensor* results) {
    return guarded([&] {
        torch::autograd::variable_list from, to, seeds;
        for (int32_t i = 0; i < output_count; i++) from.push_back(shared(outputs[i]));
        for (int32_t i = 0; i < input_count; i++) to.push_back(shared(inputs[i]));
        if (gradients)
            for (int32_t i = 0; i < output_count; i++) seeds.push_back(shared_or_undefined(gradients[i]));
        auto found = torch::autograd::grad(from, to, seeds, retain_graph != 0, create_graph != 0, allow_unused != 0);
        for (int32_t i = 0; i < input_count; i++) results[i] = given(std::move(found[i]));
    });
}

int32_t st_grad_enabled(void) { return at::GradMode::is_enabled(); }

void st_set_grad_enabled(int32_t value) { at::GradMode::set_enabled(value != 0); }

st_status st_autocast(int32_t device_kind, int32_t enabled, int32_t dtype, int32_t* was_enabled, int32_t* was_dtype) {
    return guarded([&] {
        switch_autocast(static_cast<c10::DeviceType>(device_kind), enabled != 0, static_cast<at::ScalarType>(dtype),
                        was_enabled, was_dtype);
        if (!enabled) at::autocast::clear_cache();
    });
}
