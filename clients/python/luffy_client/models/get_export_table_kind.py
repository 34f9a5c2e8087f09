from typing import Literal

GetExportTableKind = Literal["accounts", "articles", "coupons", "courses", "teachers"]

GET_EXPORT_TABLE_KIND_VALUES: set[GetExportTableKind] = {
    "accounts",
    "articles",
    "coupons",
    "courses",
    "teachers",
}


def check_get_export_table_kind(value: str) -> GetExportTableKind:
    if value in GET_EXPORT_TABLE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_EXPORT_TABLE_KIND_VALUES!r}")
