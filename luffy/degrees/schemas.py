from datetime import date

from luffy.core.envelope import Out


class MyProductOut(Out):
    """A course or degree that I have or had. A degree's dates are set when its first module opens."""

    product: str
    name: str
    image: str
    valid_from: date | None
    valid_until: date | None
    active: bool
