"""Speed and memory, each figure beside a yardstick measured in the same run.

    python bench            everything
    python bench reading    only what is named: start, screen, many, reading, runs, debrief,
                            memory, analysis, practice

Whole commands are timed as processes, the median of several runs after one that warms the caches.
A ratio is what counts; milliseconds depend on the machine.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import big
import crowd
from terminal import Terminal

PYTHON = sys.executable
RUNS = int(os.environ.get("BENCH_RUNS", "11"))


def main() -> None:
    wanted = sys.argv[1:] or list(SECTIONS)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, median of {RUNS} runs\n")
    print(f"{'what':<58} {'here':>10} {'yardstick':>10} {'ratio':>7}  aim")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "ROLEPLAY_DB": f"{folder}/progress.db",
            "XDG_CONFIG_HOME": folder,
            "XDG_DATA_HOME": folder,
            "XDG_CACHE_HOME": folder,
        }
        # Compiled files are kept, as they are wherever somebody uses the program twice.
        for name in ("ROLEPLAY_PACKS", "PYTHONDONTWRITEBYTECODE"):
            os.environ.pop(name, None)
        for name in wanted:
            SECTIONS[name](Path(folder))


def row(what: str, here: str, yardstick: str, ratio: float | None, aim: str) -> None:
    shown = "" if ratio is None else f"{ratio:.2f}"
    print(f"{what:<58} {here:>10} {yardstick:>10} {shown:>7}  {aim}", flush=True)


def command(*arguments: str, **environment: str) -> float:
    """The seconds that a command takes."""
    begin = time.perf_counter()
    subprocess.run(
        arguments,
        check=True,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env=os.environ | environment,
    )
    return time.perf_counter() - begin


def paired(here: list[str], yardstick: list[str]) -> tuple[float, float]:
    """The medians of two commands, run in turn so that both meet the same machine."""
    command(*here), command(*yardstick)
    times = [(command(*here), command(*yardstick)) for _ in range(RUNS)]
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def start(_folder: Path) -> None:
    for arguments in (["--version"], ["list"], ["list", "--json"]):
        here, yard = paired([PYTHON, "-m", "roleplay", *arguments], [PYTHON, "-c", "pass"])
        row(f"roleplay {' '.join(arguments)} / python -c pass", ms(here), ms(yard), here / yard, "")


MINIMAL = [PYTHON, str(Path(__file__).with_name("minimal.py"))]
TODAY = [PYTHON, "-m", "roleplay"]
SCENARIO = "the-cake-that-never-came"
A_ROW = "level 1"
"""Stands in the list of customers on Today, and nowhere before."""
FILES, ATTEMPTS = 1000, 10_000


def screen(folder: Path) -> None:
    frame_row("first frame of Today, a new install / a minimal Textual app")
    with progress_of(folder, 12):
        frame_row("first frame of Today, 12 attempts")
    play = [*TODAY, "play", SCENARIO, "--seed", "1"]
    key_row("key to repaint in Play / the minimal app", play, "Osei", before="\r", keys="12")


def many(folder: Path) -> None:
    """The same with a thousand files and with a history of years."""
    list_row(len(crowd.BUILT_IN))
    with progress_of(folder, ATTEMPTS):
        frame_row(f"first frame of Today, {ATTEMPTS:,} attempts")
        for command_line in (["due"], ["progress"], ["drill", "--plain"]):
            row(f"roleplay {command_line[0]}, {ATTEMPTS:,} attempts", *alone(command_line))
        with library_of(folder, FILES):
            list_row(FILES)
            frame_row(f"first frame of Today, {ATTEMPTS:,} attempts, {FILES:,} files")
    with library_of(folder, FILES):
        frame_row(f"first frame of Today, {FILES:,} files")
        key_row(f"key to repaint on Today, {FILES:,} files", TODAY, A_ROW)
        key_row(f"key to repaint in the Library, {FILES:,} files", TODAY, A_ROW, before="l")


@contextmanager
def progress_of(folder: Path, attempts: int) -> Iterator[None]:
    """With so many attempts; without a progress file afterwards."""
    crowd.progress(folder / "progress.db", attempts)
    try:
        yield
    finally:
        for file in folder.glob("progress.db*"):
            file.unlink()


@contextmanager
def library_of(folder: Path, files: int) -> Iterator[None]:
    """With so many scenario files, read once and kept."""
    pack = folder / "pack"
    if not pack.exists():
        crowd.library(pack, files)
    os.environ["ROLEPLAY_PACKS"] = str(pack)
    try:
        command(*TODAY, "list")
        yield
    finally:
        del os.environ["ROLEPLAY_PACKS"]


def list_row(files: int) -> None:
    here, yard = paired([*TODAY, "list"], [PYTHON, "-c", "pass"])
    row(f"roleplay list, {files:,} files / python -c pass", ms(here), ms(yard), here / yard, "")


def alone(arguments: list[str]) -> tuple[str, str, None, str]:
    """What a row says of a command that has no yardstick."""
    taken = statistics.median(command(*TODAY, *arguments) for _ in range(3))
    return ms(taken), "", None, "< 2 s"


def frame_row(what: str) -> None:
    first_frame(TODAY, A_ROW), first_frame(MINIMAL, "Hello")
    times = [(first_frame(TODAY, A_ROW), first_frame(MINIMAL, "Hello")) for _ in range(RUNS)]
    here = statistics.median(t[0] for t in times)
    yard = statistics.median(t[1] for t in times)
    row(what, ms(here), ms(yard), here / yard, "≤ 1.4")


def key_row(
    what: str,
    command: list[str],
    begins: str,
    *,
    before: str = "",
    keys: tuple[str, ...] | str = ("\x1b[B", "\x1b[A"),
) -> None:
    """For two keys that move the highlight, by default down and up.

    `begins` is shown when the command has begun, the key `before` leads on to the screen.
    """
    here, yard = key_presses(command, begins, before, keys)
    row(what, f"{here * 1000:.1f} ms", f"{yard * 1000:.1f} ms", here / yard, "≤ 1.5")


def first_frame(command: list[str], text: str) -> float:
    terminal = Terminal(*command)
    try:
        return terminal.until(text)
    finally:
        terminal.close()


def key_presses(
    command: list[str], begins: str, before: str, keys: tuple[str, ...] | str, count: int = 40
) -> tuple[float, float]:
    """The medians of the keys, and of keys in the minimal app."""
    ours, minimal = Terminal(*command), Terminal(*MINIMAL)
    try:
        ours.until(begins)
        minimal.until("Hello")
        if before:
            ours.press(before)
        times = [(ours.press(keys[n % 2]), minimal.press("12"[n % 2])) for n in range(count)]
    finally:
        ours.close()
        minimal.close()
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)


def reading(_folder: Path) -> None:
    import yaml

    from roleplay.scenario.reader import read_scenario, read_scorecard

    card = read_scorecard(big.scorecard().encode(), "card.yaml").value
    count = 1_000_000 * 100 // len(big.scenario(100).encode())
    data = big.scenario(count).encode()

    def ours() -> object:
        return read_scenario(data, "bench.yaml", {"card": card}).value

    def theirs() -> object:
        return yaml.load(data, Loader=yaml.CSafeLoader)

    assert ours()
    here, yard = timed(ours, theirs)
    size = len(data) / 1e6
    row(
        f"reading {size:.2f} MB with places and checks / CSafeLoader",
        ms(here),
        ms(yard),
        here / yard,
        "≤ 1",
    )


def timed(ours, theirs) -> tuple[float, float]:
    times = []
    for _ in range(RUNS):
        pair = []
        for function in (ours, theirs):
            begin = time.perf_counter()
            function()
            pair.append(time.perf_counter() - begin)
        times.append(pair)
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)


def loop() -> None:
    """A fixed amount of pure Python, to see the machine behind a number without a yardstick."""
    total = 0
    for number in range(1_000_000):
        total += number & 7


def loaded(moments: int, span: int | None = None):
    from roleplay.scenario.reader import read_scenario, read_scorecard

    card = read_scorecard(big.scorecard().encode(), "card.yaml").value
    text = big.scenario(moments, span=span).encode()
    scenario = read_scenario(text, "bench.yaml", {"card": card}).value
    assert card
    assert scenario
    return scenario, card


def runs(_folder: Path) -> None:
    from roleplay.conversation import begin
    from roleplay.scoring import score

    scenario, card = loaded(1000, span=100)
    count, turns = 4000, 0
    rng = random.Random(7)
    started = time.perf_counter()
    for seed in range(count):
        attempt = begin(scenario, card, seed)
        while not attempt.ended:
            attempt, _ = attempt.reply(rng.choice(attempt.offered))
        score(attempt)
        turns += len(attempt.turns)
    here = time.perf_counter() - started
    begun = time.perf_counter()
    loop()
    yard = time.perf_counter() - begun
    what = f"scored random runs of {turns / count:.1f} turns, 1,000 moments"
    row(what, f"{count / here:.0f}/s", f"{ms(yard)} loop", None, "> 2,000/s")


def debrief_time(_folder: Path) -> None:
    from roleplay.conversation import begin
    from roleplay.scoring import debrief

    scenario, card = loaded(20)
    attempt = begin(scenario, card, 7)
    while not attempt.ended:
        attempt, _ = attempt.reply("r-0")
    here, yard = timed(lambda: debrief(attempt), loop)
    row(
        f"debrief of {len(attempt.turns)} moments / a loop of 1,000,000",
        f"{here * 1000:.1f} ms",
        ms(yard),
        here / yard,
        "a few ms",
    )


def memory(_folder: Path) -> None:
    if not Path("/proc/self/status").exists():
        row("peak memory", "unknown", "", None, "only Linux tells")
        return
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from roleplay.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        # Not getrusage: it also counts what the parent had before this program was loaded.
        "status = Path('/proc/self/status').read_text()\n"
        "print(status.split('VmHWM:')[1].split()[0], file=sys.stderr)\n"
    )
    for arguments in (["list"], ["check"], ["play", SCENARIO, "--plain", "--seed", "1"]):
        done = subprocess.run(
            [PYTHON, "-c", code, *arguments], input="1\n" * 40, capture_output=True, text=True
        )
        peak = int(done.stderr.split()[-1]) / 1024
        row(
            f"peak memory of roleplay {' '.join(arguments[:2])}",
            f"{peak:.0f} MB",
            "",
            None,
            "< 60 MB",
        )


def analysis(_folder: Path) -> None:
    from analysis import measured

    for line in measured(timed, loop):
        row(*line)


def practice_year(_folder: Path) -> None:
    import practice

    print()
    for line in practice.table():
        print(line, flush=True)


SECTIONS = {
    "start": start,
    "screen": screen,
    "many": many,
    "reading": reading,
    "runs": runs,
    "debrief": debrief_time,
    "memory": memory,
    "analysis": analysis,
    "practice": practice_year,
}

if __name__ == "__main__":
    main()
