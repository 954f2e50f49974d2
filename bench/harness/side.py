"""One side of a comparison: a process that measures one round whenever it is told to, and is stopped while the other has its turn."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
PYTHON = "/usr/bin/python3"


class SideFailed(Exception):
    """The process of one side ended before it answered."""


class Side:
    """Talks to a process by lines: it writes {"ready": true}, then for each line "go" one {"value": number}."""

    def __init__(self, label, command, environment=None):
        self.label = label
        self.answers = []  # whole, for what a side says besides its value
        variables = {key: value for key, value in os.environ.items() if not key.startswith(("OMP_", "GOMP_", "MALLOC_", "KMP_"))}
        variables.update(environment or {})
        self._errors = tempfile.TemporaryFile(mode="w+")
        # A session of its own: the data-loading processes of the peer stop and continue with it.
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True,
                                         env=variables, start_new_session=True)

    @property
    def session(self):
        """The process group, which is the process's own number."""
        return self._process.pid

    def wait_ready(self):
        """Waits for the first line, then stops the process until its turn."""
        self._read("ready")
        self._signal(signal.SIGSTOP)

    def round(self, during=None):
        """Lets the process run for one round; `during` is called every 100 ms meanwhile. Returns what it measured."""
        self._signal(signal.SIGCONT)
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        value = self._read("value", during)
        self._signal(signal.SIGSTOP)
        return value

    def close(self):
        """Ends the process and those it started."""
        self._signal(signal.SIGKILL)
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()
        self._errors.close()

    def _signal(self, number):
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            pass

    def _fail(self):
        self._errors.seek(0)
        raise SideFailed(f"{self.label} ended: {self._errors.read()[-2000:].strip()}")

    def _read(self, key, during=None):
        if during is not None:
            watch(self._process.stdout, during)
        while True:
            line = self._process.stdout.readline()
            if not line:
                self._fail()
            if line.startswith("{"):
                answer = json.loads(line)
                if key in answer:
                    self.answers.append(answer)
                    return answer[key]


class UpdatingRun(Side):
    """A run of the command line: it is ready when the first update stands in its metrics, and has no rounds."""

    def __init__(self, label, command, metrics):
        super().__init__(label, command)
        self._metrics = metrics

    def wait_ready(self):
        while not (self._metrics.exists() and self._metrics.stat().st_size):
            if self._process.poll() is not None:
                self._fail()
            time.sleep(0.005)


def watch(stream, during, seconds=0.1):
    """Calls `during` every so many seconds until the stream has something to read."""
    import select
    while not select.select([stream], [], [], seconds)[0]:
        during()


def proportional_memory(session):
    """Summed PSS of all processes of a session, in MiB."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) != session:
                continue
            for line in (folder / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except (OSError, ValueError):
            continue  # it ended meanwhile
    return total / 1024


def say(text):
    """Progress, for people: standard error."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)
