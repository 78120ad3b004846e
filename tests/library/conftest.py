"""Packs on the disk, for every test of the library."""

from pathlib import Path

import pytest

from library.folders import Folder


@pytest.fixture
def team(tmp_path: Path) -> Folder:
    """A pack with the scorecard `service` and no scenario yet."""
    folder = Folder(tmp_path / "team")
    folder.scorecard("service.yaml")
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Folder:
    """A pack with nothing in it yet."""
    return Folder(tmp_path / "mine")
