"""Streams that are closed, full, abandoned or not text: a sentence or silence, no traceback."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROLEPLAY = f"{shlex.quote(sys.executable)} -m roleplay"
PERFECT = b"hear-her\npay-now\nnote-her-wish\n\n"

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full and sh")


def shell(line: str, typed: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run(
        ["sh", "-c", line.replace("roleplay", ROLEPLAY)],
        input=typed,
        capture_output=True,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("roleplay <&-", 2),
        ("roleplay play parcel --plain <&-", 0),
        ("roleplay list >&-", 0),
        ("roleplay --version >&-", 0),
        ("roleplay list nonsense 2>&-", 2),
        ("roleplay list <&- >&- 2>&-", 0),
    ],
)
def test_a_closed_stream_is_an_empty_one(pack, line, status):
    code, _, err = shell(line)
    assert code == status
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["list", "--version", "--help", "schema scenario"])
def test_a_full_disk_is_told_in_one_sentence(pack, command):
    code, out, err = shell(f"roleplay {command} >/dev/full")
    assert (code, out) == (1, "")
    assert err == "roleplay: The output cannot be written: No space left on device.\n"


def test_a_full_disk_under_both_streams_is_told_by_the_exit_status(pack):
    assert shell("roleplay list >/dev/full 2>/dev/full") == (1, "", "")
    assert shell("roleplay play nobody --plain 2>/dev/full") == (1, "", "")


@pytest.mark.parametrize("command", ["list", "--version", "--help", "schema scenario"])
def test_a_reader_that_goes_away_is_no_reason_for_words(pack, command):
    # The pipe's other end is closed before anything is written.
    with subprocess.Popen(
        [sys.executable, "-m", "roleplay", *command.split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        err = process.stderr.read().decode()
    assert (process.returncode, err) == (1, "")


def test_bytes_that_are_no_text_are_one_answer_that_fits_nothing(pack):
    code, out, err = shell("roleplay play parcel --plain --seed 1", typed=b"\xff\xfe\n" + PERFECT)
    assert (code, err) == (0, "")
    assert out.count("is not one of the replies") == 1
    assert "Passed: 100 % overall." in out
