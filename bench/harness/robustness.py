"""What attacks, corruptions and false hints leave of accuracy: asked of the command line, and written as tables."""
import csv
import json
import subprocess
import time
from argparse import Namespace
from pathlib import Path

from .comparisons import ROOT, Unavailable, data_folder
from .labels import DATA_SETS, Experiment
from .methods import machine
from .results import FOLDER
from .side import say

ROWS = FOLDER / "robustness.csv"
PAGE = FOLDER / "robustness.md"
LABELS_PER_CLASS = 100
SCENES = 2000
SCENE_EPOCHS = 10
NETWORKS = {"scratch": "from scratch", "linear": "pretrained, linear probe", "finetuned": "pretrained, fine-tuned"}
SHIFTED = {"randomLinear": "untrained, linear probe", **NETWORKS}
COLUMNS = ["part", "network", "what", "strength", "accuracy", "pictures", "date"]


def run(command, keep=None):
    """Runs a command to its end; its output, or the file that it was kept in."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise Unavailable(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr[-1500:]}")
    if keep:
        partial = keep.with_suffix(".partial")
        partial.write_text(done.stdout, encoding="utf-8")
        partial.replace(keep)
    return done.stdout


def labelled_run(options):
    """The run of bench/labels on CIFAR-10."""
    if options.run:
        return options.run
    experiment = Experiment(DATA_SETS["cifar10"], Namespace(
        epochs=0, labels="", threads=options.threads, program=options.program, keep=ROOT / "artifacts/labels"))
    experiment.pretrain()
    return experiment.folder


def attacks(options, answer):
    """Attacks and corruptions on CIFAR-10."""
    folder = labelled_run(options)
    labels = options.keep / "labels.csv"
    root = Path(data_folder("cifar10/train"))
    with open(labels, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "label"])
        for each in sorted(child for child in root.iterdir() if child.is_dir()):
            rows.writerows([str(picture), each.name] for picture in sorted(each.iterdir())[:LABELS_PER_CLASS])
    say(f"attacks: {folder.name}, {LABELS_PER_CLASS} labels of each class")
    started = time.perf_counter()
    run([options.program, "evaluate", str(folder), "--train", f"list:{labels}", "--test", data_folder("cifar10/test"), "--protocols", "robust",
         *machine(options.threads), "--json"], answer)
    say(f"attacks: {time.perf_counter() - started:.0f} s")


def hints(options, answer):
    """Colour tells the shape in training, and nothing in the test."""
    training, test = f"scenes:train?n={SCENES}&size=32&colour=shape", "scenes:test?n=1000&size=32&colour=untied"
    folder = options.keep / "scenes"
    if not folder.with_suffix(".done").exists():
        say(f"hints: SimCLR on {SCENES} scenes, {SCENE_EPOCHS} epochs")
        start = (["--resume"] if (folder / "run.json").exists() else
                 ["simclr", "--data", training, "--backbone", "resnet18", "--set", "backbone.width=16", "--image-size", "32", "--batch-size", "256",
                  "--epochs", str(SCENE_EPOCHS), "--seed", "0"])
        run([options.program, "pretrain", *start, "--out", str(folder), *machine(options.threads)])
        folder.with_suffix(".done").touch()
    say("hints: shift")
    run([options.program, "evaluate", str(folder), "--train", training, "--test", test, "--protocols", "shift", *machine(options.threads), "--json"], answer)


PARTS = {"attacks": attacks, "hints": hints}


def read(keep, part):
    path = keep / f"{part}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def rows_of(keep):
    """All figures, one a row."""
    date = time.strftime("%Y-%m-%d")
    robust, shift = read(keep, "attacks"), read(keep, "hints")
    if robust:
        found = robust["protocols"]["robust"]
        for key, name in NETWORKS.items():
            network = found[key]

            def row(what, strength, accuracy):
                return {"part": "attacks", "network": name, "what": what, "strength": strength, "accuracy": f"{accuracy:.4f}", "pictures": found["pictures"], "date": date}

            yield row("none", 0, network["clean"])
            for attack in network["attacks"]:
                for kind, title in (("noise", "noise"), ("fastGradientSign", "fgsm"), ("projectedGradient", "pgd"), ("transferred", "transferred")):
                    yield row(title, f"{attack['radius']:g}/255", attack[kind])
            yield row(f"pgd of {network['longer']['steps']} steps", f"{network['longer']['radius']:g}/255", network["longer"]["accuracy"])
            for kind, severities in network["corruptions"].items():
                for severity, accuracy in enumerate(severities, 1):
                    yield row(kind, severity, accuracy)
    if shift:
        found = shift["protocols"]["shift"]
        for key, name in SHIFTED.items():
            for kind, title, pictures in (("alike", "colour tied", found["alike"]), ("shifted", "colour untied", found["shifted"])):
                yield {"part": "hints", "network": name, "what": title, "strength": "", "accuracy": f"{found[key][kind]:.4f}", "pictures": pictures, "date": date}


def percent(share):
    return f"{share * 100:.1f}"


def table(head, rows):
    return [f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}", *(f"| {' | '.join(row)} |" for row in rows), ""]


def page(keep):
    robust, shift = read(keep, "attacks"), read(keep, "hints")
    lines = ["# What attacks, corruptions and false hints leave of accuracy", "", "Written by `bench/robustness`; the rows are in `robustness.csv`. "
             "What is measured stands in [docs/how-to/robustness.md](../../docs/how-to/robustness.md).", ""]
    if robust:
        found = robust["protocols"]["robust"]
        networks = [found[key] for key in NETWORKS]
        lines += ["## Attacks", "", f"CIFAR-10, {robust['architecture']} of width 16, {robust['train']:,} labels, {found['pictures']} test pictures; right answers in percent. "
                  "PGD: 20 steps from a random start, maximum norm. In brackets: one step (FGSM); random changes of the same size; the attack made against another of the three.", ""]
        lines += table(["radius", *NETWORKS.values()], [
            ["none", *(percent(network["clean"]) for network in networks)],
            *([f"{first['radius']:g}/255", *(f"**{percent(a['projectedGradient'])}** ({percent(a['fastGradientSign'])}; {percent(a['noise'])}; {percent(a['transferred'])})"
               for a in (network["attacks"][at] for network in networks))] for at, first in enumerate(networks[0]["attacks"]))])
        lines += ["Twice as many steps: " + "; ".join(
            f"{name} {percent(network['longer']['accuracy'])} at radius {network['longer']['radius']:g}/255" for name, network in zip(NETWORKS.values(), networks)) + ".", ""]
        lines += ["Signs of a hidden gradient or a broken attack: " + ("none." if not found["warnings"] else ""), "", *(f"- {warning}" for warning in found["warnings"]),
                  *([""] if found["warnings"] else [])]
        lines += ["## Corruptions", "", "The same networks and pictures: mean over severities 1 to 5, and in brackets the worst of them.", ""]
        lines += table(["corruption", *NETWORKS.values()], [
            ["none", *(percent(network["clean"]) for network in networks)],
            *([kind, *(f"{percent(sum(s) / len(s))} ({percent(min(s))})" for s in (network["corruptions"][kind] for network in networks))] for kind in networks[0]["corruptions"]),
            ["**mean**", *(f"**{percent(network['meanCorrupted'])}**" for network in networks)]])
    if shift:
        found = shift["protocols"]["shift"]
        lines += ["## False hints", "", f"Scenes of 32 pixels: colour is tied to shape in the {found['labels']:,} labelled pictures. {found['alike']} such pictures were held out; in the "
                  f"{found['shifted']:,} test pictures the same colours say nothing. Guessing gives 20.0.", ""]
        lines += table(["right answers in percent", *SHIFTED.values()], [
            ["colour tied", *(percent(found[key]["alike"]) for key in SHIFTED)],
            ["colour untied", *(percent(found[key]["shifted"]) for key in SHIFTED)]])
    return "\n".join(lines)


def render(keep):
    """Both tables, from the answers that are there."""
    rows = list(rows_of(keep))
    if not rows:
        return
    FOLDER.mkdir(exist_ok=True)
    with open(ROWS, "w", newline="", encoding="utf-8") as file:
        lines = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        lines.writeheader()
        lines.writerows(rows)
    PAGE.write_text(page(keep), encoding="utf-8")
