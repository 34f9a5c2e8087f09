"""By which door and means somebody came in."""

from dataclasses import dataclass

from luffy.accounts.audit import Actor


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: the client's address, and the token or session it is signed in by, if any."""

    source: str
    address: str
    token_id: int | None = None
    session_key: str | None = None

    def by(self, account_id: int | None) -> Actor:
        """For audit rows."""
        return Actor(self.source, account_id, self.address)
