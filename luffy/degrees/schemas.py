from datetime import date

from ninja import Schema


class MyProductOut(Schema):
    """A course or degree that I have or had. A degree's dates are set when its first module opens."""

    product: str
    name: str
    image: str
    valid_from: date | None
    valid_until: date | None
    active: bool
