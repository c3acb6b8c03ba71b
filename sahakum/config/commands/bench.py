"""``bench NAME``: measures in a fresh database of its own and prints one JSON object."""

import argparse
import contextlib
import importlib
import json
import os
import pkgutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from sahakum.config import benchmarks
from sahakum.config.cli import prepare, say

NAME = "bench"
HELP = "Measures speed (one JSON object); without touching the office's data."

FSYNC_TRIES = 50
ENGINES = ("sqlite", "postgresql")
# A module cannot bear a word of Python itself.
MODULES = {"import": "importing"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The bench, the engine and, after them, the bench's own arguments."""
    words = {module: word for word, module in MODULES.items()}
    modules = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    names = sorted(words.get(name, name) for name in modules if "_" not in name)
    parser.add_argument("name", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--database", choices=ENGINES, help="default: all the bench is made for")
    parser.set_defaults(rest=[])


def run(options: argparse.Namespace) -> int:
    """Runs the bench on each engine it names; answers the status of the worst."""
    module = MODULES.get(options.name, options.name)
    bench = importlib.import_module(f"{benchmarks.__name__}.{module}")
    engines = [options.database] if options.database else getattr(bench, "DATABASES", ENGINES[:1])
    if len(engines) == 1:
        say(json.dumps(_measure(bench, options, engines[0]), ensure_ascii=False))
        return 0
    # Django reads its settings once: each engine gets a process of its own.
    answers = {engine: _in_own_process(options, engine) for engine in engines}
    say(json.dumps({"bench": options.name, **answers}, ensure_ascii=False))
    return 1 if None in answers.values() else 0


def _in_own_process(options: argparse.Namespace, engine: str) -> Any:
    words = [sys.executable, "-m", "sahakum", "bench", options.name, "--database", engine]
    done = subprocess.run([*words, *options.rest], stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout) if done.returncode == 0 else None


def _measure(bench: ModuleType, options: argparse.Namespace, engine: str) -> dict[str, Any]:
    parser = argparse.ArgumentParser(prog=f"./run bench {options.name}", allow_abbrev=False)
    if hasattr(bench, "add_arguments"):
        bench.add_arguments(parser)
    parser.parse_args(options.rest, namespace=options)
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-", dir="/var/tmp"))
        os.environ["SAHAKUM_DATA"] = folder
        os.environ["SAHAKUM_DATABASE_URL"] = _database(stack, engine)
        _fresh_tables()
        fsync_ms = _fsync_ms(Path(folder))
        result = bench.run(options)
    return {"bench": options.name, "database": engine, "fsync_ms": fsync_ms, **result}


def _database(stack: contextlib.ExitStack, engine: str) -> str:
    if engine == "sqlite":
        return ""
    from sahakum.config import postgres

    return stack.enter_context(postgres.private_server(durable=True))


def _fresh_tables() -> None:
    from django.core.management import call_command

    prepare()
    call_command("migrate", interactive=False, verbosity=0)


def _fsync_ms(folder: Path) -> float:
    durations = []
    with (folder / "fsync").open("wb") as target:
        for _ in range(FSYNC_TRIES):
            target.write(b"0" * 4096)
            target.flush()
            begun = time.perf_counter()
            os.fsync(target.fileno())
            durations.append((time.perf_counter() - begun) * 1000)
    return round(statistics.median(durations), 3)
