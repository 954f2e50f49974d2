"""The comparisons: what runs on each side, and how a round is measured."""
import itertools
import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from .results import Result
from .side import BENCH, PYTHON, Side, SideFailed, UpdatingRun, proportional_memory, say

ROOT = BENCH.parent
PROGRAM = ROOT / "artifacts/bin/Selfsame.TrainingBench/release/Selfsame.TrainingBench"
CORES = len(os.sched_getaffinity(0))


class Unavailable(Exception):
    """The comparison cannot be run here; the message says what is missing."""


class Configuration:
    """How the peer is run. Its defaults: both cores, two data processes, contiguous pictures, OpenMP as it comes."""

    def __init__(self, threads=2, workers=2, layout="contiguous", waiting=None):
        self.threads, self.workers, self.layout, self.waiting = threads, workers, layout, waiting

    def arguments(self):
        return ["--threads", str(self.threads), "--workers", str(self.workers), "--layout", self.layout]

    def environment(self):
        return {"OMP_WAIT_POLICY": self.waiting} if self.waiting else {}

    def __str__(self):
        return f"{self.threads} threads, {self.workers} workers, {self.layout}, {self.waiting or 'default'} waiting"


def configurations(threads=(1, 2), workers=(1, 2), layouts=("contiguous", "channels-last"), waiting=("active", "passive")):
    return [Configuration(*values) for values in itertools.product(threads, workers, layouts, waiting)]


def data_folder(name="cifar10/train"):
    data = Path(os.environ.get("SELFSAME_DATA", ROOT.parent / "shared/data")) / name
    if not data.is_dir():
        raise Unavailable(f"no pictures at {data}; set SELFSAME_DATA to the folder that holds {name}")
    return str(data)


def prepare():
    """Builds our side, and looks for the peer's."""
    say("building")
    for command in ([str(ROOT / "eng/setup.sh")],
                    ["dotnet", "build", "-c", "Release", "-v", "q", "-clp:NoSummary",
                     str(BENCH / "Selfsame.TrainingBench/Selfsame.TrainingBench.csproj")]):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            raise Unavailable(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}")
    if subprocess.run([PYTHON, "-c", "import torch, torchvision"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
        raise Unavailable("the peer is missing: apt-get install python3-torch python3-torchvision (eng/setup.sh --dev does it)")


def rounds_of(name, makers, rounds, sides):
    """Values of each side over alternating rounds, after one to warm up. `sides` gets the processes, for the caller to close."""
    for make in makers:
        sides.append(make())
        sides[-1].wait_ready()
        sides[-1].round()
    values = [[] for _ in sides]
    for number in range(rounds):
        # Every second round in the opposite order: what a round leaves in the caches favours no one.
        order = range(len(sides)) if number % 2 == 0 else reversed(range(len(sides)))
        for index in order:
            values[index].append(sides[index].round())
        say(f"{name}: round {number + 1}: " + " | ".join(f"{column[-1]:.4g}" for column in values))
    return values


class Comparison:
    """Alternating rounds of processes that stay alive. A smaller value is better unless `higher_is_better`."""

    name = unit = peer_program = None
    higher_is_better = False
    candidates = 2  # of the peer's best configurations that take part in the rounds
    warm_rounds = 1  # before a configuration is looked at
    scratch = None  # a folder for what our side writes
    sides = ()  # of the rounds, ours first

    def own_command(self):
        return [str(PROGRAM), self.name]

    def peer_command(self, configuration):
        return [PYTHON, str(BENCH / "peers" / self.peer_program), *configuration.arguments()]

    def own(self):
        return Side("selfsame", self.own_command())

    def peer(self, configuration):
        return Side(f"peer ({configuration})", self.peer_command(configuration), configuration.environment())

    def peer_configurations(self):
        return configurations(workers=(1,))

    def better(self, values):
        return max(values) if self.higher_is_better else min(values)

    def measure_once(self, configuration):
        """A quick look at one configuration of the peer."""
        side = self.peer(configuration)
        try:
            side.wait_ready()
            for _ in range(self.warm_rounds):
                side.round()
            return side.round()
        finally:
            side.close()

    def best_configurations(self):
        looks = []
        for configuration in self.peer_configurations():
            looks.append((self.measure_once(configuration), configuration))
            say(f"{self.name}: peer at {configuration}: {looks[-1][0]:.4g} {self.unit}")
        looks.sort(key=lambda look: look[0], reverse=self.higher_is_better)
        return [configuration for _, configuration in looks[:self.candidates]]

    def alternate(self, rounds, best):
        """Values of each side, in the order: selfsame, the peer's defaults, the candidates for its best."""
        sides = self.sides = []
        try:
            return rounds_of(self.name, [self.own, *[lambda c=c: self.peer(c) for c in [Configuration(), *best]]], rounds, sides)
        finally:
            for side in sides:
                side.close()

    def details(self):
        """What else was measured in the rounds, by label."""
        return {}

    def run(self, rounds):
        prepare()
        with tempfile.TemporaryDirectory(prefix="selfsame-bench-") as folder:
            self.scratch = folder
            try:
                best = self.best_configurations()
                values = self.alternate(rounds, best)
            except SideFailed as failure:
                raise Unavailable(str(failure)) from failure
        medians = [statistics.median(column) for column in values]
        peer_best = self.better(medians[1:])
        winner = [Configuration(), *best][medians[1:].index(peer_best)]
        return Result(self.name, self.unit, medians[0], medians[1], peer_best, str(winner), values[0], values[1],
                      values[1 + medians[1:].index(peer_best)], self.details())


class OperatorCalls(Comparison):
    """Geometric mean of the time of one small call: add, relu, mul, sum, view, each with and without gradient."""

    name, unit, peer_program = "op-call", "us", "operator_calls.py"

    def peer_configurations(self):
        return configurations(workers=(1,), layouts=("contiguous",))


class TrainingStep(Comparison):
    """ResNet-18 (width 64, batch 64, 32 px): forward, cross-entropy, backward, SGD."""

    name, unit, peer_program = "train-step", "ms", "training_step.py"


class SimclrSpeed(Comparison):
    """SimCLR end to end on CIFAR-10: ResNet-18 of width 16, 32 px, batches of 256."""

    name, unit, peer_program, higher_is_better = "simclr-32", "pictures/s", "simclr.py", True
    warm_rounds = 0  # ready is said after the first update

    steps = 3  # in a round
    data = "cifar10/train"

    def own_command(self):
        return [*super().own_command(), "--data", data_folder(self.data), "--steps", str(self.steps), "--out",
                tempfile.mkdtemp(dir=self.scratch)]

    def peer_command(self, configuration):
        return [*super().peer_command(configuration), "--data", data_folder(self.data), "--steps", str(self.steps)]

    def peer_configurations(self):
        return configurations()


class SimclrSpeedOnPhotos(SimclrSpeed):
    """SimCLR end to end on photos: ResNet-18 of width 16, 224 px, batches of 64."""

    name, data, steps = "simclr-224", "grocery/train", 4

    def peer_command(self, configuration):
        return [*super().peer_command(configuration), "--batch", "64", "--size", "224"]

    def details(self):
        waits = [answer["dataWait"] for answer in self.sides[0].answers if "dataWait" in answer][1:]
        return {"share of the time that our training waited for data": statistics.median(waits)}


class ViewSpeed(Comparison):
    """SimCLR's pair of views from JPEG files, on one core; beside it two workers, OpenCV, and the time of each stage."""

    unit, peer_program, higher_is_better = "pairs/s", "views.py", True
    size = pairs = peer_pairs = None

    def pictures(self):
        raise NotImplementedError

    def our_loader(self, workers):
        return Side(f"selfsame, {workers} workers", [str(PROGRAM), "views", "--data", self.folder, "--size", str(self.size), "--workers", str(workers),
                                                     "--pairs", str(self.pairs)])

    def peer_views(self, backend):
        return Side(backend, [PYTHON, str(BENCH / "peers" / self.peer_program), "--data", self.folder, "--size", str(self.size), "--backend", backend,
                              "--pairs", str(self.peer_pairs)])

    def run(self, rounds):
        prepare()
        with tempfile.TemporaryDirectory(prefix="selfsame-bench-") as self.scratch:
            self.folder = self.pictures()
            sides = []
            try:
                values = rounds_of(self.name, [
                    *[lambda n=n: self.our_loader(n) for n in (1, 2)],
                    *[lambda b=b: self.peer_views(b) for b in ("pillow", "tensor", "opencv")],
                    *[lambda n=n: Side(f"arithmetic, {n} threads", [str(PROGRAM), "arithmetic", str(n)]) for n in (1, 2)]], rounds, sides)
                stages = subprocess.run([str(PROGRAM), "view-stages", "--data", self.folder, "--size", str(self.size)], stdout=subprocess.PIPE,
                                        text=True, check=True).stdout
            except SideFailed as failure:
                raise Unavailable(str(failure)) from failure
            finally:
                for side in sides:
                    side.close()
        one, two, pillow, tensor, opencv, alone, together = map(statistics.median, values)
        best, winner, best_rounds = max((pillow, "Pillow", values[2]), (tensor, "torchvision on tensors", values[3]))
        details = {
            "Selfsame, 1 worker, pairs/s": one, "Selfsame, 2 workers, pairs/s": two, "scaling from 1 to 2 workers": two / one,
            "scaling of a loop of pure arithmetic from 1 to 2 threads": together / alone,
            "torchvision on Pillow, pairs/s": pillow, "torchvision on tensors, pairs/s": tensor, "OpenCV, pairs/s": opencv,
            "ratio to OpenCV": one / opencv, **{f"{stage}, us a pair": time for stage, time in json.loads(stages).items()}}
        return Result(self.name, self.unit, one, pillow, best, f"1 thread, {winner}", values[0], values[2], best_rounds, details)


class ViewsOfPhotos(ViewSpeed):
    """224 px from JPEG photos of 500 x 375: crop .08-1, flip, jitter .8 .8 .8 .2, grayscale, blur."""

    name, size, pairs, peer_pairs = "views-224", 224, 1024, 96

    def pictures(self):
        folder = tempfile.mkdtemp(dir=self.scratch)
        subprocess.run([PYTHON, str(BENCH / "peers/photos.py"), data_folder("coco_mini/images"), folder, "12"], check=True)
        return folder


class ViewsOfThumbnails(ViewSpeed):
    """32 px from JPEG pictures of 32 px: crop .08-1, flip, jitter .4 .4 .4 .1, grayscale."""

    name, size, pairs, peer_pairs = "views-32", 32, 65536, 3072

    def pictures(self):
        return data_folder()


class NeighbourSearch(Comparison):
    """Weighted k-NN of 10,000 queries over 50,000 x 512, from features to accuracy; the peer's matrix product and top-k alone."""

    name, unit, peer_program = "knn", "s", "knn.py"
    warm_rounds = 0

    def peer_configurations(self):
        return configurations(workers=(1,), layouts=("contiguous",))


class ProbeFit(NeighbourSearch):
    """The linear probe on 10,000 x 512 features of 10 classes: five strengths on a split, and the fit; the peer's torch.optim.LBFGS does the same."""

    name, unit, peer_program = "linear-probe", "s", "linear_probe.py"


class EmbeddingSpeed(Comparison):
    """Features of photos at 224 px by ResNet-18, from their files; beside it our own decoding followed by the bare forward pass."""

    name, unit, peer_program, higher_is_better = "embed", "pictures/s", "embed.py", True
    data, size = "grocery/train", 224

    def folder(self):
        return ["--data", data_folder(self.data), "--size", str(self.size)]

    def own_command(self):
        return [*super().own_command(), *self.folder()]

    def peer_command(self, configuration):
        return [*super().peer_command(configuration), *self.folder()]

    def peer_configurations(self):
        return configurations(waiting=("passive",))

    def alternate(self, rounds, best):
        self.bare = []
        sides = self.sides = []
        makers = [self.own, *[lambda c=c: self.peer(c) for c in [Configuration(), *best]],
                  lambda: Side("selfsame, bare", [str(PROGRAM), "embed-bare", *self.folder()])]
        try:
            *values, self.bare = rounds_of(self.name, makers, rounds, sides)
        finally:
            for side in sides:
                side.close()
        self.own_values = values[0]
        return values

    def details(self):
        bare = statistics.median(self.bare)
        return {"our decoding, then our bare forward pass, pictures/s": bare,
                "ratio to that": statistics.median(self.own_values) / bare}


class FreshProcesses(SimclrSpeed):
    """Comparisons whose every round starts its process anew."""

    higher_is_better = False
    candidates = 1

    def measure_side(self, make):
        raise NotImplementedError

    def measure_once(self, configuration):
        return self.measure_side(lambda: self.peer(configuration))

    def alternate(self, rounds, best):
        makers = [self.own, *[lambda c=c: self.peer(c) for c in [Configuration(), *best]]]
        for make in makers:
            self.measure_side(make)  # warm-up: files into the page cache
        values = [[] for _ in makers]
        for number in range(rounds):
            order = range(len(makers)) if number % 2 == 0 else reversed(range(len(makers)))
            for index in order:
                values[index].append(self.measure_side(makers[index]))
            say(f"{self.name}: round {number + 1}: " + " | ".join(f"{column[-1]:.4g}" for column in values))
        return values


class Start(FreshProcesses):
    """Seconds from the start of the process to the first update of SimCLR, at batch 64: the launcher, as a user calls it."""

    name, unit = "start", "s"

    def own(self):
        folder = tempfile.mkdtemp(dir=self.scratch)
        command = [str(ROOT / "selfsame"), "pretrain", "simclr", "--data", data_folder(), "--backbone", "resnet18", "--set",
                   "backbone.width=16", "--image-size", "32", "--batch-size", "64", "--epochs", "1", "--out", folder, "--overwrite"]
        return UpdatingRun("selfsame", command, Path(folder) / "metrics.jsonl")

    def peer_command(self, configuration):
        return [*Comparison.peer_command(self, configuration), "--data", data_folder(), "--batch", "64"]

    def measure_side(self, make):
        started = time.perf_counter()
        side = make()
        try:
            side.wait_ready()  # said after the first update
            return time.perf_counter() - started
        finally:
            side.close()


class Memory(FreshProcesses):
    """Peak of the summed PSS of all processes, from their start over the first steps of SimCLR at batch 256."""

    name, unit = "memory", "MiB"
    steps = 2

    def peer_configurations(self):
        return configurations(waiting=("passive",))

    def measure_side(self, make):
        samples = []
        side = make()
        try:
            side.wait_ready()
            side.round(during=lambda: samples.append(proportional_memory(side.session)))
            samples.append(proportional_memory(side.session))
            return max(samples)
        finally:
            side.close()


COMPARISONS = [OperatorCalls, TrainingStep, SimclrSpeed, SimclrSpeedOnPhotos, ViewsOfPhotos, ViewsOfThumbnails, NeighbourSearch, ProbeFit, EmbeddingSpeed, Start, Memory]
