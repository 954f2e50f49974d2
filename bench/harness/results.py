"""What a comparison found, and the tables in bench/results/."""
import csv
import json
import platform
import subprocess
import time
from dataclasses import asdict, dataclass, field

from .side import BENCH, PYTHON

FOLDER = BENCH / "results"
COLUMNS = ["name", "unit", "selfsame", "peer", "ratio", "peerBest", "ratioBest"]


@dataclass(frozen=True)
class Result:
    """Medians, and the rounds they came from. Ratios are selfsame / peer."""

    name: str
    unit: str
    selfsame: float
    peer: float
    peer_best: float
    best_configuration: str
    selfsame_rounds: list
    peer_rounds: list
    peer_best_rounds: list
    details: dict = field(default_factory=dict)  # rows of a table of its own: what was measured beside

    def brief(self):
        values = (self.name, self.unit, self.selfsame, self.peer, self.selfsame / self.peer, self.peer_best,
                  self.selfsame / self.peer_best)
        return {key: float(f"{value:.4g}") if isinstance(value, float) else value for key, value in zip(COLUMNS, values)}


def summary(result):
    brief = result.brief()
    return (f"{brief['name']}: selfsame {brief['selfsame']} {brief['unit']}, peer {brief['peer']} (ratio {brief['ratio']}), "
            f"peer at its best {brief['peerBest']} (ratio {brief['ratioBest']}; {result.best_configuration})")


def machine():
    """The processor, the number of cores and the versions of the peer."""
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")),
                 platform.machine())
    cores = len([line for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("processor")])
    versions = subprocess.run([PYTHON, "-c", "import torch, torchvision; print(torch.__version__, torchvision.__version__)"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout.split()
    return {"processor": model, "cores": cores, "torch": versions[0], "torchvision": versions[1]}


def write(result):
    """The rounds of this comparison as NAME.json, then both tables from all that are there."""
    FOLDER.mkdir(exist_ok=True)
    details = {label: float(f"{value:.4g}") for label, value in result.details.items()}
    entry = {**result.brief(), "details": details, "bestConfiguration": result.best_configuration, "date": time.strftime("%Y-%m-%d"), **machine(),
             "rounds": {key.removesuffix("_rounds"): value for key, value in asdict(result).items() if key.endswith("_rounds")}}
    (FOLDER / f"{result.name}.json").write_text(json.dumps(entry, indent=1) + "\n", encoding="utf-8")

    entries = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    with open(FOLDER / "comparisons.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, [*COLUMNS, "bestConfiguration", "date", "processor", "cores", "torch"], extrasaction="ignore",
                               lineterminator="\n")
        table.writeheader()
        table.writerows(entries)
    lines = ["# Selfsame beside PyTorch", "",
             "Medians of alternating rounds in one run (`bench/compare NAME --write`); ratio = Selfsame / PyTorch. More is better for",
             "pictures/s and pairs/s, less for everything else. What each one measures stands in docs/performance.md.", "",
             "| comparison | unit | Selfsame | PyTorch | ratio | PyTorch at its best | ratio | its best is |",
             "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |"]
    for entry in entries:
        cells = [*(entry[key] for key in COLUMNS), entry["bestConfiguration"]]
        lines.append("| " + " | ".join(f"{cell:.4g}" if isinstance(cell, float) else str(cell) for cell in cells) + " |")
    for entry in entries:
        if entry.get("details"):
            lines += ["", f"## {entry['name']}", "", "| what | value |", "| --- | ---: |"]
            lines += [f"| {label} | {value:,.4g} |" if value < 1000 else f"| {label} | {value:,.0f} |" for label, value in entry["details"].items()]
    lines += ["", *sorted({f"{entry['date']}: {entry['processor']}, {entry['cores']} cores, PyTorch {entry['torch']}, torchvision "
                           f"{entry['torchvision']}." for entry in entries}), ""]
    (FOLDER / "comparisons.md").write_text("\n".join(lines), encoding="utf-8")
