"""What `roleplay doctor` says of a progress file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roleplay.cli.run import run
from roleplay.store import Store
from store.samples import attempt, finish

if TYPE_CHECKING:
    from pathlib import Path


def test_one_finished_attempt_is_told_in_the_singular(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(path) as store:
        store.finish(attempt(store).uid, finish())
    run(["doctor", "--db", str(path)])
    said = capsys.readouterr().out
    assert "  1 finished attempt.\n" in said
    assert Store.engine in said


def test_a_path_that_cannot_be_looked_at_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["doctor", "--db", str(tmp_path / ("x" * 300))]) == 1
    assert "Problem: It cannot be looked at" in capsys.readouterr().out
