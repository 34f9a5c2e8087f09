from typing import Literal

SignInQueryOutcomeType0 = Literal["bad", "good"]

SIGN_IN_QUERY_OUTCOME_TYPE_0_VALUES: set[SignInQueryOutcomeType0] = {
    "bad",
    "good",
}


def check_sign_in_query_outcome_type_0(value: str) -> SignInQueryOutcomeType0:
    if value in SIGN_IN_QUERY_OUTCOME_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SIGN_IN_QUERY_OUTCOME_TYPE_0_VALUES!r}")
