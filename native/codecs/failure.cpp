#include "failure.h"

#include <cstdarg>
#include <cstdio>

namespace selfsame {

namespace {
thread_local char message[512] = "";
}

int32_t fail(int32_t status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    for (char *c = message; *c != 0; ++c) {
        // Text from a hostile file must stay one line of plain characters.
        if (static_cast<unsigned char>(*c) < 32 || static_cast<unsigned char>(*c) > 126) {
            *c = '?';
        }
    }

    return status;
}

const char *last_failure() { return message; }

}  // namespace selfsame
