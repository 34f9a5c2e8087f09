"""Write docs/evidence/storms.md from what a run of `make storms` has told, line by line, and show it.

`python -m scripts.evidence FILE [--note TEXT]`
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "evidence" / "storms.md"
HEAD = """# The last run

Written on {date} at commit {commit}, from what the runs told. What each does: [README.md](README.md).
After every one listed here all invariants held, with the gateway's journal; nobody helped.
{note}
## Storms

All requests of a round arrive within a few milliseconds, at a server with four processes. The control runs the same
without the guards: it must break.

| Storm | Rounds | Violations | 95 of 100 answered within | Control: rounds that broke | What broke there |
|---|---|---|---|---|---|
"""

Fact = dict[str, Any]


def storms(facts: list[Fact]) -> str:
    merged: dict[str, Fact] = {}
    for fact in facts:
        if "storm" in fact:
            merged.setdefault(fact["storm"], {}).update(fact)
    return "".join(
        f"| {name.replace('_', ' ')} | {it.get('rounds', '–')} | {it.get('violations', '–')} |"
        f" {_within(it)} | {_control(it)} | {it.get('example', '')[:80]} |\n"
        for name, it in merged.items()
    )


def _within(storm: Fact) -> str:
    return f"{storm['p95_s']} s" if storm.get("p95_s") else "–"


def _control(storm: Fact) -> str:
    return f"{storm['control_shown']} of {storm['control_rounds']}" if "control_rounds" in storm else "–"


def kills(facts: list[Fact]) -> str:
    counted = Counter(fact["kill"] for fact in facts if "kill" in fact)
    if not counted:
        return ""
    points = sorted(counted, key=lambda point: int(point.partition(":")[0][1:]))
    told = ", ".join(f"{point.partition(':')[0]} × {counted[point]}" for point in points)
    return f"\n## `kill -9` at named points\n\n{counted.total()} kills, 0 violations: {told}.\n"


def misfortunes(facts: list[Fact]) -> str:
    counted = Counter(fact["misfortune"] for fact in facts if "misfortune" in fact)
    if not counted:
        return ""
    rows = "".join(f"| {name.replace('_', ' ')} | {times} | 0 |\n" for name, times in counted.items())
    return f"\n## Engines\n\n| Under people who buy | Rounds | Violations |\n|---|---|---|\n{rows}"


def schedules(facts: list[Fact]) -> str:
    seeds = sorted({fact["schedule"] for fact in facts if "schedule" in fact})
    if not seeds:
        return ""
    orders = {fact["orders"] for fact in facts if "schedule" in fact}
    return (
        f"\n## Random schedules of faults\n\n{len(seeds):,} schedules of {max(orders)} orders each, 0 violations."
        f" Seeds: {ranges(seeds)}.\n"
    )


def lives(facts: list[Fact]) -> str:
    lived = Counter[int]()
    for fact in facts:
        if "lives" in fact:
            lived[fact["steps"]] += fact["lives"]
    told = "".join(f"\n{count:,} lives of {steps} steps, 0 violations.\n" for steps, count in lived.items())
    return f"\n## Random lives beside a model\n{told}" if lived else ""


def walks(facts: list[Fact]) -> str:
    told = "".join(
        f"\n{it['walk']:,} steps, 0 violations. Seed: {it['seed']}.\n" for it in facts if "walk" in it
    )
    return f"\n## Random walks through degrees\n{told}" if told else ""


def soaks(facts: list[Fact]) -> str:
    told = "".join(
        f"\n{it['orders']:,} orders in {it['soak_minutes']} minutes ({it['per_s']} a second), five of a hundred notices"
        f" and calls of the gateway failing: 0 violations. 95 of 100 orders were placed within {it['p95_s']} s. Memory"
        f" of all processes of the shop, warm: {it['mib'][0]:,} MiB, at the end {it['mib'][1]:,} MiB; connections to"
        f" PostgreSQL: {it['connections'][0]}, at the end {it['connections'][1]}.\n"
        for it in facts
        if "soak_minutes" in it
    )
    return f"\n## A long time\n{told}" if told else ""


def ranges(numbers: list[int]) -> str:
    """`[1, 2, 3, 7]` as `1–3, 7`."""
    told: list[list[int]] = []
    for number in numbers:
        if told and number == told[-1][-1] + 1:
            told[-1] = [told[-1][0], number]
        else:
            told.append([number])
    return ", ".join("–".join(map(str, part)) for part in told)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--note", default="")
    asked = parser.parse_args()
    lines = asked.file.read_text().splitlines() if asked.file.exists() else []
    facts: list[Fact] = [json.loads(line) for line in lines]
    git = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout  # noqa: S603 - our own
    commit = commit.strip() or "unknown"
    note = f"{asked.note}\n" if asked.note else ""
    date = datetime.now(UTC).date().isoformat()
    parts = [part(facts) for part in (storms, kills, misfortunes, schedules, lives, walks, soaks)]
    PAGE.write_text(HEAD.format(date=date, commit=commit, note=note) + "".join(parts))
    sys.stdout.write(PAGE.read_text())


if __name__ == "__main__":
    main()
