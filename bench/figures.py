"""What was measured, as a table for people and as JSON."""

import json
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results" / "latest.json"
COLUMNS = ("What", "Measured", "Spread", "Reference in this run", "Ratio", "Target", "Reached")


@dataclass(frozen=True)
class Reference:
    """What the same machine did with something simpler, in turns with what is measured."""

    name: str
    value: float


@dataclass(frozen=True)
class Target:
    """A bound for the value, or for its ratio to the reference."""

    at_least: float | None = None
    at_most: float | None = None
    of_ratio: bool = False

    def is_reached(self, figure: "Figure") -> bool | None:
        value = figure.ratio if self.of_ratio else figure.value
        if value is None:
            return None
        return (self.at_least is None or value >= self.at_least) and (
            self.at_most is None or value <= self.at_most
        )

    def __str__(self) -> str:
        sign, bound = ("≥", self.at_least) if self.at_least is not None else ("≤", self.at_most)
        return f"{sign} {short(bound or 0)}{' ×' if self.of_ratio else ''}"


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    section: str
    what: str
    value: float
    unit: str
    spread: str = ""
    reference: Reference | None = None
    target: Target | None = None

    @property
    def ratio(self) -> float | None:
        return self.value / self.reference.value if self.reference and self.reference.value else None

    def row(self) -> list[str]:
        reached = self.target.is_reached(self) if self.target else None
        return [
            self.what,
            f"{short(self.value)} {self.unit}",
            self.spread,
            f"{short(self.reference.value)} {self.unit}, {self.reference.name}" if self.reference else "",
            f"{self.ratio:.2f}" if self.ratio is not None else "",
            str(self.target) if self.target else "",
            "" if reached is None else ("yes" if reached else "**no**"),
        ]


@dataclass
class Report:
    """Collects figures and tells each section's at its end."""

    is_quick: bool
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, figure: Figure) -> None:
        self.figures.append(figure)
        print(f"  {figure.what}: {' · '.join(part for part in figure.row()[1:] if part)}", flush=True)

    def note(self, text: str) -> None:
        """Something to know about the figures before."""
        self.notes.append(text)
        print(f"  ({text})", flush=True)

    def table(self) -> str:
        lines = [_line(COLUMNS), _line(["---"] * len(COLUMNS))]
        section = ""
        for figure in self.figures:
            if figure.section != section:
                section = figure.section
                lines.append(_line([f"**{section}**", *[""] * (len(COLUMNS) - 1)]))
            lines.append(_line(figure.row()))
        return "\n".join([*lines, "", *(f"- {note}" for note in self.notes)])

    def save(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        about = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "is_quick": self.is_quick,
            "cores": os.cpu_count(),
            "load_average": os.getloadavg(),
            "python": platform.python_version(),
            "notes": self.notes,
            "figures": [asdict(figure) | {"ratio": figure.ratio} for figure in self.figures],
        }
        file.write_text(json.dumps(about, indent=1, ensure_ascii=False))


def percentile(values: Sequence[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def spread_ms(seconds: Sequence[float]) -> str:
    """`p50 12 · p95 30 ms`"""
    p50, p95 = (percentile(seconds, percent) * 1000 for percent in (50, 95))
    return f"p50 {short(p50)} · p95 {short(p95)} ms"


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def short(value: float) -> str:
    """Three digits that mean something: 1234 → 1,234; 12.3; 0.123."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
