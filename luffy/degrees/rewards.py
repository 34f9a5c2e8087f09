"""What homework earns and costs. Pure: grades and rules in, berries out.

Source: docs/rules/rewards.md
"""

# Percent of a homework's value, where operators set nothing else: what `Cause` a rule is for.
DEFAULT_PERCENT: dict[str, int] = {"passed_on_time": 100, "late": 10, "d": 1, "copy": 100}
