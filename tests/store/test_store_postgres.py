"""The schema and every statement are understood by PostgreSQL as they stand."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from needs import find_program
from roleplay.store import schema, statements

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.needs("postgres")
def test_postgresql_understands_the_schema_and_every_statement(
    steps_as_text: list[str], unprivileged_path: Path
) -> None:
    postgres = find_program("postgres")
    assert postgres
    cluster = str(unprivileged_path / "cluster")
    _run([str(postgres.with_name("initdb")), "--no-sync", "-A", "trust", "-D", cluster])
    wanted = [sql for name, sql in vars(statements).items() if name.isupper()]
    script = [step.replace("BLOB", "BYTEA") for step in steps_as_text]
    script += [f"PREPARE p{number} AS {_numbered(sql)};" for number, sql in enumerate(wanted)]
    script += ["SELECT 'understood ' || COUNT(*) FROM pg_prepared_statements;"]
    said = _run([str(postgres), "--single", "-j", "-D", cluster, "postgres"], "\n\n".join(script))
    assert f"understood {len(wanted)}" in said, said


@pytest.fixture
def steps_as_text() -> list[str]:
    """The schema, one statement an entry; read before `unprivileged_path` is in force."""
    text = "\n".join(file.read_text("utf-8") for file in schema.steps().values())
    text = re.sub(r"^\s*--.*$", "", text, flags=re.MULTILINE)
    return [
        re.sub(r"\s*\n\s*", " ", part).strip() + ";" for part in text.split(";\n") if part.strip()
    ]


def _numbered(sql: str) -> str:
    """`?` as `$1`, `$2`, …, and the whole on one line."""
    numbers = itertools.count(1)
    return " ".join(re.sub(r"\?", lambda _: f"${next(numbers)}", sql).split())


def _run(command: list[str], text: str = "") -> str:
    """Run a program of PostgreSQL, which refuses to be run by root."""
    nobody = {"user": os.geteuid(), "group": os.getegid()} if os.getuid() == 0 else {}
    done = subprocess.run(
        command,
        input=text + "\n\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
        **nobody,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
