"""The conversation with bench/compare: one measured round for each line on standard input."""
import argparse
import json
import sys


def options(**more):
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--layout", choices=("contiguous", "channels-last"), default="contiguous")
    for name, default in more.items():
        parser.add_argument("--" + name, type=type(default), default=default)
    return parser.parse_args()


def serve(measure):
    print(json.dumps({"ready": True}), flush=True)
    for _ in sys.stdin:
        print(json.dumps({"value": measure()}), flush=True)
