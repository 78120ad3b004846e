"""The line that says something is going on: on a terminal only, and gone when it is done."""

import io
import time

import pytest

from roleplay.cli import spinner


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def spin(monkeypatch, stream, seconds: float) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    with spinner.spinning() as say:
        say("Checking cake.yaml\x1b[2J")
        time.sleep(seconds)
    return stream.getvalue()


def test_in_a_pipe_nothing_is_written(monkeypatch):
    monkeypatch.setattr(spinner, "BLINK", 0.0)
    assert spin(monkeypatch, io.StringIO(), 0.02) == ""


def test_what_is_faster_than_a_blink_shows_nothing(monkeypatch):
    assert spin(monkeypatch, Terminal(), 0.0) == ""


def test_on_a_terminal_it_says_what_is_done_and_wipes_the_line_at_the_end(monkeypatch):
    monkeypatch.setattr(spinner, "BLINK", 0.01)
    told = spin(monkeypatch, Terminal(), 0.1)
    assert "Checking cake.yaml" in told
    assert "\x1b[2J" not in told
    assert told.endswith("\r\x1b[K")


def test_it_stops_when_the_work_fails(monkeypatch):
    monkeypatch.setattr(spinner, "BLINK", 0.01)
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)

    def fail() -> None:
        with spinner.spinning():
            time.sleep(0.05)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    before = stream.getvalue()
    time.sleep(0.15)
    assert stream.getvalue() == before
