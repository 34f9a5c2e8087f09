"""What an import did, for people and for programs."""

import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one line of the file; lines count from 1, the header included."""

    line: int
    reason: str


@dataclass(slots=True)
class Report:
    created: int = 0
    changed: int = 0
    # Rows that are in the catalogue already, just so.
    unchanged: int = 0
    # Rows that say once more what an earlier row of the file said.
    repeated: list[Remark] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)

    @property
    def skipped(self) -> int:
        return self.unchanged + len(self.repeated)

    def summary(self) -> str:
        return (
            f"{self.created} created, {self.changed} changed, "
            f"{self.skipped} skipped, {len(self.refused)} refused"
        )

    def as_text(self) -> str:
        """The summary, then each line that was not taken, and why."""
        remarks = [(remark, "skipped") for remark in self.repeated]
        remarks += [(remark, "refused") for remark in self.refused]
        remarks.sort(key=lambda pair: pair[0].line)
        lines = [f"line {remark.line}: {verdict}: {remark.reason}" for remark, verdict in remarks]
        return "\n".join([self.summary(), *lines])

    def as_json(self) -> str:
        return json.dumps({**asdict(self), "skipped": self.skipped}, ensure_ascii=False)
