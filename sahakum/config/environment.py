"""What the surroundings decide: where data lives, which database, which secrets.

Everything is read from the environment once, when Django starts:

- ``SAHAKUM_DATA``: directory of all data (default ``var/`` beside the code).
- ``SAHAKUM_DATABASE_URL``: ``postgresql://user:password@host:port/name``, or with a socket
  directory ``postgresql:///name?host=/run/x``; without it an SQLite file in the data directory.
- ``SAHAKUM_HOSTS``: names by which the server is reached, with commas (default: this machine).
- ``SAHAKUM_HTTPS``: ``1`` when pages are served over TLS; cookies are then sent over TLS only.
- ``SAHAKUM_TEST_TEMPLATE``: ``1`` when test databases begin as copies of the database named above,
  which ``./run test`` makes for that; otherwise each makes its tables anew.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

REPOSITORY = Path(__file__).resolve().parent.parent.parent

WRITE_PATIENCE_SECONDS = 20


def data_directory() -> Path:
    """The directory of all data; made on first use, readable by its owner only."""
    directory = Path(os.environ.get("SAHAKUM_DATA") or REPOSITORY / "var").resolve()
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    return directory


def secret(name: str) -> str:
    """A random secret kept in ``<data>/secrets/<name>``; made the first time it is asked for."""
    folder = data_directory() / "secrets"
    folder.mkdir(exist_ok=True, mode=0o700)
    path = folder / name
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(48))
    return path.read_text().strip()


def _write_once(path: Path, text: str) -> None:
    # Two workers may start at once: the link fails for the second, which then reads the first's.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text(text)
    draft.chmod(0o600)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def database() -> dict[str, Any]:
    """Django's settings of the database that the environment names."""
    address = os.environ.get("SAHAKUM_DATABASE_URL")
    return _postgresql(address) if address else _sqlite()


def threads() -> int:
    """How many requests a worker process answers at once; each keeps a database connection.

    Fewer on SQLite, where all writers wait for one: measured with ``./run bench intake``, 147
    single visits a second with four threads, 163 with two. With one, 186, a single slow telephone
    would keep half of the office waiting.
    """
    return 4 if os.environ.get("SAHAKUM_DATABASE_URL") else 2


def has_test_template() -> bool:
    """Whether test databases begin as copies of the database of the settings."""
    return os.environ.get("SAHAKUM_TEST_TEMPLATE") == "1"


def _template_of_tests(name: str) -> dict[str, str]:
    return {"TEMPLATE": name} if has_test_template() else {}


def _sqlite() -> dict[str, Any]:
    name = str(data_directory() / "sahakum.sqlite3")
    return {
        "ENGINE": "sahakum.config.sqlite",
        "NAME": name,
        "OPTIONS": {"timeout": WRITE_PATIENCE_SECONDS, "transaction_mode": "IMMEDIATE"},
        "CONN_MAX_AGE": None,
        # Tests run in several processes, each with its tables in memory; what needs a file
        # (durability, locks, kills) makes one of its own.
        "TEST": {"NAME": ":memory:", **_template_of_tests(name)},
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    name = parts.path.lstrip("/")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", str(parts.port or "")),
        "OPTIONS": options
        | {
            "server_side_binding": True,
            "prepare_threshold": 5,
            "options": "-c synchronous_commit=on -c lock_timeout=20s",
        },
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "TEST": _template_of_tests(name),
    }


def hosts() -> list[str]:
    """Names under which pages may be asked for."""
    named = os.environ.get("SAHAKUM_HOSTS", "")
    return [host for host in named.split(",") if host] or ["localhost", "127.0.0.1", "[::1]"]


def https() -> bool:
    """Whether pages are served over TLS."""
    return os.environ.get("SAHAKUM_HTTPS") == "1"
