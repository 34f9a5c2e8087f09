"""May she do that? One table. Whose a thing is, is not decided here: `.for_account()` is.

Source: docs/rules/permissions.md
"""

from enum import IntEnum, StrEnum


class Role(IntEnum):
    LEARNER = 0
    MENTOR = 1
    LECTURER = 2
    # Runs a small school from day to day: what the four offices below do, and campaigns.
    OPERATOR = 3
    EDITOR = 4
    SERVICE = 5
    FINANCE = 6
    LEAD = 7


# Who works in the back office, and so needs a second factor where one is asked for.
OFFICE = frozenset({Role.OPERATOR, Role.EDITOR, Role.SERVICE, Role.FINANCE, Role.LEAD})


class Action(StrEnum):
    """What not everybody may do. Buying and studying need no entry: every signed-in account may."""

    OPERATE = "operate"
    GRANT_BERRIES = "grant_berries"
    # Decide on them, and see to whom they are paid.
    APPROVE_WITHDRAWALS = "approve_withdrawals"
    # Anybody's orders, each with everything about it.
    SEE_ORDERS = "see_orders"
    # What is wrong with payments, bills, what is owed.
    SEE_MONEY = "see_money"
    # Decide about refunds that buyers ask for.
    APPROVE_REFUNDS = "approve_refunds"
    # Bills, money that belongs to no order, and orders that are stuck.
    RECONCILE = "reconcile"
    # Degrees and who studies them: editions, mentors, modules, days.
    LEAD_TEACHING = "lead_teaching"
    # Look after one's own students.
    MENTOR = "mentor"
    # See who asked for invoices, and have them issued again.
    ISSUE_INVOICES = "issue_invoices"
    # Decide on what people write: keep, hide, restore, and which words are watched for.
    MODERATE = "moderate"
    # Write articles and put them on the shelf.
    EDIT_ARTICLES = "edit_articles"
    # Words that mean the same, and what people look for.
    EDIT_SEARCH = "edit_search"
    # Say which programs of others are told of what happens.
    INTEGRATE = "integrate"
    # How the school does: income, conversion, learning, and the rows behind.
    SEE_FIGURES = "see_figures"
    # Publish the privacy policy; see who asked for copies of her data.
    PROTECT_DATA = "protect_data"
    # Write questions of exercises, and bring them in from files.
    EDIT_EXERCISES = "edit_exercises"
    # Coupons for many: make, issue, stop, and codes for them.
    RUN_CAMPAIGNS = "run_campaigns"
    # Open courses to people who did not buy them.
    GRANT_ACCESS = "grant_access"
    # News for a part of the accounts.
    TELL_PEOPLE = "tell_people"
    # Membership plans and their prices.
    EDIT_PLANS = "edit_plans"
    # Say which courses give certificates, and revoke certificates.
    ISSUE_CERTIFICATES = "issue_certificates"
    # Give roles and take them away, and take a lost second factor off.
    MANAGE_ROLES = "manage_roles"
    # Read who did what, and who signed in from where.
    SEE_AUDIT = "see_audit"
    # Courses, categories and teachers: write them, price them, put them on the shelf.
    EDIT_CATALOGUE = "edit_catalogue"
    # Name, logo, contact and features of the site.
    SET_SITE = "set_site"
    # Bring tables in and out as files; each kind needs its own action besides.
    EXCHANGE_TABLES = "exchange_tables"
    # Among these tables: coupons and accounts.
    EXCHANGE_PEOPLE = "exchange_people"


ALLOWED: dict[Action, frozenset[Role]] = {
    Action.OPERATE: OFFICE,
    Action.GRANT_BERRIES: frozenset({Role.OPERATOR, Role.FINANCE}),
    Action.APPROVE_WITHDRAWALS: frozenset({Role.OPERATOR, Role.FINANCE}),
    Action.SEE_ORDERS: frozenset({Role.OPERATOR, Role.SERVICE, Role.FINANCE}),
    Action.SEE_MONEY: frozenset({Role.OPERATOR, Role.FINANCE}),
    Action.APPROVE_REFUNDS: frozenset({Role.OPERATOR, Role.SERVICE, Role.FINANCE}),
    Action.RECONCILE: frozenset({Role.OPERATOR, Role.FINANCE}),
    Action.ISSUE_INVOICES: frozenset({Role.OPERATOR, Role.SERVICE, Role.FINANCE}),
    Action.MODERATE: frozenset({Role.OPERATOR, Role.EDITOR, Role.SERVICE}),
    Action.EDIT_ARTICLES: frozenset({Role.OPERATOR, Role.EDITOR}),
    Action.EDIT_SEARCH: frozenset({Role.OPERATOR, Role.EDITOR}),
    Action.EDIT_EXERCISES: frozenset({Role.OPERATOR, Role.EDITOR}),
    Action.EDIT_PLANS: frozenset({Role.OPERATOR}),
    Action.ISSUE_CERTIFICATES: frozenset({Role.OPERATOR, Role.LEAD}),
    Action.EDIT_CATALOGUE: frozenset({Role.OPERATOR, Role.EDITOR}),
    Action.SET_SITE: frozenset({Role.OPERATOR}),
    Action.EXCHANGE_TABLES: frozenset({Role.OPERATOR, Role.EDITOR}),
    Action.EXCHANGE_PEOPLE: frozenset({Role.OPERATOR}),
    Action.LEAD_TEACHING: frozenset({Role.OPERATOR, Role.LEAD}),
    Action.MENTOR: frozenset({Role.MENTOR, Role.OPERATOR, Role.LEAD}),
    Action.INTEGRATE: frozenset({Role.OPERATOR}),
    Action.SEE_FIGURES: frozenset({Role.OPERATOR, Role.FINANCE}),
    Action.PROTECT_DATA: frozenset({Role.OPERATOR}),
    Action.RUN_CAMPAIGNS: frozenset({Role.OPERATOR}),
    Action.GRANT_ACCESS: frozenset({Role.OPERATOR, Role.LEAD}),
    Action.TELL_PEOPLE: frozenset({Role.OPERATOR, Role.LEAD}),
    # Administrators only.
    Action.MANAGE_ROLES: frozenset(),
    Action.SEE_AUDIT: frozenset(),
}


def may(role: int, is_superuser: bool, action: Action) -> bool:
    """Whether an account of this role may do it; an administrator (superuser) may do everything."""
    return is_superuser or role in ALLOWED[action]


def actions_of(role: int, is_superuser: bool) -> list[Action]:
    """Everything that it may do, in the table's order."""
    return [action for action in Action if may(role, is_superuser, action)]


def public_role(role: int) -> Role:
    """What others are told: somebody of the school is 运营, whatever her desk."""
    return Role.OPERATOR if role in OFFICE else Role(role)


# In the back office's tables: which rights on which app, or on one model of it. Facts are read-only for everybody.
_READ = frozenset({"view"})
_EDIT = frozenset({"view", "add", "change", "delete"})
_DESKS: dict[Role, dict[str, frozenset[str]]] = {
    Role.EDITOR: {"catalog": _EDIT, "community": _EDIT, "moderation": _EDIT, "reviews": _READ},
    Role.SERVICE: {
        "accounts.account": _READ,
        **dict.fromkeys(("orders", "refunds", "invoices", "coupons", "learning", "notify"), _READ),
    },
    Role.FINANCE: {
        "accounts.account": _READ,
        **dict.fromkeys(("orders", "payments", "wallet", "refunds", "invoices", "coupons"), _READ),
        "refunds.refundrule": _EDIT,
    },
    Role.LEAD: {
        "accounts.account": _READ,
        "catalog": _READ,
        **dict.fromkeys(("degrees", "learning", "exercises", "discussions"), _EDIT),
    },
}
_DESKS[Role.OPERATOR] = {
    table: frozenset().union(*(desk.get(table, frozenset()) for desk in _DESKS.values()))
    for table in {table for desk in _DESKS.values() for table in desk}
} | {"coupons": _EDIT}


def may_in_tables(role: int, right: str, app: str, model: str) -> bool:
    """Whether a role may `view`, `add`, `change` or `delete` rows of this model in the back office."""
    desk = _DESKS.get(Role(role), {}) if role in OFFICE else {}
    return right in desk.get(f"{app}.{model}", desk.get(app, frozenset()))


def sees_tables_of(role: int, app: str) -> bool:
    """Whether it may see any table of this app there."""
    desk = _DESKS.get(Role(role), {}) if role in OFFICE else {}
    return any(table.partition(".")[0] == app for table in desk)
