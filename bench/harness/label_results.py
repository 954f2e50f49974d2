"""What few labels reached: the rows, the page and the chart in bench/results/."""
import csv
import math
import statistics

from .labels import DATA_SETS
from .methods import locked, read_rows
from .results import FOLDER

ROWS = FOLDER / "labels.csv"
PAGE = FOLDER / "labels.md"
CHART = FOLDER / "labels.svg"
COLUMNS = ["data", "epochs", "share", "labels", "pretrained", "linear", "scratch", "randomLinear", "seconds", "date"]
KINDS = {"pretrained": ("pretrained, fine-tuned", "#1f5f8b", ""), "linear": ("pretrained, linear probe", "#3a9d6e", ""),
         "scratch": ("from scratch", "#c0392b", ""), "randomLinear": ("untrained, linear probe", "#9aa3ab", "5 4")}
# Student's t at 97.5 %, by degrees of freedom: half of a 95 % interval in standard errors of the mean.
STUDENT = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262}


def interval(values):
    """The mean, and half of its 95 % interval over seeds."""
    if len(values) < 2:
        return values[0], math.nan
    return statistics.mean(values), STUDENT[min(len(values) - 1, 9)] * statistics.stdev(values) / math.sqrt(len(values))


def values_of(row, kind):
    return [float(value) for value in row[kind].split()]


def identity(row):
    return row["data"], int(row["epochs"]), float(row["share"])


def cell(values, scale=100, sign=""):
    mean, half = interval(values)
    return f"{mean * scale:{sign}.1f}" + ("" if math.isnan(half) else f" ± {half * scale:.1f}")


def gains(row, kind):
    """What pretraining adds, seed by seed: both sides of a seed have the same labels."""
    return [mine - theirs for mine, theirs in zip(values_of(row, kind), values_of(row, "scratch"))]


def scratch_curve(rows, data):
    """What training from scratch reaches, by the number of labels; it does not depend on any pretraining."""
    return sorted({int(row["labels"]): statistics.mean(values_of(row, "scratch")) for row in rows if row["data"] == data}.items())


def labels_needed(curve, accuracy):
    """How many labels training from scratch needs for an accuracy: between two amounts on a line over the logarithm of the labels."""
    if accuracy <= curve[0][1]:
        return f"at most {curve[0][0]:,}"
    for (fewer, low), (more, high) in zip(curve, curve[1:]):
        if low < accuracy <= high:
            needed = math.exp(math.log(fewer) + (accuracy - low) / (high - low) * math.log(more / fewer))
            return f"{float(f'{needed:.2g}'):,.0f}"
    return f"more than {curve[-1][0]:,}"


class LabelTable:
    """The rows in bench/results/labels.csv."""

    def __init__(self):
        self.rows = read_rows(ROWS)

    def has(self, data, epochs, share, seeds):
        return any(identity(row) == (data, epochs, share) and len(values_of(row, "scratch")) >= seeds for row in self.rows)

    def put(self, row):
        """Adds a row, or takes the place of the one of the same share; two commands may fill one table."""
        FOLDER.mkdir(exist_ok=True)
        with locked(FOLDER):
            rows = [old for old in read_rows(ROWS) if identity(old) != identity(row)] + [row]
            order = list(DATA_SETS)
            rows.sort(key=lambda each: (order.index(each["data"]), int(each["epochs"]), float(each["share"])))
            partial = ROWS.with_suffix(".partial")
            with open(partial, "w", newline="", encoding="utf-8") as file:
                table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
                table.writeheader()
                table.writerows(rows)
            partial.replace(ROWS)
            self.rows = read_rows(ROWS)

    def render(self):
        """The page and the chart."""
        self.rows = read_rows(ROWS)
        if not self.rows:
            return
        lines = ["# How many labels pretraining saves", "",
                 "Top-1 accuracy on the test pictures in percent, mean and 95 % interval over seeds (each with labels and first weights of its own; Student's t).",
                 "One SimCLR run without labels on all training pictures of each set, ResNet-18 of width 16, 32 px; then so many labels, the same for all four.",
                 "Pretrained and scratch make as many steps with the same views, each with a learning rate chosen on a held-out fifth of those labels;",
                 "the test set chooses nothing. The gain is over training from scratch, seed by seed. The last column says how many labels training from scratch would",
                 "need for what the fine-tuned network reaches, between its own rows on a line over the logarithm of the labels. `bench/labels --data NAME` repeats it.", "",
                 "![accuracy against labels](labels.svg)", ""]
        for data, epochs in groups(self.rows):
            rows = [row for row in self.rows if (row["data"], row["epochs"]) == (data, epochs)]
            lines += [f"## {DATA_SETS[data].title}, {epochs} epochs of pretraining", "",
                      "| labels | from scratch | untrained, linear | pretrained, linear | pretrained, fine-tuned | gain, linear | gain, fine-tuned | as good as from scratch with |",
                      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
            lines += [f"| {int(row['labels']):,} ({float(row['share']):.4g} of all) | " + " | ".join(
                [cell(values_of(row, kind)) for kind in ("scratch", "randomLinear", "linear", "pretrained")]
                + [cell(gains(row, kind), sign="+") for kind in ("linear", "pretrained")]
                + [labels_needed(scratch_curve(self.rows, data), interval(values_of(row, "pretrained"))[0])]) + " |" for row in rows]
            lines.append("")
        lines += ["## What was hoped for", "",
                  "On CIFAR-10, after 20 epochs without labels: 8 points above training from scratch at 1 % of the labels and 4 at 10 %, for fine-tuning and for the linear probe.",
                  "Of the four, only fine-tuning at 10 % gets there in 20 epochs; all four do in 60. So it is pretraining that limits it: 20 epochs of batch 256 are 780 updates.", "",
                  "Of the other sets nothing was hoped for. On groceries, 567 photos of 81 kinds, 60 epochs (480 updates) buy nothing: fine-tuning does no better than training from",
                  "scratch, and the probe worse. Medical pictures of six kinds are easy: with one label a kind both ways of pretraining are some 7 points above training from scratch on average,",
                  "though three draws of six labels do not settle it, and with seven labels a kind or more nothing is left to gain. On characters fine-tuning gains 5.4 ± 3.1 points with",
                  "all 1,904 labels and may gain as many with one a class; a linear probe on the frozen features never reaches training from scratch.", ""]
        PAGE.write_text("\n".join(lines), encoding="utf-8")
        CHART.write_text(chart(self.rows), encoding="utf-8")


def groups(rows):
    """Data sets with their budgets, in the order of the rows."""
    return list(dict.fromkeys((row["data"], row["epochs"]) for row in rows))


def chart(rows):
    """A panel a data set: accuracy against the number of labels, on a logarithm, with 95 % intervals. Plain SVG."""
    panels = groups(rows)
    columns = min(2, len(panels))
    width, height, key = 430, 300, 34 if columns > 1 else 46
    size = (columns * width, math.ceil(len(panels) / columns) * height + key)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" width="{size[0]}" height="{size[1]}" font-family="sans-serif" font-size="12">',
             '<rect width="100%" height="100%" fill="white"/>']
    for index, (label, colour, dash) in enumerate(KINDS.values()):
        x = 52 + index % 4 * (size[0] - 60) / 4 if columns > 1 else 52 + index % 2 * 190
        y = 20 if columns > 1 else 18 + index // 2 * 18
        parts.append(f'<line x1="{x:.0f}" x2="{x + 20:.0f}" y1="{y - 4}" y2="{y - 4}" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>'
                     f'<text x="{x + 26:.0f}" y="{y}">{label}</text>')
    for index, (data, epochs) in enumerate(panels):
        of_panel = [row for row in rows if (row["data"], row["epochs"]) == (data, epochs)]
        parts += panel(of_panel, f"{DATA_SETS[data].title}, {epochs} epochs", index % columns * width, key + index // columns * height, width, height)
    return "\n".join([*parts, "</svg>", ""])


def panel(rows, title, left, top, width, height):
    """One set of axes with its curves."""
    x0, x1, y0, y1 = left + 52, left + width - 22, top + height - 44, top + 34
    counts = [int(row["labels"]) for row in rows]
    first, last = math.log(min(counts)), math.log(max(counts)) if max(counts) > min(counts) else math.log(min(counts)) + 1
    tops = [sum(interval(values_of(row, kind))) if len(values_of(row, kind)) > 1 else values_of(row, kind)[0] for row in rows for kind in KINDS]
    lows = [2 * interval(values_of(row, kind))[0] - t for (row, kind), t in zip(((row, kind) for row in rows for kind in KINDS), tops)]
    step = 0.05 if max(tops) - max(0, min(lows)) < 0.3 else 0.1 if max(tops) - max(0, min(lows)) < 0.6 else 0.2
    low, high = max(0, math.floor(min(lows) / step) * step), min(1, math.ceil(max(tops) / step) * step)

    def x(count):
        return x0 + (x1 - x0) * (math.log(count) - first) / (last - first)

    def y(share):
        return y0 + (y1 - y0) * (min(max(share, low), high) - low) / (high - low)

    parts = [f'<text x="{left + 14}" y="{top + 18}" font-weight="bold">{title}</text>']
    for number in range(round((high - low) / step) + 1):
        share = low + number * step
        parts.append(f'<line x1="{x0}" x2="{x1}" y1="{y(share):.1f}" y2="{y(share):.1f}" stroke="#e3e6e8"/>'
                     f'<text x="{x0 - 8}" y="{y(share) + 4:.1f}" text-anchor="end" fill="#555">{share * 100:.0f} %</text>')
    for count in counts:
        parts.append(f'<text x="{x(count):.1f}" y="{y0 + 18}" text-anchor="middle" fill="#555">{count:,}</text>')
    parts.append(f'<text x="{(x0 + x1) / 2:.1f}" y="{y0 + 35}" text-anchor="middle" fill="#555">labels</text>')
    for kind, (_, colour, dash) in reversed(KINDS.items()):
        points = [(x(int(row["labels"])), *interval(values_of(row, kind))) for row in rows]
        parts.append(f'<polyline points="{" ".join(f"{at:.1f},{y(mean):.1f}" for at, mean, _ in points)}" fill="none" stroke="{colour}" stroke-width="2" '
                     f'stroke-dasharray="{dash}"/>')
        for at, mean, half in points:
            if not math.isnan(half):
                parts.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{y(mean - half):.1f}" y2="{y(mean + half):.1f}" stroke="{colour}"/>')
            parts.append(f'<circle cx="{at:.1f}" cy="{y(mean):.1f}" r="3" fill="{colour}"/>')
    return parts
