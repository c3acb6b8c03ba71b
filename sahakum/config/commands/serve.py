"""``serve``: the web server and the background loop, started and ended together."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading

from sahakum.config.cli import say
from sahakum.config.environment import data_directory, threads

NAME = "serve"
HELP = "Serves the pages and seals operations until it is stopped."

POLL_SECONDS = 0.5
PATIENCE_SECONDS = 15


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Address, port and number of worker processes."""
    parser.add_argument("--host", default=os.environ.get("SAHAKUM_HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("SAHAKUM_PORT", "8000")))
    parser.add_argument("--workers", type=int, default=2)


def run(options: argparse.Namespace) -> int:
    """Serves until SIGTERM or SIGINT; answers 1 when a child ended by itself, 2 for a busy port."""
    if not _port_is_free(options.host, options.port):
        other = options.port + 1
        place = f"{options.host}:{options.port}"
        say(
            f"{place} cannot be used. Choose another port: ./run serve --port {other}",
            to=sys.stderr,
        )
        return 2
    # Whitenoise complains of a missing directory even where it finds files in the packages.
    (data_directory() / "static").mkdir(exist_ok=True)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    children = [subprocess.Popen(words, start_new_session=True) for words in _programs(options)]
    try:
        while not stopped.wait(POLL_SECONDS):
            if any(child.poll() is not None for child in children):
                return 1
    finally:
        _end(children)
    return 0


def _programs(options: argparse.Namespace) -> list[list[str]]:
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
    server += ["--host", options.host, "--port", str(options.port)]
    # Few threads, and the rest waits in line.
    server += ["--workers", str(options.workers), "--blocking-threads", str(threads())]
    server += ["--backpressure", "64", "--log-level", "warning"]
    server += ["sahakum.config.wsgi:application"]
    return [server, [sys.executable, "-m", "sahakum", "work", "--parent", str(os.getpid())]]


def _port_is_free(host: str, port: int) -> bool:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError:
        return False
    return True


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
