from typing import Literal

TrailOpsSignInsOutcomeType0 = Literal["bad", "good"]

TRAIL_OPS_SIGN_INS_OUTCOME_TYPE_0_VALUES: set[TrailOpsSignInsOutcomeType0] = {
    "bad",
    "good",
}


def check_trail_ops_sign_ins_outcome_type_0(value: str) -> TrailOpsSignInsOutcomeType0:
    if value in TRAIL_OPS_SIGN_INS_OUTCOME_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TRAIL_OPS_SIGN_INS_OUTCOME_TYPE_0_VALUES!r}"
    )
