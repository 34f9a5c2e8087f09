from typing import Literal

Action = Literal[
    "approve_refunds",
    "approve_withdrawals",
    "edit_articles",
    "edit_catalogue",
    "edit_exercises",
    "edit_plans",
    "edit_search",
    "exchange_people",
    "exchange_tables",
    "grant_access",
    "grant_berries",
    "integrate",
    "issue_certificates",
    "issue_invoices",
    "lead_teaching",
    "manage_roles",
    "mentor",
    "moderate",
    "operate",
    "protect_data",
    "reconcile",
    "run_campaigns",
    "see_audit",
    "see_figures",
    "see_money",
    "see_orders",
    "set_site",
    "tell_people",
]

ACTION_VALUES: set[Action] = {
    "approve_refunds",
    "approve_withdrawals",
    "edit_articles",
    "edit_catalogue",
    "edit_exercises",
    "edit_plans",
    "edit_search",
    "exchange_people",
    "exchange_tables",
    "grant_access",
    "grant_berries",
    "integrate",
    "issue_certificates",
    "issue_invoices",
    "lead_teaching",
    "manage_roles",
    "mentor",
    "moderate",
    "operate",
    "protect_data",
    "reconcile",
    "run_campaigns",
    "see_audit",
    "see_figures",
    "see_money",
    "see_orders",
    "set_site",
    "tell_people",
}


def check_action(value: str) -> Action:
    if value in ACTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACTION_VALUES!r}")
