"""What is told in one line when something cannot start."""


class CannotStart(Exception):
    """The sentence says what is wrong and what to do about it."""
