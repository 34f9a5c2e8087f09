from typing import Literal

TableKind = Literal["accounts", "articles", "coupons", "courses", "teachers"]

TABLE_KIND_VALUES: set[TableKind] = {
    "accounts",
    "articles",
    "coupons",
    "courses",
    "teachers",
}


def check_table_kind(value: str) -> TableKind:
    if value in TABLE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TABLE_KIND_VALUES!r}")
