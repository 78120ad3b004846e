"""What people install: a wheel, in an environment of its own, used from another folder."""

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

import roleplay

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.xdist_group("wheel")  # one worker builds it once

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run(*command: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    settings = {"capture_output": True, "encoding": "utf-8", "timeout": 60, "check": False}
    return subprocess.run(list(map(str, command)), **settings | options)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the built wheel in it, as its folder.

    The dependencies are those of the environment that runs the tests, lent by a path file, so
    that no network is needed; roleplay itself is not lent, since path files do not nest.
    """
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("roleplay-*.whl")
    environment = folder / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment, check=True)
    python = environment / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    put = run(*pip, "install", "--quiet", "--no-index", "--no-deps", "--no-compile", wheel)
    assert put.returncode == 0, put.stderr
    own = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip()
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(own) / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    return environment


@pytest.fixture
def program(installed: Path, tmp_path: Path) -> Run:
    """Runs a program of the new environment in another folder."""
    environ = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}

    def start(name: str, *arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
        return run(installed / "bin" / name, *arguments, cwd=tmp_path, env=environ, **options)

    return start


def test_the_wheel_is_what_runs(program: Run, installed: Path) -> None:
    told = program("python", "-c", "import roleplay; print(roleplay.__file__)")
    assert told.stdout.startswith(str(installed)), told.stderr


def test_it_says_its_version(program: Run) -> None:
    told = program("roleplay", "--version")
    assert (told.stdout, told.stderr) == (f"roleplay {roleplay.__version__}\n", "")


def test_it_lists_every_scenario_of_the_built_in_pack(program: Run) -> None:
    told = program("roleplay", "list", "--json")
    assert (told.returncode, told.stderr) == (0, "")
    files = {path.stem for path in (ROOT / "scenarios").glob("*.yaml")}
    assert {entry["id"] for entry in json.loads(told.stdout)["scenarios"]} == files
    assert files


def test_it_plays_every_scenario_to_an_end_and_remembers(program: Run) -> None:
    """Always the first reply; an empty line goes on wherever the program waits."""
    listed = json.loads(program("roleplay", "list", "--json").stdout)["scenarios"]
    for entry in listed:
        told = program(
            "roleplay", "play", entry["id"], "--plain", "--seed", "1", input="1\n\n" * 100
        )
        assert (told.returncode, told.stderr) == (0, "")
    kept = json.loads(program("roleplay", "progress", "--json").stdout)["attempts"]
    assert {attempt["scenario"] for attempt in kept} == {entry["id"] for entry in listed}
    assert all(attempt["ending"] for attempt in kept)
