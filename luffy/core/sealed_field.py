"""A column of text that only we may read: sealed on the way in, opened on the way out; nothing stays nothing."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from luffy.core.sealed import seal, unseal


class SealedField(models.TextField):  # type: ignore[type-arg]  # Generic for the type checker only.
    """SQL can ask whether there is a text, not which: the same one is sealed otherwise each time."""

    def __init__(self, *args: Any, purpose: str = "", **options: Any) -> None:
        self.purpose = purpose
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        return name, path, list(args), {**options, "purpose": self.purpose}

    def from_db_value(self, value: str | None, _expression: object, _on: BaseDatabaseWrapper) -> str | None:
        """Raises: SealBroken."""
        return unseal(value, self.purpose) if value else value

    def get_prep_value(self, value: Any) -> str | None:
        text: str | None = super().get_prep_value(value)
        return seal(text, self.purpose) if text else text
