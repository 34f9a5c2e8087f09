"""`luffy check-invariants`, as a person or a program runs it, and the check against a real sandbox gateway."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from django.db import connection
from typer.testing import CliRunner

from luffy import cli, invariants
from luffy.core.money import yuan
from luffy.env import env
from luffy.invariants import JournalUnreadable
from luffy.payments.models import PaymentAttempt, Refund
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_cancelled_order, a_pending_order, an_attempt, pay_attempt
from tests.factories.wallet import berries_for
from tests.invariants.holding import assert_invariants_hold
from tests.paysim.merchant import Merchant
from tests.paysim.server import PaysimServer, free_port


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaysimServer]:
    with PaysimServer(tmp_path_factory.mktemp("paysim"), chaos=False, notify_twice=0) as server:
        yield server


def check_invariants(*arguments: str) -> Result:
    """Run the command in this process, which is connected to the test's database."""
    return CliRunner().invoke(cli.app, ["check-invariants", *arguments])


def opened_page(gateway: PaysimServer, attempt: PaymentAttempt) -> str:
    return Merchant(gateway).page_url(attempt.out_trade_no, yuan(attempt.amount_fen))


@pytest.mark.django_db(transaction=True)
def test_the_exit_code_and_the_answer_tell_what_is_broken():
    owner = an_account()
    berries_for(owner, 5)

    healthy, healthy_json = check_invariants(), check_invariants("--json")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE wallet_ledgeraccount SET entries = 9 WHERE owner_id = %s AND kind = 0", [owner.pk]
        )
    broken, broken_json = check_invariants(), check_invariants("--json")

    assert (healthy.exit_code, healthy.stdout) == (0, "every invariant holds\n")
    assert (healthy_json.exit_code, json.loads(healthy_json.stdout)) == (0, [])
    subject, problem = f"account:{owner.pk} available", "counts 9 entries, there are 1"
    assert broken.exit_code == 1
    assert broken.stdout == f"I5 {subject} {problem}\nbroken: I5: 1\n"
    assert broken_json.exit_code == 1
    assert json.loads(broken_json.stdout) == [
        {"invariant": "I5", "subject": subject, "problem": problem, "total": 1}
    ]


@pytest.mark.django_db
def test_a_journal_that_cannot_be_read_is_told_in_one_line_with_exit_code_2(gateway: PaysimServer):
    nobody = f"http://127.0.0.1:{free_port()}"

    runs = [
        check_invariants("--journal", nobody, "--journal-token", "x"),
        check_invariants("--journal", gateway.base_url, "--journal-token", "wrong"),
    ]

    assert [(run.exit_code, run.stdout) for run in runs] == [(2, ""), (2, "")]
    for run in runs:
        assert run.stderr.startswith("luffy: the invariants cannot be checked: http://127.0.0.1:")
        assert len(run.stderr.splitlines()) == 1


def test_a_database_that_does_not_answer_is_told_in_one_line_with_exit_code_2():
    nowhere = {"DATABASE_URL": f"postgresql://luffy@127.0.0.1:{free_port()}/luffy"}

    run = subprocess.run(
        [sys.executable, "-m", "luffy.cli", "check-invariants"],
        env={**os.environ, **nowhere},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("luffy: DATABASE_URL=postgresql://luffy@127.0.0.1:")
    assert " cannot be reached: " in run.stderr
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.django_db
def test_the_command_finds_the_token_of_the_gateway_beside_it(
    gateway: PaysimServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "paysim").mkdir()
    (tmp_path / "paysim" / "token").write_text(gateway.token)
    monkeypatch.setattr(env(), "home", tmp_path)
    gateway.control.reset()

    run = check_invariants("--journal", f"{gateway.base_url}/_sim/journal")

    assert (run.exit_code, run.stdout) == (0, "every invariant holds\n")


@pytest.mark.django_db
def test_money_is_followed_through_the_journal_of_a_real_gateway(gateway: PaysimServer):
    gateway.control.reset()
    buyer, course = an_account(), a_course()
    bought, given_up = an_attempt(a_pending_order(buyer, course)), an_attempt(a_pending_order(buyer, course))
    for attempt in (bought, given_up):
        gateway.control.pay(url=opened_page(gateway, attempt))

    now = datetime.now(UTC)
    unknown = invariants.check(journal=gateway.base_url, token=gateway.token, now=now)
    assert sorted((row.invariant, row.subject) for row in unknown) == [
        ("I1", f"attempt:{attempt.out_trade_no}") for attempt in (bought, given_up)
    ]

    a_cancelled_order(given_up.order)
    for attempt in (bought, given_up):
        pay_attempt(attempt)
    assert_invariants_hold(gateway)

    refund = Refund.objects.get(attempt=given_up)
    Merchant(gateway).refund(given_up.out_trade_no, yuan(refund.amount_fen), refund.out_refund_no)
    assert_invariants_hold(gateway)

    with pytest.raises(AssertionError, match=f"I22 attempt:|I22 refund:{refund.out_refund_no}"):
        assert_invariants_hold(gateway, now=datetime(2100, 1, 1, tzinfo=UTC))


def test_an_address_without_a_journal_is_refused(gateway: PaysimServer):
    for address in (f"{gateway.base_url}/elsewhere", "not an address", "http://127.0.0.1:1"):
        with pytest.raises(JournalUnreadable, match="/_sim/journal"):
            invariants.check(journal=address, token="x", now=datetime.now(UTC))
