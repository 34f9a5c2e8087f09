from typing import Literal

MyReviewOutStanding = Literal["held", "hidden", "returned", "shown"]

MY_REVIEW_OUT_STANDING_VALUES: set[MyReviewOutStanding] = {
    "held",
    "hidden",
    "returned",
    "shown",
}


def check_my_review_out_standing(value: str) -> MyReviewOutStanding:
    if value in MY_REVIEW_OUT_STANDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MY_REVIEW_OUT_STANDING_VALUES!r}")
