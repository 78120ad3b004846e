"""What happens before the first frame."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from roleplay.app import open_roleplay
from roleplay.errors import NotFoundError, StoreError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.desk import Desk


def modules_after(code: str) -> set[str]:
    """The modules that a fresh Python has loaded after some code."""
    show = "import sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{show}"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_textual_is_not_loaded_before_the_app_opens() -> None:
    assert "textual" not in modules_after("import roleplay.app")


def test_today_loads_neither_the_engine_nor_the_other_screens() -> None:
    loaded = modules_after("import roleplay.app.app")
    screens = {name for name in loaded if name.startswith("roleplay.app.screens.")}
    assert {name.rpartition(".")[2] for name in screens} == {
        "lobby",
        "page",
        "today",
        "today_words",
    }
    assert not loaded & {"roleplay.scoring", "roleplay.conversation", "roleplay.session"}


def test_a_scenario_that_is_not_there_is_an_error_and_opens_nothing(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="Did you mean “parcel”"):
        open_roleplay(desk, "parcle")


@pytest.mark.parametrize("name", ["x" * 300, "a\tb", " "])
def test_a_name_that_cannot_be_one_is_an_error_and_opens_nothing(
    name: str, make_desk: Callable[[str], Desk]
) -> None:
    with pytest.raises(UserError, match="A name"):
        open_roleplay(make_desk(name), None)


def test_a_progress_file_that_is_none_is_an_error_and_opens_nothing(desk: Desk) -> None:
    Path("progress.db").write_text("not a database" * 100, encoding="utf-8")
    with pytest.raises(StoreError, match=r"progress\.db"):
        open_roleplay(desk, None)
