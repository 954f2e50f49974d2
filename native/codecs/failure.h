// The reason of the last failure, one per thread.
#pragma once

#include <cstdint>

#include "selfsame_codecs.h"

namespace selfsame {

// Remembers one line of text and returns the status, so that callers can write `return fail(...)`.
int32_t fail(int32_t status, const char *format, ...) __attribute__((format(printf, 2, 3)));

const char *last_failure();

}  // namespace selfsame
