"""What a grade is worth. A grade is a code; its points are something else (D and COPY have none). Pure.

Source: docs/rules/grading.md
"""

from enum import IntEnum

# From here on a homework is passed.
PASS_MARK = 60


class Mark(IntEnum):
    """The numbers are what is stored."""

    A_PLUS = 100
    A = 90
    B_PLUS = 85
    B = 80
    B_MINUS = 70
    C_PLUS = 60
    C = 50
    C_MINUS = 40
    NOT_GRADED = 0
    D = -1
    COPY = -100

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def points(self) -> int:
        """0 to 100."""
        return max(0, self.value)

    @property
    def is_pass(self) -> bool:
        return self.points >= PASS_MARK


LABELS: dict[Mark, str] = {
    Mark.A_PLUS: "A+",
    Mark.A: "A",
    Mark.B_PLUS: "B+",
    Mark.B: "B",
    Mark.B_MINUS: "B-",
    Mark.C_PLUS: "C+",
    Mark.C: "C",
    Mark.C_MINUS: "C-",
    Mark.NOT_GRADED: "N/A",
    Mark.D: "D",
    Mark.COPY: "COPY",
}


_BY_LABEL = {label: mark for mark, label in LABELS.items() if mark is not Mark.NOT_GRADED}


def mark_named(label: str) -> Mark:
    """`B+` → B_PLUS. Raises: KeyError; N/A is no grade that is given."""
    return _BY_LABEL[label]
