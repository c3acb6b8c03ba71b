"""The floors of the house, read from the one place that states them."""

import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PRODUCT = REPOSITORY / "sahakum"


def floors() -> dict[str, int]:
    """Each package with its floor; 0 is the lowest."""
    configuration = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    contracts = configuration["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    return {
        name.strip(): floor
        for floor, layer in enumerate(reversed(layers))
        for name in layer.split("|")
    }


def may_know(*, package: str, other: str) -> bool:
    """Whether a package may refer to another: itself, and what stands on a lower floor."""
    known = floors()
    return package == other or known[package] > known[other]
