from typing import Literal

BeginImportMultiPartBodyParamsTableKind = Literal["accounts", "articles", "coupons", "courses", "teachers"]

BEGIN_IMPORT_MULTI_PART_BODY_PARAMS_TABLE_KIND_VALUES: set[BeginImportMultiPartBodyParamsTableKind] = {
    "accounts",
    "articles",
    "coupons",
    "courses",
    "teachers",
}


def check_begin_import_multi_part_body_params_table_kind(
    value: str,
) -> BeginImportMultiPartBodyParamsTableKind:
    if value in BEGIN_IMPORT_MULTI_PART_BODY_PARAMS_TABLE_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BEGIN_IMPORT_MULTI_PART_BODY_PARAMS_TABLE_KIND_VALUES!r}"
    )
