"""The measurements still run: a small one of each kind, over the product as it is."""

import json
import subprocess
import sys
from pathlib import Path

from bench.figures import Figure, Reference, Target

ROOT = Path(__file__).resolve().parents[2]


def test_orders_are_measured_next_to_their_least_sql_and_the_books_add_up(tmp_path: Path) -> None:
    saved = tmp_path / "figures.json"

    done = subprocess.run(
        [sys.executable, "-m", "bench", "orders", "quote", "--quick", "--save", saved],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(saved.read_text())
    figures = {figure["what"]: figure for figure in found["figures"]}
    assert figures["orders, 4 clients"]["value"] > 0
    assert figures["orders, 4 clients"]["ratio"] > 0
    assert figures["queries (one line without coupons: 3)"]["value"] == 3
    assert "every invariant holds afterwards" in found["notes"]


def test_a_target_is_held_against_the_value_or_the_ratio() -> None:
    half = Figure("", "", 50, "/s", reference=Reference("bare", 100))

    assert half.ratio == 0.5
    assert Target(at_least=50).is_reached(half) is True
    assert Target(at_most=49).is_reached(half) is False
    assert Target(at_least=0.6, of_ratio=True).is_reached(half) is False
    assert Target(at_least=0.6, of_ratio=True).is_reached(Figure("", "", 50, "/s")) is None
