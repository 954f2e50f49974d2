// Decodes each file in a process of its own, which may use so much memory and time and no more: check_pictures MEBIBYTES SECONDS FILE...
// Prints a line for each file: what came of it (decoded, refused, crashed or late), the most memory it held in KiB, the milliseconds it took,
// the file's name and, of those refused, the reason, with tabs between. Leaves with 1 if any file crashed or was late.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../selfsame_codecs.h"

namespace {

constexpr int64_t picture_limit = 256 << 20;

// In the child: the exit code is the status of the codec library, and the reason goes up the pipe.
[[noreturn]] void decode(const char *path, rlim_t bytes, unsigned seconds, int reasons) {
    rlimit memory{bytes, bytes};
    rlimit core{0, 0};
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &core);
    alarm(seconds);
    std::ifstream stream(path, std::ios::binary);
    std::vector<uint8_t> file{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    selfsame_picture_reader *reader = nullptr;
    selfsame_picture_info info;
    int32_t status = selfsame_picture_open(file.data(), int64_t(file.size()), picture_limit, &reader, &info);
    if (status == SELFSAME_CODECS_DONE) {
        std::vector<uint8_t> pixels(size_t(info.width) * size_t(info.height) * size_t(info.channels) * size_t(info.bits / 8));
        status = selfsame_picture_read(reader, pixels.data(), int64_t(pixels.size()));
    }

    if (status != SELFSAME_CODECS_DONE) {
        dprintf(reasons, "%s", selfsame_codecs_last_error());
    }

    selfsame_picture_close(reader);
    _exit(status);
}

bool check(const char *path, rlim_t bytes, unsigned seconds) {
    int reasons[2];
    if (pipe(reasons) != 0) {
        std::perror("pipe");
        std::exit(2);
    }

    timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t child = fork();
    if (child == 0) {
        decode(path, bytes, seconds, reasons[1]);
    }

    close(reasons[1]);
    char reason[600] = "";
    for (size_t used = 0; used < sizeof reason - 1;) {
        ssize_t count = ::read(reasons[0], reason + used, sizeof reason - 1 - used);
        if (count <= 0) {
            break;
        }

        used += size_t(count);
    }

    close(reasons[0]);
    int outcome = 0;
    rusage usage{};
    wait4(child, &outcome, 0, &usage);
    timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    double milliseconds = double(end.tv_sec - start.tv_sec) * 1e3 + double(end.tv_nsec - start.tv_nsec) / 1e6;
    bool is_sound = WIFEXITED(outcome);
    const char *word = is_sound ? (WEXITSTATUS(outcome) == SELFSAME_CODECS_DONE ? "decoded" : "refused")
                                : WTERMSIG(outcome) == SIGALRM ? "late" : "crashed";
    std::printf("%s\t%ld\t%.1f\t%s\t%s\n", word, usage.ru_maxrss, milliseconds, path, reason);
    return is_sound;
}

}  // namespace

int main(int count, char **arguments) {
    if (count < 3) {
        std::fprintf(stderr, "usage: check_pictures MEBIBYTES SECONDS FILE...\n");
        return 2;
    }

    rlim_t bytes = rlim_t(std::strtoul(arguments[1], nullptr, 10)) << 20;
    unsigned seconds = unsigned(std::strtoul(arguments[2], nullptr, 10));
    bool is_sound = true;
    for (int i = 3; i < count; ++i) {
        std::fflush(stdout);
        is_sound = check(arguments[i], bytes, seconds) && is_sound;
    }

    return is_sound ? 0 : 1;
}
