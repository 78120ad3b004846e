"""kill -9 at any point: nothing that was chosen is lost, and the next start goes on right there."""

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from fractions import Fraction

from roleplay.store import Store

KILLS = 20
REPLIES = ["hear-her", "pay-now", "note-her-wish"]
SAID = re.compile(rb"^You(?: do)?: ", re.MULTILINE)


def start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "roleplay", "play", "parcel", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )


def play_until_killed(moment: float, answers: bytes) -> bytes:
    """What was on the screen when the process was killed, `moment` seconds after its briefing."""
    process = start()
    assert process.stdin is not None
    assert process.stdout is not None
    seen = []

    def read() -> None:
        seen.extend(iter(lambda: os.read(process.stdout.fileno(), 4096), b""))

    reader = threading.Thread(target=read)
    reader.start()
    process.stdin.write(answers)
    process.stdin.flush()
    deadline = time.monotonic() + 20
    while b"Briefing" not in b"".join(seen) and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    reader.join()
    process.stdin.close()
    process.stdout.close()
    return b"".join(seen)


def test_what_was_chosen_survives_kill_9_at_random_points(pack, database):
    rng = random.Random(20261122)
    stored = finished = 0
    for _ in range(KILLS):
        given = rng.randint(0, len(REPLIES) - stored)
        screen = play_until_killed(rng.uniform(0, 0.03), typed(stored, stored + given))
        with Store.open(database) as store:
            assert store.integrity() == []
            rows = store.unfinished(store.trainee("Kim", 0).uid)
            names = [turn.reply for row in rows for turn in store.turns(row.uid)]
        # All that was on the screen is stored, and nothing that was stored before is gone.
        assert len(names) >= stored + len(SAID.findall(screen))
        assert names == REPLIES[: len(names)]
        stored = len(names)
        if stored == len(REPLIES):
            play_to_the_end(stored)
            stored, finished = 0, finished + 1
    play_to_the_end(stored)
    with Store.open(database) as store:
        attempts = store.attempts()
        assert len(attempts) == finished + 1
        assert all(done.finish.overall.exact == Fraction(1) for done in attempts)


def typed(stored: int, until: int) -> bytes:
    """Go on where replies are stored, and give the next ones."""
    return "\n".join((["y"] if stored else []) + REPLIES[stored:until] + [""]).encode()


def play_to_the_end(stored: int) -> None:
    screen, _ = start().communicate(typed(stored, len(REPLIES)), timeout=30)
    assert b"Passed: 100 % overall." in screen
