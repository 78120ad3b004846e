"""Imports only point downwards, and the core is pure."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
CORE = (
    *("scenario", "conversation", "scoring", "authoring", "checks", "repetition", "render"),
    *("errors", "diagnostics", "text"),
)
"""The pure floors: no files, clock, randomness or terminal."""

SHELL_ONLY = ("textual", "rich", "typer", "sqlite3")

PURE_STANDARD_LIBRARY = {
    *(
        "__future__",
        "abc",
        "bisect",
        "collections",
        "contextlib",
        "dataclasses",
        "datetime",
        "decimal",
    ),
    *("difflib", "enum", "fractions", "functools", "gc", "hashlib", "heapq", "itertools", "json"),
    *("math", "operator", "pure paths", "re", "statistics", "string", "sys", "textwrap", "typing"),
    "unicodedata",
}
"""What the core may import beside itself; of `datetime` never the clock, of `sys` only limits."""

OF_OTHERS = {("roleplay.scenario.tree", "yaml"), ("roleplay.repetition.scheduler", "fsrs")}
"""The two libraries that the core stands on, each behind one module."""

OURS_AND_PYTHONS = sys.stdlib_module_names | {"roleplay", "pure paths"}

CLOCK = {"now", "utcnow", "today"}
FILES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "print", "input"}


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the program by its dotted name."""
    for path in sorted((SRC / "roleplay").rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


ALL = dict(modules())
PURE = [name for name in ALL if name.split(".")[1:2] and name.split(".")[1] in CORE]


def calls(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The last name of everything that is called, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node.lineno
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, node.lineno


def used_of_sys(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The names that are taken from `sys`, with their line."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="sys")):
                yield node.attr, node.lineno


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The dotted names of everything that is imported, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            pure = node.module == "pathlib" and all(n.name.startswith("Pure") for n in node.names)
            yield "pure paths" if pure else node.module or "", node.lineno


def parse(name: str) -> ast.Module:
    return ast.parse(ALL[name].read_text(encoding="utf-8"))


def test_imports_point_downwards(capsys: pytest.CaptureFixture[str]) -> None:
    """The contracts stand in pyproject.toml, with the floors of the house."""
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_a_module_of_the_core_loads_no_screen_command_line_or_database() -> None:
    """In a fresh interpreter, since this one has loaded everything long ago."""
    look = (
        "import importlib, json, sys\n"
        "names, forbidden = json.loads(sys.argv[1])\n"
        "for name in names:\n"
        "    importlib.import_module(name)\n"
        "    loaded = [f for f in forbidden if f in sys.modules]\n"
        "    if loaded: sys.exit(f'{name} loads {loaded}')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", look, json.dumps([PURE, SHELL_ONLY])],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert len(PURE) > 15


def test_the_core_imports_only_what_has_no_clock_no_files_and_no_chance() -> None:
    offenders = [
        f"{ALL[name]}:{line} imports {module}"
        for name in PURE
        for module, line in imported(parse(name))
        if (top := module.partition(".")[0]) not in PURE_STANDARD_LIBRARY | {"roleplay"}
        and (name, top) not in OF_OTHERS
    ]
    assert offenders == []


def test_the_core_reads_no_files_and_asks_for_no_time() -> None:
    offenders = [
        f"{ALL[name]}:{line} calls {called}()"
        for name in PURE
        for called, line in calls(parse(name))
        if called in FILES | CLOCK
    ]
    assert offenders == []


def test_the_core_knows_nothing_of_its_process() -> None:
    offenders = [
        f"{ALL[name]}:{line} uses sys.{used}"
        for name in PURE
        for used, line in used_of_sys(parse(name))
        if used not in ("maxsize", "maxunicode")
    ]
    assert offenders == []


def test_nothing_prints_but_the_shells() -> None:
    """Only the commands and the line mode talk; everything else gives values to them."""
    offenders = [
        f"{ALL[name]}:{line}"
        for name in ALL
        if not name.startswith(("roleplay.cli", "roleplay.plain"))
        for called, line in calls(parse(name))
        if called == "print"
    ]
    assert offenders == []


def test_what_is_imported_from_others_is_declared() -> None:
    """An import that only the developers' tools bring would fail on a trainee's machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.match(r"[\w-]+", text)[0].lower() for text in project["dependencies"]}
    offenders = [
        f"{ALL[name]}:{line} imports {module}"
        for name in ALL
        for module, line in imported(parse(name))
        if (top := module.partition(".")[0]) not in OURS_AND_PYTHONS
        and {"yaml": "pyyaml"}.get(top, top.replace("_", "-")) not in declared
    ]
    assert offenders == []
