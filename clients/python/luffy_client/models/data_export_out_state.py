from typing import Literal

DataExportOutState = Literal["expired", "failed", "ready", "waiting"]

DATA_EXPORT_OUT_STATE_VALUES: set[DataExportOutState] = {
    "expired",
    "failed",
    "ready",
    "waiting",
}


def check_data_export_out_state(value: str) -> DataExportOutState:
    if value in DATA_EXPORT_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DATA_EXPORT_OUT_STATE_VALUES!r}")
