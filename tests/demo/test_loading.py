"""What is loaded where, and where nothing is."""

from datetime import UTC, datetime

import pytest

import luffy.demo
from luffy.accounts.models import Account
from luffy.catalog.models import Course
from luffy.env import Env, Mode
from tests.demo.test_demo import use_dataset

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC).replace(microsecond=0)


def test_rows_of_the_data_set_come_along_where_it_is_at_hand(tmp_path, monkeypatch: pytest.MonkeyPatch):
    header = "source_id,name,category,sub_category,prices\n"
    path = tmp_path / "courses.csv"
    path.write_text(header + "".join(f"{n},第{n}课,外来,其他,30:100\n" for n in range(400)), encoding="utf-8")
    use_dataset(monkeypatch, path)

    luffy.demo.load(now=NOW)

    assert Course.objects.filter(source_key__startswith="file:").count() == 300


def test_production_takes_no_demo_data(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(luffy.demo, "env", lambda: Env.model_construct(mode=Mode.PRODUCTION))

    with pytest.raises(RuntimeError, match="production"):
        luffy.demo.load(now=NOW)

    assert not Account.objects.exists()
