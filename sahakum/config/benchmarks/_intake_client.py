"""One client of the bench ``intake``: sends requests one after the other and notes each wait."""

import http.client
import json
import random
import socket
import time
from contextlib import closing
from typing import Any

from sahakum.lib.ids import uuid7

START_SECONDS = 30


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Waits until the server answers.

    Raises:
        TimeoutError: it does not.
    """
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/api/forms")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("The server does not answer.")


def run(
    households: list[str], key: str, port: int, requests: int, size: int, ready: Any, results: Any
) -> None:
    """Sends requests of so many records each; puts the list of waits in seconds."""
    bodies = [_body(households, size) for _ in range(requests)]
    ready.wait()
    results.put([_send(port, body, key) for body in bodies])


def _send(port: int, body: bytes, key: str) -> float:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}
    begun = time.perf_counter()
    # A connection for each request, as phones do; four that last would fall upon the two workers
    # by chance, two and two or all on one, and this chance would be what is measured.
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.connect()
        # Without this a small request waits for the acknowledgement of the one before.
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.request("POST", "/api/records", body, headers)
        answers = json.loads(connection.getresponse().read())["answers"]
    waited = time.perf_counter() - begun
    refused = [answer for answer in answers if answer["word"] != "SAVED"]
    if refused:
        raise RuntimeError(refused[0])
    return waited


def _body(households: list[str], size: int) -> bytes:
    operations = [
        {"id": str(uuid7()), "kind": "home_visit", "device": "bench", "content": _visit(households)}
        for _ in range(size)
    ]
    return json.dumps({"operations": operations}).encode()


def _visit(households: list[str]) -> dict[str, Any]:
    return {
        "household": random.choice(households),
        "visited_on": f"{random.randint(1, 28)}/{random.randint(1, 9)}/2026",
        "met": "head",
        "progress": random.choice(["better", "same", "worse"]),
        "obstacles": random.sample(["illness", "debt", "house", "food"], 2),
        "note": "ម្តាយថា បើមានដំបូលថ្មី ខ្ញុំទុកកូននៅរៀន មិនឱ្យទៅឆ្ងាយទេ។",
    }
