from typing import Literal

OpsDataExportOutState = Literal["expired", "failed", "ready", "waiting"]

OPS_DATA_EXPORT_OUT_STATE_VALUES: set[OpsDataExportOutState] = {
    "expired",
    "failed",
    "ready",
    "waiting",
}


def check_ops_data_export_out_state(value: str) -> OpsDataExportOutState:
    if value in OPS_DATA_EXPORT_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_DATA_EXPORT_OUT_STATE_VALUES!r}")
