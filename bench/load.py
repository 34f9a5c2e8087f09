"""A load generator: N clients in a closed loop over keep-alive connections, in a process of its own.

Requests are bytes made before; an answer is read up to its length and not looked into unless it is wrong. So a
request costs this process some 30 µs, far less than any server here needs.

Imports nothing of Luffy, so that it starts in no time.
"""

import pickle
import selectors
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Job = tuple[bytes, ...]


@dataclass(frozen=True)
class Run:
    """What to send. A job is one or more requests, one after the other, over the same connection."""

    port: int
    clients: int
    jobs: Sequence[Job]
    # Ends after so long, or when there are no more jobs.
    seconds: float = 3600
    # Begin again with the first job when all are done.
    is_endless: bool = False
    # Anything else ends the run with what was answered.
    accepted: tuple[int, ...] = (200, 201)


@dataclass
class Result:
    """Times in seconds. `steps[k]` are those of each job's k-th request."""

    elapsed: float = 0.0
    jobs: list[float] = field(default_factory=list)
    steps: list[list[float]] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def per_second(self) -> float:
        return len(self.jobs) / self.elapsed


class Refused(Exception):
    """The server answered something else than was expected."""


def drive(run: Run) -> Result:
    """Run it in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", "from bench.load import main; main()"],
        input=pickle.dumps(run),
        stdout=subprocess.PIPE,
        check=True,
    )
    result = pickle.loads(done.stdout)
    if isinstance(result, str):
        raise Refused(result)
    return result


class _Client:
    """One connection, and where it is in its job."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""

    def begin(self, job: Job) -> None:
        self.job, self.step, self.began = job, 0, time.perf_counter()
        self.send()

    def send(self) -> None:
        self.sent = time.perf_counter()
        self.socket.sendall(self.job[self.step])

    def answer(self) -> tuple[int, bytes] | None:
        """Status and body once the answer is complete."""
        chunk = self.socket.recv(262_144)
        if not chunk:
            raise Refused("the server closed a connection")
        self.received += chunk
        head_end = self.received.find(b"\r\n\r\n")
        if head_end < 0:
            return None
        status = int(self.received[9:12])
        length = 0 if status in (204, 304) else _length(self.received[:head_end])
        if len(self.received) < head_end + 4 + length:
            return None
        body, self.received = self.received[head_end + 4 :], b""
        return status, body


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise Refused(f"an answer without a length: {head!r}")


def _run(run: Run) -> Result:
    result = Result(steps=[[] for _ in run.jobs[0]])
    with selectors.DefaultSelector() as selector:
        clients = [_Client(run.port) for _ in range(run.clients)]
        began = time.perf_counter()
        jobs = _jobs(run, began + run.seconds)
        busy = 0
        for client in clients:
            if (job := next(jobs, None)) is not None:
                selector.register(client.socket, selectors.EVENT_READ, client)
                client.begin(job)
                busy += 1
        while busy:
            for key, _ in selector.select():
                busy -= not _go_on(key.data, jobs, run, result)
        result.elapsed = time.perf_counter() - began
    return result


def _jobs(run: Run, deadline: float) -> Iterator[Job]:
    while True:
        for job in run.jobs:
            if time.perf_counter() > deadline:
                return
            yield job
        if not run.is_endless:
            return


def _go_on(client: _Client, jobs: Iterator[Job], run: Run, result: Result) -> bool:
    """Take what came; whether this client is still at work."""
    answer = client.answer()
    if answer is None:
        return True
    now = time.perf_counter()
    status, body = answer
    if status not in run.accepted:
        raise Refused(f"{client.job[client.step][:60]!r} was answered {status}: {body[:500]!r}")
    result.statuses[status] += 1
    result.steps[client.step].append(now - client.sent)
    client.step += 1
    if client.step < len(client.job):
        client.send()
        return True
    result.jobs.append(now - client.began)
    job = next(jobs, None)
    if job is None:
        return False
    client.begin(job)
    return True


def main() -> None:
    run = pickle.load(sys.stdin.buffer)
    try:
        answer: Result | str = _run(run)
    except (Refused, OSError) as error:
        answer = str(error)
    sys.stdout.buffer.write(pickle.dumps(answer))
