// Reading a whole file with as few calls of the system as there can be: for a picture of a few pixels they are most of the work.
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "failure.h"
#include "selfsame_codecs.h"

namespace {

using selfsame::fail;

int32_t fail_by_system() { return fail(SELFSAME_CODECS_UNREADABLE, "%s", strerror(errno)); }

class Descriptor {
public:
    explicit Descriptor(const char *path) {
        do {
            number_ = open(path, O_RDONLY | O_CLOEXEC);
        } while (number_ < 0 && errno == EINTR);
    }

    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    ~Descriptor() {
        if (number_ >= 0) {
            close(number_);
        }
    }

    int number() const { return number_; }

private:
    int number_;
};

// One byte more is asked for than there should be: a file that has grown gives it.
int32_t read_exactly(int file, uint8_t *destination, int64_t length) {
    int64_t found = 0;
    ssize_t count;
    do {
        do {
            count = read(file, destination + found, size_t(length + 1 - found));
        } while (count < 0 && errno == EINTR);
        if (count < 0) {
            return fail_by_system();
        }

        found += count;
    } while (count > 0 && found < length);

    return found == length ? SELFSAME_CODECS_DONE : fail(SELFSAME_CODECS_UNREADABLE, "it is of another length, or something is writing to it");
}

}  // namespace

int32_t selfsame_file_read(const char *path, uint8_t *destination, int64_t capacity, int64_t *length) {
    if (path == nullptr || destination == nullptr || length == nullptr) {
        return fail(SELFSAME_CODECS_USAGE, "selfsame_file_read was given no path, memory or length");
    }

    *length = 0;
    Descriptor file(path);
    struct stat about;
    if (file.number() < 0 || fstat(file.number(), &about) != 0) {
        return fail_by_system();
    }

    if (!S_ISREG(about.st_mode)) {
        return fail(SELFSAME_CODECS_UNREADABLE, "it is no plain file");
    }

    *length = about.st_size;
    if (about.st_size >= capacity) {
        return fail(SELFSAME_CODECS_TOO_LARGE, "it has %lld bytes", static_cast<long long>(about.st_size));
    }

    return read_exactly(file.number(), destination, about.st_size);
}

int32_t selfsame_file_read_known(const char *path, uint8_t *destination, int64_t length) {
    if (path == nullptr || destination == nullptr || length < 0) {
        return fail(SELFSAME_CODECS_USAGE, "selfsame_file_read_known was given no path, memory or length");
    }

    Descriptor file(path);
    return file.number() < 0 ? fail_by_system() : read_exactly(file.number(), destination, length);
}
