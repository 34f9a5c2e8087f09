import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from luffy.local.errors import CannotStart
from luffy.local.folders import home_folder
from luffy.local.postgres import Postgres

ROOT = Path(__file__).resolve().parents[2]
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@pytest.fixture
def server(tmp_path: Path):
    """A server of this test's own; pytest's folders are closed to others, as a clone below /root is."""
    servers = Postgres(home_folder(tmp_path / "home"))
    yield servers
    servers.stop()


def note(url: str, text: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS note (text text)")
        connection.execute("INSERT INTO note VALUES (%s)", [text])


def notes(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM note ORDER BY text")]


def test_the_data_survives_a_restart_and_a_kill(server: Postgres):
    note(server.start(), "before the restart")
    server.stop()
    note(server.start(), "before the kill")
    server.child.process.send_signal(signal.SIGKILL)
    server.child.process.wait()

    url = server.start()

    assert notes(url) == ["before the kill", "before the restart"]


def test_a_pid_file_whose_number_now_belongs_to_a_stranger_is_no_obstacle(server: Postgres):
    note(server.start(), "kept")
    server.stop()
    stranger = f"{os.getpid()}\n{server.cluster}\n"
    (server.cluster / "postmaster.pid").write_text(stranger)
    # Where the folder had to be a temporary one, it went with the server.
    server.sockets.mkdir(exist_ok=True)
    (server.sockets / ".s.PGSQL.5432.lock").write_text(stranger)

    url = server.start()

    assert notes(url) == ["kept"]


def test_a_first_start_that_was_cut_off_begins_again(server: Postgres):
    half = server.folder / "unfinished"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    note(server.start(), "works")

    assert not half.exists()


def test_the_product_s_account_is_no_superuser_and_the_text_is_utf8(server: Postgres):
    with psycopg.connect(server.start()) as connection:
        row = connection.execute(
            "SELECT current_user, rolsuper, current_setting('server_encoding'), current_setting('fsync')"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()

    assert row == ("luffy", False, "UTF8", "on")


def test_without_the_password_nobody_gets_in(server: Postgres):
    url = server.start().replace(server.password, "wrong")

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url)


def test_the_data_of_another_version_is_left_alone(server: Postgres):
    server.cluster.mkdir(parents=True)
    (server.cluster / "PG_VERSION").write_text("17\n")

    with pytest.raises(CannotStart, match="was made by PostgreSQL 17, this is 18"):
        server.start()

    assert [file.name for file in server.cluster.iterdir()] == ["PG_VERSION"]


def test_a_path_too_long_for_a_socket_is_no_obstacle(tmp_path: Path):
    home = home_folder(tmp_path / ("long" * 20) / "with a space, and a comma")
    server = Postgres(home, durable=False)

    note(server.start(), "works")
    server.stop()

    assert not server.sockets.exists()


@as_root
def test_root_opens_no_folder_on_the_way_for_it(server: Postgres, tmp_path: Path):
    tmp_path.chmod(0o700)

    server.start()

    owner = server.cluster.stat().st_uid
    assert owner != 0
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    process = Path(f"/proc/{server.child.pid}/status").read_text()
    assert f"Uid:\t{owner}\t{owner}\t{owner}" in process


@as_root
def test_an_ordinary_user_can_run_it(tmp_path: Path):
    """Python of the system with our packages: the one that runs this may lie where only root may look."""
    python = next((each for each in (sys.executable, "/usr/bin/python3") if runs_as_nobody(each)), None)
    if python is None:
        pytest.skip("no Python here that an ordinary user may run")
    home = Path("/tmp") / f"luffy-nobody-{os.getpid()}"
    script = (
        "import pathlib, psycopg\n"
        "from luffy.local.folders import home_folder\n"
        "from luffy.local.postgres import Postgres\n"
        f"home = home_folder(pathlib.Path('{home}'))\n"
        "server = Postgres(home)\n"
        "print(server.start())\n"
        "server.stop()\n"
    )
    try:
        done = as_nobody(python, "-c", script)
    finally:
        shutil.rmtree(home, ignore_errors=True)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("postgresql://luffy:")


def runs_as_nobody(python: str) -> bool:
    return as_nobody(python, "-c", "import luffy.local.postgres").returncode == 0


def as_nobody(*command: str) -> subprocess.CompletedProcess[str]:
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}:{packages}", "PYTHONDONTWRITEBYTECODE": "1"}
    drop = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    return subprocess.run([*drop, *command], env=env, cwd="/tmp", capture_output=True, text=True, check=False)
