from typing import Literal

StudyModuleOutStatus = Literal["complete", "studying", "unopened"]

STUDY_MODULE_OUT_STATUS_VALUES: set[StudyModuleOutStatus] = {
    "complete",
    "studying",
    "unopened",
}


def check_study_module_out_status(value: str) -> StudyModuleOutStatus:
    if value in STUDY_MODULE_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STUDY_MODULE_OUT_STATUS_VALUES!r}")
