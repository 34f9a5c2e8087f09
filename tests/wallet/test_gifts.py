"""What operators give away: a lot of it only when two of them agree."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.permissions import Role
from luffy.core.money import Berries
from luffy.wallet import gifts
from luffy.wallet.errors import GiftDecided, GiftNeedsAnother, GiftNotFound, GrantKeyReused, OwnGrant
from luffy.wallet.models import GiftState, OperatorGift, Transfer
from luffy.wallet.queries import balances
from luffy.wallet.services import Gift, grant
from tests.factories.accounts import an_account
from tests.race import at_once
from tests.wallet.test_api import api_of, told

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limit(settings) -> None:
    settings.GIFT_TWO_PERSONS_ABOVE_BERRIES = 1_000


@pytest.fixture
def learner() -> Account:
    return an_account("learner1")


def operator() -> Actor:
    return Actor("api", an_account(role=Role.OPERATOR).pk)


def given(learner: Account, amount: int, key: str, *, by: Actor, now: datetime = NOW) -> OperatorGift:
    gift = Gift(Berries(amount), key=key, reason="开学礼")
    return gifts.give(username=learner.username, gift=gift, by=by, now=now)


def has(account: Account) -> int:
    return balances(account.pk)["available"]


def test_up_to_the_limit_one_operator_gives_and_above_it_another_has_to_agree(learner):
    first, second = operator(), operator()

    assert given(learner, 1_000, "k-1", by=first).state == GiftState.GIVEN
    waiting = given(an_account(), 1_001, "k-2", by=first)
    assert (waiting.state, waiting.transfer, has(waiting.owner)) == (GiftState.WAITING, None, 0)
    with pytest.raises(GiftNeedsAnother):
        gifts.approve(key="k-2", now=NOW, by=first)
    assert (has(learner), has(waiting.owner), Transfer.objects.count()) == (1_000, 0, 1)

    for _ in range(2):
        gifts.approve(key="k-2", now=NOW, by=second)

    assert has(waiting.owner) == 1_001
    trail = AuditEntry.objects.filter(subject="gift:k-2").order_by("id")
    assert [(row.action, row.actor_id, row.after) for row in trail] == [
        ("gift.ask", first.account_id, {"state": 0}),
        ("gift.approve", second.account_id, {"state": 1}),
    ]


def test_in_pieces_it_is_as_much_as_at_once_within_a_day(learner):
    for key in ("k-1", "k-2"):
        assert given(learner, 500, key, by=operator()).state == GiftState.GIVEN

    assert given(learner, 1, "k-3", by=operator()).state == GiftState.WAITING
    assert given(learner, -200, "k-4", by=operator()).state == GiftState.GIVEN
    assert given(learner, 1_000, "k-5", by=operator(), now=NOW + timedelta(days=1)).state == GiftState.GIVEN
    assert has(learner) == 1_800


def test_a_refused_gift_moves_nothing_and_stays_refused(learner):
    given(learner, 2_000, "k-1", by=operator())
    second = operator()

    for _ in range(2):
        gifts.refuse(key="k-1", reason="太多了", now=NOW, by=second)
    with pytest.raises(GiftDecided):
        gifts.approve(key="k-1", now=NOW, by=second)

    assert (has(learner), Transfer.objects.count()) == (0, 0)
    assert AuditEntry.objects.get(action="gift.refuse").reason == "太多了"
    assert given(learner, 1_000, "k-2", by=operator()).state == GiftState.GIVEN


def test_the_same_key_is_the_same_gift_and_for_another_it_is_refused(learner):
    by = operator()
    first = given(learner, 2_000, "k-1", by=by)

    assert given(learner, 2_000, "k-1", by=by) == first
    for account, amount in ((learner, 2_001), (an_account(), 2_000)):
        with pytest.raises(GrantKeyReused):
            given(account, amount, "k-1", by=by)
    assert OperatorGift.objects.count() == 1


def test_nobody_gives_to_herself_nor_agrees_to_it():
    captain = an_account("captain", role=Role.OPERATOR)
    herself = Actor("api", captain.pk)

    with pytest.raises(OwnGrant):
        given(captain, 5, "k-1", by=herself)
    given(captain, 2_000, "k-2", by=operator())
    for decide in (
        lambda: gifts.approve(key="k-2", now=NOW, by=herself),
        lambda: gifts.refuse(key="k-2", reason="x", now=NOW, by=herself),
    ):
        with pytest.raises(OwnGrant):
            decide()
    with pytest.raises(GiftNotFound):
        gifts.approve(key="k-3", now=NOW, by=operator())
    assert OperatorGift.objects.get().state == GiftState.WAITING


def test_the_database_refuses_a_large_gift_of_one_person(learner):
    row = given(learner, 2_000, "k-1", by=operator())

    for change in ({"state": GiftState.GIVEN, "decided_at": NOW}, {"decided_by_id": row.asked_by_id}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OperatorGift.objects.filter(pk=row.pk).update(**change)


@pytest.mark.django_db(transaction=True)
def test_pieces_at_once_come_to_no_more_than_the_limit():
    learner, by = an_account("learner1"), operator()

    at_once([lambda key=key: given(learner, 300, f"piece-{key}", by=by) for key in range(12)])

    assert has(learner) == 900
    assert OperatorGift.objects.filter(state=GiftState.WAITING).count() == 9


def test_operators_see_what_waits_and_decide_at_its_address(learner):
    first, second = (api_of(an_account(role=Role.OPERATOR)) for _ in range(2))
    body = {"username": "learner1", "amount": 2_000, "key": "scholarship-1", "reason": "奖学金"}

    asked = first.post("/operator/berries", body).json()["data"]
    (row,) = second.get("/operator/berries?state=waiting").json()["data"]["items"]

    assert (asked["state"], asked["transfer"], asked["can_decide"]) == ("waiting", None, False)
    assert (row["key"], row["can_decide"]) == ("scholarship-1", True)
    assert told(first.post("/operator/berries/scholarship-1/approve")) == (403, 1404)
    done = second.post("/operator/berries/scholarship-1/approve").json()["data"]
    assert (done["state"], done["available_after"], has(learner)) == ("given", 2_000, 2_000)
    assert told(second.post("/operator/berries/scholarship-1/refuse", {"reason": "x"})) == (409, 1405)
    assert told(second.post("/operator/berries/nobodys/approve")) == (404, 1403)


@pytest.mark.parametrize("key", ["refund:01HXREFUND", "homework:1", "scholarship:1", "mentor_pay:1-1"])
def test_a_key_of_an_operator_never_meets_one_of_the_schools_own(learner, key):
    by = operator()
    assert given(learner, 500, key, by=by).transfer.key == f"grant:operator:{key}"
    own = Gift(Berries(-200), key, "收回奖学金")

    for _ in range(2):
        assert grant(owner_id=learner.pk, gift=own, by=SYSTEM_JOB, now=NOW).key == f"grant:{key}"
        given(learner, 500, key, by=by)

    assert has(learner) == 300
