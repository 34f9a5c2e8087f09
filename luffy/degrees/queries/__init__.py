"""What is asked of degrees, by who asks; what other apps need is imported from here."""

from luffy.degrees.queries.owned import my_products, owned_degrees

__all__ = ["my_products", "owned_degrees"]
