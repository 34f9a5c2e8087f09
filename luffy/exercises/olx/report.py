"""What an import of a course did, and what of the course has no counterpart here. Pure."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any


class Worded(Exception):
    """Why something is not taken in: a text with its details, as of a gap."""

    def __init__(self, text: str, **details: object) -> None:
        super().__init__(text.format(**details))
        self.text, self.details = text, details


@dataclass(frozen=True, slots=True)
class Gap:
    """`kind`: block, response, setting, hint, picture, frame, …; `place`: `html/0a1b`.

    `text` has places for `details`, and another language in `words.py`.
    """

    kind: str
    place: str
    text: str
    details: Mapping[str, object]

    @property
    def what(self) -> str:
        """In the words of the code, for terminals and programs."""
        return self.text.format(**self.details)


@dataclass(slots=True)
class Counts:
    created: int = 0
    changed: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        return f"{self.created} created, {self.changed} changed, {self.unchanged} unchanged"


@dataclass(slots=True)
class OlxReport:
    """`course_id` None: nothing was written. `withdrawn`: questions that the export has no longer."""

    course: str = ""
    course_id: int | None = None
    is_new: bool = False
    sections: int = 0
    units: int = 0
    chapters: Counts = field(default_factory=Counts)
    documents: Counts = field(default_factory=Counts)
    videos: Counts = field(default_factory=Counts)
    exercises: Counts = field(default_factory=Counts)
    questions: Counts = field(default_factory=Counts)
    withdrawn: int = 0
    # Lessons of an earlier import that the export has no longer; they stay, for somebody may have learned there.
    left: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)

    def gap_counts(self) -> dict[str, int]:
        """How many of each kind."""
        return dict(sorted(Counter(gap.kind for gap in self.gaps).items()))

    def as_text(self) -> str:
        """The sums, then each thing without a counterpart."""
        parts = ("chapters", "documents", "videos", "exercises", "questions")
        gaps = ", ".join(f"{n} {kind}" for kind, n in self.gap_counts().items())
        lines = [
            f"{self.course}: {'new' if self.is_new else 'known'}; {self.sections} sections with {self.units} units",
            *(f"{name}: {getattr(self, name)}" for name in parts),
            f"withdrawn questions: {self.withdrawn}",
            *(f"no longer in the export, left as it is: {name}" for name in self.left),
            f"without a counterpart: {gaps or 'nothing'}",
            *(f"  {gap.kind} {gap.place}: {gap.what}" for gap in self.gaps),
        ]
        return "\n".join(lines)

    def as_json(self) -> str:
        return json.dumps(self.told(lambda gap: gap.what), ensure_ascii=False)

    def told(self, in_words: Callable[[Gap], str]) -> dict[str, Any]:
        """As plain values, each gap in some language."""
        gaps = [{"kind": gap.kind, "place": gap.place, "what": in_words(gap)} for gap in self.gaps]
        return {**asdict(replace(self, gaps=[])), "gaps": gaps, "gap_counts": self.gap_counts()}
