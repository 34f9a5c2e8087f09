import os
import subprocess
import sys
from pathlib import Path

import pytest

from luffy import __version__
from luffy.env import Env
from luffy.local import doctor
from luffy.local.doctor import Patient, Verdict
from tests.payments.wechat_keys import MCHID, certificate_serial, key_files

PRODUCTION = {"LUFFY_ENV": "production", "DATABASE_URL": "", "REDIS_URL": ""}


def luffy(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "luffy.cli", *arguments]
    return subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=False)


def test_it_says_its_version():
    assert luffy("--version").stdout == f"luffy {__version__}\n"


def test_every_command_is_listed():
    text = luffy("--help").stdout

    names = "up demo migrate worker import-courses check-invariants doctor --install-completion"
    assert [name for name in names.split() if name not in text] == []


@pytest.mark.parametrize("command", ["up", "demo", "worker"])
def test_production_without_settings_is_refused_in_one_line(command: str, tmp_path: Path):
    done = luffy(command, **PRODUCTION, LUFFY_HOME=str(tmp_path / "home"))

    assert done.returncode == 1
    assert done.stderr.startswith("luffy: ")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "home").exists()


def test_a_setting_that_cannot_be_read_is_named():
    done = luffy("up", LUFFY_PORT="80000")

    assert done.returncode == 1
    assert done.stderr == "luffy: LUFFY_PORT='80000': Input should be less than or equal to 65535\n"


def test_the_doctor_names_each_thing_that_production_lacks():
    done = luffy("doctor", **PRODUCTION)

    assert done.returncode == 1
    assert "✗ DATABASE_URL is missing" in done.stdout
    assert "✗ SECRET_KEY is missing" in done.stdout


def test_the_doctor_says_when_a_server_does_not_answer(tmp_path: Path):
    env = Env.model_construct(
        database_url="postgresql://luffy@127.0.0.1:9/luffy", redis_url="redis://127.0.0.1:9/0", home=tmp_path
    )
    patient = Patient(env, tmp_path, None)

    found = [*doctor.CHECKS[5](patient), *doctor.CHECKS[6](patient)]

    assert [finding.verdict for finding in found] == [Verdict.WRONG, Verdict.WRONG]
    assert found[0].what.startswith("PostgreSQL does not answer")
    assert found[1].what.startswith("Valkey does not answer")


def test_the_doctor_sees_a_private_key_that_others_may_read(tmp_path: Path):
    key = tmp_path / "key.pem"
    key.write_text("secret")
    key.chmod(0o644)
    env = Env.model_construct(alipay_app_id="2021", alipay_app_key_file=key)

    found = list(doctor.CHECKS[7](Patient(env, tmp_path, None)))

    assert found[0].what == f"others may read the private key {key}"
    assert found[0].mend == f"chmod 600 {key}"


def test_the_doctor_looks_into_wechats_keys(tmp_path: Path):
    apiv3, certificate = tmp_path / "apiv3.txt", tmp_path / "cert.pem"
    apiv3.write_text("too short")
    apiv3.chmod(0o600)
    certificate.write_text(key_files()[certificate_serial()])
    env = Env.model_construct(
        wechat_mchid=MCHID,
        wechat_apiv3_key_file=apiv3,
        wechat_public_keys={"0A1B": certificate, "PUB_KEY_ID_01": tmp_path / "missing.pem"},
    )

    found = list(doctor.CHECKS[7](Patient(env, tmp_path, None)))

    assert [finding.what for finding in found] == [
        f"key file {tmp_path / 'missing.pem'} cannot be read",
        f"{apiv3} does not hold 32 characters",
        f"{certificate} has the serial {certificate_serial()}",
        f"WeChat Pay: merchant {MCHID} at https://api.mch.weixin.qq.com, 2 platform key(s)",
    ]
