"""How soon a part that ended by itself starts again, and when that is given up."""

from dataclasses import dataclass, field

# Short, because most ends are accidents; longer each time, so that a part that cannot run keeps no core busy.
PAUSES = (0.5, 1.0, 3.0, 10.0)
WITHIN_SECONDS = 60.0


@dataclass
class Restarts:
    """The ends of one part, by the seconds of a monotonic clock."""

    ends: list[float] = field(default_factory=list)

    def pause_after(self, end: float) -> float | None:
        """Give the seconds to wait after this end; None when it was one too many within a minute."""
        self.ends = [*(past for past in self.ends if end - past < WITHIN_SECONDS), end]
        return PAUSES[len(self.ends) - 1] if len(self.ends) <= len(PAUSES) else None
