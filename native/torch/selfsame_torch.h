// The whole C ABI of the engine. Fixed-width integers, doubles and pointers only.
//
// Every function that returns st_status returns 0 when it worked. Otherwise st_error() gives the reason; it is kept per
// thread until the next failure on that thread. No C++ exception crosses this boundary.
//
// Ownership: an st_tensor that a function gives out belongs to the caller, who frees it once with st_tensor_free. A
// tensor that goes in stays the caller's. Strings given out live until the next call of the same function on that thread.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ST_API __attribute__((visibility("default")))

typedef int32_t st_status;
typedef struct st_tensor_* st_tensor;      // one reference to a tensor
typedef struct st_operator_* st_operator;  // found once, lives as long as the process

// What a value holds. Lists point to memory of the caller that only has to live during the call.
enum st_tag {
    ST_NONE = 0,
    ST_TENSOR = 1,                // payload: st_tensor
    ST_INT = 2,                   // payload: int64
    ST_DOUBLE = 3,                // payload: bits of a double
    ST_BOOL = 4,                  // payload: 0 or 1
    ST_INT_LIST = 5,              // payload: const int64_t*, length
    ST_DOUBLE_LIST = 6,           // payload: const double*, length
    ST_BOOL_LIST = 7,             // payload: const uint8_t*, length
    ST_TENSOR_LIST = 8,           // payload: const st_tensor*, length. Given out: free each tensor, then st_list_free
    ST_OPTIONAL_TENSOR_LIST = 9,  // as ST_TENSOR_LIST; a null entry is "none"
    ST_STRING = 10,               // payload: const char* (UTF-8), length
    ST_DEVICE = 11,               // payload: kind (c10::DeviceType) in the low 32 bits, index in the high 32
    ST_SCALAR_LIST = 12,          // payload: const st_value*, length (ST_INT, ST_DOUBLE, ST_BOOL)
};

typedef struct st_value {
    int64_t payload;
    int32_t tag;
    int32_t length;
} st_value;

typedef struct st_shape {
    int32_t rank, dtype, device_kind, device_index;
    int32_t requires_grad, is_leaf;
    int64_t count;
    int64_t sizes[16], strides[16];
} st_shape;

// --- errors and facts -------------------------------------------------------------------------------------------------
ST_API const char* st_error(void);
ST_API const char* st_version(void);          // "1.13.1"
ST_API const char* st_build_settings(void);   // libtorch's own description of how it was built
ST_API const char* st_blas(void);             // path of the library that answers sgemm_, or ""
ST_API const char* st_library_path(void);     // path of libtorch_cpu in use
ST_API int32_t st_cuda_device_count(void);    // 0 without CUDA
ST_API int32_t st_threads(void);
ST_API st_status st_set_threads(int32_t count);   // of operators, and of the matrix products of OpenBLAS
ST_API st_status st_seed(int64_t seed);       // every generator of libtorch, CUDA's too

// --- operators --------------------------------------------------------------------------------------------------------
// Finds "aten::add" with overload "Tensor" ("" for none).
ST_API st_status st_operator_find(const char* name, const char* overload, st_operator* found);
// The schema as text: "aten::add.Tensor(Tensor self, ...) -> Tensor".
ST_API const char* st_operator_schema(st_operator op);
// Calls through the dispatcher's boxed convention. Missing trailing arguments take the schema's own defaults.
// At most result_capacity results are given out, the rest is dropped (0: drop all, as for in-place operators).
ST_API st_status st_operator_call(st_operator op, const st_value* arguments, int32_t argument_count,
                                  st_value* results, int32_t result_capacity, int32_t* result_count);
ST_API void st_list_free(void* list);

// --- tensors ----------------------------------------------------------------------------------------------------------
ST_API void st_tensor_free(st_tensor tensor);
ST_API st_status st_tensor_shape(st_tensor tensor, st_shape* shape);
// The address of the first element. The caller sees to layout and device.
ST_API void* st_tensor_data(st_tensor tensor);
// Borrows memory on the CPU: it must outlive every tensor that shares it.
ST_API st_status st_tensor_borrow(void* data, const int64_t* sizes, const int64_t* strides, int32_t rank, int32_t dtype,
                                  st_tensor* made);
// memory_format: 0 contiguous, 2 channels-last (as c10::MemoryFormat).
ST_API int32_t st_tensor_is_contiguous(st_tensor tensor, int32_t memory_format);

// --- autograd ---------------------------------------------------------------------------------------------------------
ST_API st_status st_tensor_set_requires_grad(st_tensor tensor, int32_t value);
ST_API st_status st_tensor_grad(st_tensor tensor, st_tensor* gradient);      // null where there is none
ST_API st_status st_tensor_set_grad(st_tensor tensor, st_tensor gradient);   // null clears
ST_API st_status st_backward(st_tensor root, st_tensor gradient, int32_t retain_graph, int32_t create_graph);
// One gradient per input; null where an input was not used and allow_unused is set.
ST_API st_status st_grad(const st_tensor* outputs, int32_t output_count, const st_tensor* inputs, int32_t input_count,
                         const st_tensor* gradients, int32_t retain_graph, int32_t create_graph, int32_t allow_unused,
                         st_tensor* results);
ST_API int32_t st_grad_enabled(void);
ST_API void st_set_grad_enabled(int32_t value);
// Mixed precision on this thread. Leaving (enabled 0) also forgets the casts it kept. Returns what was set before.
ST_API st_status st_autocast(int32_t device_kind, int32_t enabled, int32_t dtype, int32_t* was_enabled, int32_t* was_dtype);

#ifdef __cplusplus
}
#endif
