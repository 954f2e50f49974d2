"""All methods at one budget: runs them by the command line, keeps one row a run, writes the page and the chart."""
import contextlib
import csv
import fcntl
import json
import math
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

from .comparisons import PROGRAM as BENCH_PROGRAM, ROOT, data_folder
from .results import FOLDER
from .side import say

PROGRAM = ROOT / "selfsame"
ROWS = FOLDER / "methods.csv"
COSTS = FOLDER / "method-cost.csv"
CHART = FOLDER / "methods.svg"
PAGE = ROOT / "docs/methods/README.md"
PAGES = PAGE.parent
RECIPES = ROOT / "samples/recipes"
HEADING = "## What it reached"
ROW_START, ROW_END = "<!-- the measured row: written by bench/methods -->", "<!-- the end of the measured row -->"
START, END = "<!-- the table: written by bench/methods -->", "<!-- the end of the table -->"
COST_START, COST_END = "<!-- the costs: written by bench/methods --cost -->", "<!-- the end of the costs -->"
PER_CLASS = 500
# Steps of a run that is only timed: two epochs, of which the second counts.
SPEED_STEPS = 40
# The features that each backbone gives at its output.
FEATURES = {"resnet18": 128, "vit-nano": 96}
# Methods whose last layer is bent towards their task: judged at the layer that serves best on the training labels, as is the untrained network beside them.
BEST_LAYER_FAMILIES = {"autoencoding", "masked pictures", "mutual information", "generative", "pretext", "colorization"}
BEST_LAYER_METHODS = {"cpc"}
LAYER_RANDOM = "layerRandom"
# Answers by which an untrained network may differ between rows and still count as the same one: processors round differently.
PICTURES_APART = 4
# The budget of the table; rows of another batch size or with settings of their own stand beside it and say so.
EPOCHS, BATCH = 10, 256
COLUMNS = ["method", "family", "backbone", "epochs", "batch", "settings", "seed", "layer", LAYER_RANDOM, "knn", "linear", "knnRandom", "linearRandom", "knnPixels", "linearPixels", "test",
           "rank", "rankLimit", "spread", "redundancy", "firstLoss", "lastLoss", "picturesPerSecond", "peakMiB", "seconds", "warnings", "date"]


def ask(*arguments):
    done = subprocess.run([str(PROGRAM), *arguments, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"selfsame {' '.join(arguments)}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    return json.loads(done.stdout), done.stderr


def methods():
    """Every method by name, in the catalog's order."""
    return {entry["name"]: entry for entry in ask("methods")[0]}


def write_subset(path):
    """The first pictures of each class by name, as a list."""
    root = Path(data_folder("cifar10/train"))
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "label"])
        for folder in sorted(child for child in root.iterdir() if child.is_dir()):
            rows.writerows([str(picture), folder.name] for picture in sorted(folder.iterdir())[:PER_CLASS])


def run_with_memory(command, log):
    """Runs a command to its end. Returns its seconds and the highest resident memory of its process in MiB."""
    started = time.perf_counter()
    with open(log, "w", encoding="utf-8") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{Path(log).read_text(encoding='utf-8')[-3000:]}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def epochs_of(run):
    """What a run wrote at the end of each epoch."""
    lines = map(json.loads, Path(f"{run}/metrics.jsonl").read_text(encoding="utf-8").splitlines())
    return [line for line in lines if "epoch/loss" in line]


def warnings_of(log):
    """The health warnings that a run printed."""
    return [line for line in log.splitlines() if "warning" in line.lower()]


def highest_redundancy(epochs):
    """The highest mean squared correlation of the embeddings' dimensions over some epochs."""
    return round(max(epoch.get("health/redundancy", 0) for epoch in epochs), 3)


def read_rows(path):
    """The rows of a table, or none where there is no file yet."""
    if not path.exists():
        return []
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@contextlib.contextmanager
def locked(folder):
    """Lets one command at a time change a folder's tables."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def identity(row):
    """What makes two rows the same run."""
    return row["method"], int(row["epochs"]), int(row["batch"]), row["settings"], int(row["seed"])


def machine(threads):
    """The options of a run that may take so many threads; 0 for all there are."""
    return ["--threads", str(threads), "--workers", str(threads)] if threads else []


def setting(entry, batch=BATCH, settings=()):
    """The options of a run: a residual network, or the nano transformer where the method needs tokens."""
    backbone, width = ("resnet18", 16) if "resnet18" in entry["backbones"] else ("vit-nano", 96)
    own = [part for pair in settings for part in ("--set", pair)]
    return backbone, ["--backbone", backbone, "--set", f"backbone.width={width}", "--image-size", "32", "--batch-size", str(batch), *own]


def judged_layer(entry):
    """The options of evaluate that choose the layer."""
    return ["--layer", "best"] if entry["family"] in BEST_LAYER_FAMILIES or entry["name"] in BEST_LAYER_METHODS else []


def row_of(entry, run, ends, warnings, scores, peak, seconds=None):
    """A row of the table: which run, what it wrote and what evaluate said of it. Without its seconds on a machine that had other work."""
    knn, linear = (scores["protocols"][protocol] for protocol in ("knn", "linear"))
    speeds = sorted(line["epoch/samples-per-second"] for line in ends)
    return run | {
        "family": entry["family"], "backbone": setting(entry)[0],
        "layer": scores.get("layer") if judged_layer(entry) else "", LAYER_RANDOM: scores.get("randomLayer") if judged_layer(entry) else "",
        "knn": knn["top1"], "linear": linear["top1"], "knnRandom": knn["random"]["top1"], "linearRandom": linear["random"]["top1"],
        "knnPixels": knn["pixels"]["top1"], "linearPixels": linear["pixels"]["top1"], "test": scores["test"],
        "rank": round(ends[-1].get("health/rank", math.nan), 1), "rankLimit": FEATURES[setting(entry)[0]], "spread": round(ends[-1].get("health/spread", math.nan), 3),
        "redundancy": highest_redundancy(ends), "firstLoss": round(ends[0]["epoch/loss"], 4), "lastLoss": round(ends[-1]["epoch/loss"], 4),
        "picturesPerSecond": "" if seconds is None else round(speeds[len(speeds) // 2], 1), "peakMiB": round(peak), "seconds": "" if seconds is None else round(seconds, 1),
        "warnings": len(warnings), "date": time.strftime("%Y-%m-%d"),
    }


class MethodTable:
    """The rows in bench/results/methods.csv."""

    def __init__(self):
        self.rows = read_rows(ROWS)

    def has(self, run):
        return any(identity(row) == identity(run) for row in self.rows)

    def run(self, entry, run, busy=False, threads=0):
        """Trains and judges one method; the run says its method, epochs, batch, settings and seed, as the columns of its row do."""
        name, epochs, batch, settings, seed = (run[column] for column in ("method", "epochs", "batch", "settings", "seed"))
        backbone, options = setting(entry, batch, settings.split())
        say(" ".join(f"{name}: {backbone}, {epochs} epochs of batch {batch}, seed {seed} {settings}".split()))
        with tempfile.TemporaryDirectory(prefix="selfsame-methods-") as scratch:
            subset, folder = f"{scratch}/subset.csv", f"{scratch}/run"
            write_subset(subset)
            seconds, peak = run_with_memory(
                [str(PROGRAM), "pretrain", name, "--data", f"list:{subset}", "--out", folder, *options, *machine(threads),
                 "--epochs", str(epochs), "--seed", str(seed)], f"{scratch}/log")
            log = Path(f"{scratch}/log").read_text(encoding="utf-8")
            ends = epochs_of(folder)
            warnings = warnings_of(log)
            scores, _ = ask("evaluate", folder, "--train", f"list:{subset}", "--test", data_folder("cifar10/test"), *judged_layer(entry), *machine(threads))
        row = row_of(entry, run, ends, warnings, scores, peak, None if busy else seconds)
        self.put(row)
        for line in warnings:
            say(f"{name}: {line}")
        say(f"{name}: k-NN {row['knn']} (random {row['knnRandom']}), linear {row['linear']} (random {row['linearRandom']}), {row['picturesPerSecond']} pictures/s")

    def time(self, entry, busy=False, threads=0):
        """Trains for two epochs, and writes the speed into the rows of the method that are there, but not on a busy machine; the redundancy too where they have none."""
        name = entry["name"]
        if not any(row["method"] == name for row in self.rows):
            say(f"{name}: no row to write a speed into")
            return
        with tempfile.TemporaryDirectory(prefix="selfsame-methods-") as scratch:
            subset, run = f"{scratch}/subset.csv", f"{scratch}/run"
            write_subset(subset)
            seconds, _ = run_with_memory(
                [str(PROGRAM), "pretrain", name, "--data", f"list:{subset}", "--out", run, *setting(entry)[1], *machine(threads), "--steps", str(SPEED_STEPS), "--seed", "0"],
                f"{scratch}/log")
            ends = epochs_of(run)
            warnings = warnings_of(Path(f"{scratch}/log").read_text(encoding="utf-8"))
        # The first epoch has the start of the program and of its memory in it, the last few steps are no whole epoch.
        speed, redundancy = round(ends[1]["epoch/samples-per-second"], 1), highest_redundancy(ends)
        found = {} if busy else {"picturesPerSecond": speed}
        self.change(lambda rows: [row | found | {"redundancy": row.get("redundancy") or redundancy} if row["method"] == name and int(row["batch"]) == BATCH and not row["settings"] else row for row in rows])
        for line in warnings:
            say(f"{name}: {line}")
        say(f"{name}: {speed} pictures/s ({seconds:.0f} s), redundancy at most {redundancy}, {len(warnings)} warnings")

    def put(self, row):
        """Adds a row, or takes the place of the one of the same run."""
        self.change(lambda rows: [row if identity(old) == identity(row) else old for old in rows]
                    + ([] if any(identity(old) == identity(row) for old in rows) else [row]))

    def change(self, changed):
        """Rewrites the file as it is now: two commands may fill one table."""
        FOLDER.mkdir(exist_ok=True)
        with locked(FOLDER):
            self.rows = changed(read_rows(ROWS))
            partial = ROWS.with_suffix(".partial")
            with open(partial, "w", newline="", encoding="utf-8") as file:
                table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
                table.writeheader()
                table.writerows({column: row.get(column, "") for column in COLUMNS} for row in self.rows)
            partial.replace(ROWS)

    def render(self):
        """The table in docs/methods/README.md, the chart beside the rows, the row of each method's own page, and what its recipe expects."""
        self.rows = read_rows(ROWS)
        rows = sorted(self.rows, key=lambda row: (row["backbone"], -float(row["linear"])))
        CHART.write_text(chart(rows), encoding="utf-8")
        text = PAGE.read_text(encoding="utf-8")
        text = between(text, START, END, table(rows))
        PAGE.write_text(between(text, COST_START, COST_END, cost_table(CostTable().rows)), encoding="utf-8")
        for page in sorted(PAGES.glob("*.md")):
            text = page.read_text(encoding="utf-8")
            if HEADING in text and ROW_START not in text:
                text = text.replace(HEADING, f"{HEADING}\n\n{ROW_START}\n{ROW_END}", 1)
            if ROW_START in text:
                page.write_text(between(text, ROW_START, ROW_END, measured([row for row in rows if row["method"] == page.stem])), encoding="utf-8")
        for row in rows:
            recipe = RECIPES / f"{row['method']}-cifar10.json"
            if recipe.exists():
                text = recipe.read_text(encoding="utf-8")
                settings = json.loads(text)
                if (settings.get("epochs"), settings.get("batchSize"), settings.get("seed")) == (int(row["epochs"]), int(row["batch"]), int(row["seed"])) and not row["settings"]:
                    recipe.write_text(re.sub(r'"expected": "measured by bench/methods[^"]*"', f'"expected": "{expected(row)}"', text), encoding="utf-8")


class CostTable:
    """The rows in bench/results/method-cost.csv."""

    columns = ["method", "step", "encoder", "ratio", "trainedViews", "teacherViews", "date"]

    def __init__(self):
        self.rows = []
        if COSTS.exists():
            with open(COSTS, newline="", encoding="utf-8") as file:
                self.rows = list(csv.DictReader(file))

    def measure(self, name):
        done = subprocess.run([str(BENCH_PROGRAM), "method-cost", name], stdout=subprocess.PIPE, text=True, check=True)
        row = {"method": name, **json.loads(done.stdout), "date": time.strftime("%Y-%m-%d")}
        self.rows = [old for old in self.rows if old["method"] != name] + [row]
        with open(COSTS, "w", newline="", encoding="utf-8") as file:
            lines = csv.DictWriter(file, self.columns, lineterminator="\n")
            lines.writeheader()
            lines.writerows(self.rows)
        say(f"{name}: step {row['step']} ms, encoder {row['encoder']} ms, ratio {row['ratio']}")


def between(text, start, end, content):
    before, rest = text.split(start)
    _, after = rest.split(end)
    return before + start + "\n\n" + content + "\n" + end + after


def cost_table(rows):
    lines = ["| method | step | encoder alone | ratio | views trained on | views for the teacher |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for row in sorted(rows, key=lambda row: float(row["ratio"])):
        lines.append(f"| {row['method']} | {float(row['step']):.0f} ms | {float(row['encoder']):.0f} ms | {float(row['ratio']):.2f} | {row['trainedViews']} | {row['teacherViews']} |")
    return "\n".join(lines) + "\n"


def error(row, score):
    """The standard error of a share of right answers."""
    share = float(row[score])
    return math.sqrt(share * (1 - share) / float(row["test"]))


def is_clear(row):
    """Whether the linear probe is more than two standard errors above that of the untrained network."""
    return float(row["linear"]) - float(row["linearRandom"]) > 2 * math.hypot(error(row, "linear"), error(row, "linearRandom"))


def layer_of(row, column="layer"):
    """The layer that a row is of, where it is not simply the encoder's output."""
    return row.get(column) or "output"


def settings_of(row):
    """The settings that a row has of its own, for a cell that names it."""
    return f", `{row['settings']}`" if row["settings"] else ""


def untrained(rows):
    """One row for each way in which an untrained network was judged, and whose it is: what a network sees, its norm, its pooling and its layer make it another."""
    groups = []
    for row in rows:
        group = next((group for group in groups if is_same_network(group[0], row)), None)
        if group:
            group.append(row)
        else:
            groups.append([row])
    found = []
    for group in groups:
        rivals = [other for other in groups if layer_of(other[0], LAYER_RANDOM) == layer_of(group[0], LAYER_RANDOM)]
        names = list(dict.fromkeys(row["method"] + settings_of(row) for row in group))
        found.append((group[0], "" if group is max(rivals, key=len) else f", for {', '.join(names)}"))
    return found


def is_same_network(row, other):
    """Whether two rows stand beside the same untrained network, judged at the same layer."""
    return (layer_of(row, LAYER_RANDOM) == layer_of(other, LAYER_RANDOM)
            and all(abs(float(row[score]) - float(other[score])) * float(row["test"]) <= PICTURES_APART for score in ("knnRandom", "linearRandom")))


def table(rows):
    lines = []
    for backbone in dict.fromkeys(row["backbone"] for row in rows):
        of_backbone = [row for row in rows if row["backbone"] == backbone]
        first = of_backbone[0]
        lines += [f"### {backbone}", "",
                  "| method | epochs | batch | seed | layer | k-NN | linear probe | effective rank | pictures/s | peak memory |",
                  "| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |",
                  f"| *raw pixels* | | | | | {float(first['knnPixels']):.3f} | {float(first['linearPixels']):.3f} | | | |"]
        for row, whose in untrained(of_backbone):
            lines.append(f"| *random initialisation*{whose} | 0 | | | {layer_of(row, LAYER_RANDOM)} | {float(row['knnRandom']):.3f} | {float(row['linearRandom']):.3f} | | | |")
        for row in of_backbone:
            lines.append(f"| [{row['method']}]({row['method']}.md){settings_of(row)} | {row['epochs']} | {row['batch']} | {row['seed']} | {layer_of(row)} | {cells(row)} |")
        lines.append("")
    lines.append("± is one standard error over the 2,000 test pictures; * marks a linear probe within two standard errors of random initialisation, which is judged at its"
                 " own best layer (`evaluate --layer best`, chosen on the training labels) where the method is.")
    return "\n".join(lines) + "\n"


def measured(rows):
    """The rows of one method, for its own page."""
    if not rows:
        return "Not measured yet.\n"
    named = any(row.get("layer") for row in rows)
    lines = [f"| encoder | epochs | batch | seed |{' layer |' if named else ''} k-NN | linear probe | effective rank | pictures/s | peak memory |",
             f"| --- | ---: | ---: | ---: |{' --- |' if named else ''} ---: | ---: | ---: | ---: | ---: |"]
    for row in sorted(rows, key=lambda row: (row["backbone"], row["settings"], -int(row["batch"]), int(row["epochs"]), int(row["seed"]))):
        lines.append(f"| {row['backbone']}{settings_of(row)} | {row['epochs']} | {row['batch']} | {row['seed']} |{f' {layer_of(row)} |' if named else ''} {cells(row)} |")
    for backbone in dict.fromkeys(row["backbone"] for row in rows):
        for row, _ in untrained([row for row in rows if row["backbone"] == backbone]):
            lines.append(f"| *{backbone}{settings_of(row)}, untrained* | 0 | | |{f' {layer_of(row, LAYER_RANDOM)} |' if named else ''} {float(row['knnRandom']):.3f} | {float(row['linearRandom']):.3f} | | | |")
    return "\n".join(lines) + "\n"


def expected(row):
    """What a recipe says of its result."""
    return (f"measured by bench/methods: k-NN {float(row['knn']):.3f}, linear probe {float(row['linear']):.3f} on {row['test']} test pictures "
            f"(untrained: {float(row['knnRandom']):.3f}, {float(row['linearRandom']):.3f}); see docs/methods/README.md")


def cells(row):
    """The cells of a row that every table has."""
    speed = row["picturesPerSecond"] and round(float(row["picturesPerSecond"]))
    mark = "" if is_clear(row) else " *"
    return (f"{float(row['knn']):.3f} ± {error(row, 'knn'):.3f} | {float(row['linear']):.3f} ± {error(row, 'linear'):.3f}{mark} "
            f"| {float(row['rank']):.0f} of {row['rankLimit']} | {speed} | {row['peakMiB']} MiB")


def label_of(row):
    """A row's name in the chart: what it has beside the table's budget is told."""
    more = [f"{row['epochs']} epochs"] if int(row["epochs"]) != EPOCHS or int(row["batch"]) != BATCH else []
    more += [f"batch {row['batch']}"] if int(row["batch"]) != BATCH else []
    more += [row["settings"]] if row["settings"] else []
    more += [f"seed {row['seed']}"] if int(row["seed"]) else []
    return ", ".join([row["method"], *more])


def chart(rows):
    """Bars of the linear probe with their standard errors; the untrained network and raw pixels as lines. Plain SVG."""
    left, width, step, top = 20 + 7 * max(len(label_of(row)) for row in rows), 520, 18, 46
    height = top + step * (len(rows) + len({row["backbone"] for row in rows})) + 30
    low, high = 0.2, max([0.6, *(float(row["linear"]) + 0.05 for row in rows)])

    def x(share):
        return left + width * (share - low) / (high - low)

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 70}" height="{height}" font-family="sans-serif" font-size="12">',
             '<rect width="100%" height="100%" fill="white"/>',
             '<text x="10" y="20" font-size="14">Linear probe on frozen features, CIFAR-10, one budget for all</text>',
             '<text x="10" y="36" fill="#666">dashed: the same network untrained, at its own best layer where the method is; dotted: raw pixels</text>']
    y = top
    for backbone in dict.fromkeys(row["backbone"] for row in rows):
        of_backbone = [row for row in rows if row["backbone"] == backbone]
        y += step
        first_y = y
        parts.append(f'<text x="10" y="{y - 5}" font-weight="bold">{backbone}</text>')
        for row in of_backbone:
            share, spread = float(row["linear"]), error(row, "linear")
            label = label_of(row)
            untrained_at = x(float(row["linearRandom"]))
            parts += [f'<text x="{left - 6}" y="{y + 12}" text-anchor="end">{label}</text>',
                      f'<rect x="{left}" y="{y + 3}" width="{x(share) - left:.1f}" height="12" fill="{"#2f6f9f" if is_clear(row) else "#b0b7bd"}"/>',
                      f'<line x1="{x(share - spread):.1f}" x2="{x(share + spread):.1f}" y1="{y + 9}" y2="{y + 9}" stroke="black"/>',
                      f'<text x="{x(share + spread) + 5:.1f}" y="{y + 13}">{share:.3f}</text>',
                      f'<line x1="{untrained_at:.1f}" x2="{untrained_at:.1f}" y1="{y}" y2="{y + step}" stroke="#c0392b" stroke-dasharray="6 3"/>']
            y += step
        at = x(float(of_backbone[0]["linearPixels"]))
        parts.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{first_y}" y2="{y}" stroke="#c0392b" stroke-dasharray="1 3"/>')
    return "\n".join([*parts, "</svg>", ""])
