"""Label efficiency: one pretraining a data set, then fine-tuning at shares of its labels, by the command line."""
import csv
import json
import subprocess
import time
from dataclasses import dataclass

from .comparisons import Unavailable, data_folder
from .methods import machine
from .side import say

# Of the twenty drawings of each character so many are learnt from, and the others tested on.
OMNIGLOT_TRAINING = 14

# Columns of the table, and what evaluate calls them.
SCORES = {"pretrained": "pretrained", "linear": "linear", "scratch": "scratch", "randomLinear": "random_linear"}


@dataclass(frozen=True)
class DataSet:
    """Pictures to learn from and to test on, and a budget that fits them."""

    name: str
    title: str
    epochs: int
    batch: int
    shares: tuple
    settings: tuple = ()

    def sources(self, keep):
        """The pictures to learn from, and those to test on."""
        return f"{data_folder(self.name)}/train", f"{data_folder(self.name)}/test"


class Listed(DataSet):
    """A set whose classes stand in two lists."""

    def sources(self, keep):
        folder = data_folder(self.name)
        return f"list:{folder}/train.csv", f"list:{folder}/test.csv"


class Characters(DataSet):
    """Omniglot: the drawings of each character are divided, by the number of who drew them."""

    def sources(self, keep):
        folder = data_folder(self.name)
        with open(f"{folder}/labels.csv", newline="", encoding="utf-8") as file:
            drawings = list(csv.DictReader(file))
        for name, wanted in (("train", True), ("test", False)):
            with open(keep / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
                rows = csv.writer(file)
                rows.writerow(["path", "class"])
                rows.writerows([f"{folder}/{row['path']}", row["character"]] for row in drawings
                               if (int(row["path"].rsplit("_", 1)[1].split(".")[0]) <= OMNIGLOT_TRAINING) == wanted)
        return f"list:{keep}/train.csv", f"list:{keep}/test.csv"


# Characters have neither colour nor mirror images.
DRAWINGS = ("views.flipProbability=0", "views.jitterProbability=0", "views.grayscaleProbability=0", "views.cropMinimum=0.3")

DATA_SETS = {each.name: each for each in (
    DataSet("cifar10", "CIFAR-10, 10 classes", 20, 256, (0.01, 0.1, 1)),
    Listed("grocery", "groceries, 81 kinds", 60, 64, (0.14, 0.43, 1)),
    DataSet("medical_mnist", "medical pictures, 6 kinds", 10, 256, (0.0015, 0.01, 0.1)),
    Characters("omniglot_small1", "characters of 5 alphabets, 136 classes", 40, 128, (0.07, 0.36, 1), DRAWINGS),
)}


def read_shares(text):
    """Shares of the labels, joined by commas."""
    try:
        shares = [float(share) for share in text.split(",")]
    except ValueError:
        shares = []
    if not shares or not all(0 < share <= 1 for share in shares):
        raise Unavailable(f"--labels takes shares above 0 and up to 1, such as 0.01,0.1,1, not {text!r}")
    return shares


class Experiment:
    """One data set at one budget of pretraining."""

    def __init__(self, data, options):
        self.data, self.options = data, options
        self.epochs = options.epochs or data.epochs
        self.shares = read_shares(options.labels) if options.labels else list(data.shares)
        self.keep = options.keep / data.name
        self.keep.mkdir(parents=True, exist_ok=True)
        self.train, self.test = data.sources(self.keep)
        self.folder = self.keep / f"simclr-{self.epochs}"

    def pretrain(self):
        """The run without labels; goes on with one that was stopped."""
        done = self.folder.with_suffix(".done")
        if done.exists():
            return
        say(f"{self.data.name}: SimCLR without labels, {self.epochs} epochs")
        settings = [word for setting in self.data.settings for word in ("--set", setting)]
        start = (["--resume"] if (self.folder / "run.json").exists() else
                 ["simclr", "--data", self.train, "--backbone", "resnet18", "--set", "backbone.width=16", "--image-size", "32", *settings,
                  "--batch-size", str(self.data.batch), "--epochs", str(self.epochs), "--seed", "0"])
        log = self.folder.with_suffix(".log")
        with open(log, "a", encoding="utf-8") as output:
            code = subprocess.run([self.options.program, "pretrain", *start, "--out", str(self.folder), *machine(self.options.threads)],
                                  stdout=output, stderr=subprocess.STDOUT, check=False).returncode
        if code != 0:
            raise Unavailable(f"the pretraining ended with exit code {code}:\n{log.read_text(encoding='utf-8')[-1500:]}")
        done.touch()

    def run(self, share):
        """The row of one share of the labels."""
        self.pretrain()
        say(f"{self.data.name}: {share:g} of the labels")
        started = time.perf_counter()
        command = [self.options.program, "evaluate", str(self.folder), "--train", self.train, "--test", self.test, "--protocols", "finetune",
                   "--labels", f"{share:g}", "--seeds", str(self.options.seeds), *machine(self.options.threads), "--json"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            raise Unavailable(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr[-1500:]}")
        answer = json.loads(done.stdout)
        (self.keep / f"simclr-{self.epochs}-{share:g}.json").write_text(done.stdout, encoding="utf-8")
        (found,) = answer["protocols"]["finetune"].values()
        say(f"{self.data.name}: {found['labels']} labels: " + ", ".join(f"{kind} {found[name]['mean']:.3f}" for kind, name in SCORES.items()))
        return {"data": self.data.name, "epochs": self.epochs, "share": f"{share:g}", "labels": found["labels"],
                **{kind: " ".join(f"{value:.4f}" for value in found[name]["seeds"]) for kind, name in SCORES.items()},
                "seconds": round(time.perf_counter() - started), "date": time.strftime("%Y-%m-%d")}
