from typing import Literal

ProposalOutCause = Literal["copy", "d", "late", "passed_on_time"]

PROPOSAL_OUT_CAUSE_VALUES: set[ProposalOutCause] = {
    "copy",
    "d",
    "late",
    "passed_on_time",
}


def check_proposal_out_cause(value: str) -> ProposalOutCause:
    if value in PROPOSAL_OUT_CAUSE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PROPOSAL_OUT_CAUSE_VALUES!r}")
