import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_the_migrations_say_all_that_the_models_say(capsys: pytest.CaptureFixture[str]):
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=2)
    except SystemExit:
        pytest.fail(f"a migration is missing:\n{capsys.readouterr().out}")
