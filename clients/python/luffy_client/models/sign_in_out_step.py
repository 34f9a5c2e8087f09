from typing import Literal

SignInOutStep = Literal["password", "second_factor"]

SIGN_IN_OUT_STEP_VALUES: set[SignInOutStep] = {
    "password",
    "second_factor",
}


def check_sign_in_out_step(value: str) -> SignInOutStep:
    if value in SIGN_IN_OUT_STEP_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SIGN_IN_OUT_STEP_VALUES!r}")
