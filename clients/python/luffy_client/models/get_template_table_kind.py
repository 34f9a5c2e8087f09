from typing import Literal

GetTemplateTableKind = Literal["accounts", "articles", "coupons", "courses", "teachers"]

GET_TEMPLATE_TABLE_KIND_VALUES: set[GetTemplateTableKind] = {
    "accounts",
    "articles",
    "coupons",
    "courses",
    "teachers",
}


def check_get_template_table_kind(value: str) -> GetTemplateTableKind:
    if value in GET_TEMPLATE_TABLE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_TEMPLATE_TABLE_KIND_VALUES!r}")
