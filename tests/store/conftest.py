"""What the tests of the store share: a place for a file, an open store, and child processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

import roleplay
from roleplay.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

CHILD = Path(__file__).with_name("child.py")
PLACES = (Path(roleplay.__file__).parents[1], Path(__file__).parents[1])
"""Where a child finds the package, and the samples."""


class StartChild(Protocol):
    def __call__(self, task: str, *arguments: object) -> subprocess.Popen[str]: ...


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "roleplay.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def start_child() -> Iterator[StartChild]:
    """Starts a process of its own that runs a task of child.py."""
    children: list[subprocess.Popen[str]] = []

    def start(task: str, *arguments: object) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            [sys.executable, "-W", "error", str(CHILD), task, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, PLACES))},
        )
        children.append(child)
        return child

    yield start
    for child in children:
        with child:  # closes its pipes, and waits
            child.kill()
