from typing import Literal

OpsSignInsOutcomeType0 = Literal["bad", "good"]

OPS_SIGN_INS_OUTCOME_TYPE_0_VALUES: set[OpsSignInsOutcomeType0] = {
    "bad",
    "good",
}


def check_ops_sign_ins_outcome_type_0(value: str) -> OpsSignInsOutcomeType0:
    if value in OPS_SIGN_INS_OUTCOME_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_SIGN_INS_OUTCOME_TYPE_0_VALUES!r}")
