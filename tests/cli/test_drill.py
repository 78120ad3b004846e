"""`roleplay drill --plain` and `roleplay due`: what comes back, when, and what an answer does."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from cli.practice_pack import Terminal, lay_out, scenario
from roleplay.errors import StoreBusyError
from roleplay.repetition.cards import Card
from roleplay.store import ReviewRow, Store


@pytest.fixture(autouse=True)
def own_zone_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """UTC, unless a test says otherwise; the machine's own time zone afterwards."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return lay_out(tmp_path / "pack", monkeypatch)


@pytest.fixture
def kim(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Kim, who met the parcel on Monday 2 November and answered weakly three times."""
    terminal = Terminal(monkeypatch).on("2026-11-02")
    terminal.type("play", "late-parcel", "--plain", answers=["weak"])
    return terminal


def cards_of(scenario: str) -> list[Card]:
    """Kim's cards of a scenario, as the progress file has them."""
    with Store.open(os.environ["ROLEPLAY_DB"]) as store:
        cards = store.practice.cards(store.trainee("Kim", at=0).uid)
    return [card for card in cards if card.scenario == scenario]


def reviews_of(scenario: str) -> list[ReviewRow]:
    """Kim's answers at a scenario that were kept, oldest first."""
    with Store.open(os.environ["ROLEPLAY_DB"]) as store:
        reviews = store.practice.reviews(store.trainee("Kim", at=0).uid)
    return [review for review in reviews if review.scenario == scenario]


def moments_in(drilled: str) -> list[str]:
    """The scenarios of a drill, in their order."""
    return [line.split(": ")[1] for line in drilled.splitlines() if line.startswith("Moment ")]


def test_a_moment_is_told_asked_answered_and_explained(kim: Terminal) -> None:
    drilled = kim.on("2026-11-03").type("drill", "--plain", "--seed", "1")
    order = [
        "Moment 1 of 6",
        "It is time for this one.",
        "Ada Stone: What now",
        "1. ",
        "You: The best one",
        "The best reply.",
        "Comes back in ",
    ]
    places = [drilled.index(text) for text in order]
    assert places == sorted(places)
    assert kim.err == ""


def test_neighbors_come_from_different_scenarios(kim: Terminal) -> None:
    titles = moments_in(kim.on("2026-11-03").type("drill", "--plain"))
    assert all(one != other for one, other in pairwise(titles))


def test_the_best_path_leads_in_and_the_middle_of_a_long_one_is_left_out(kim: Terminal) -> None:
    drilled = kim.on("2026-11-03").type("drill", "--plain")
    lead_ins = drilled.split("Moment ")
    assert any("You: The best one at step-1" in told.split("1. ")[0] for told in lead_ins)


def test_a_drill_never_tells_how_a_conversation_goes_on_that_was_left_in_the_middle(
    kim: Terminal,
) -> None:
    """A moment ahead of where one stopped would be asked with one's coming reply told."""
    kim.on("2026-11-03").type("play", "dented-kettle", "--plain", answers=["best", None])
    drilled = kim.type("drill", "--plain", "--minutes", "30")
    assert "The dented kettle" not in drilled
    assert "The late parcel" in drilled
    kim.type("drill", "--plain", "--habit", "recites")
    assert "The dented kettle" not in kim.out


def test_what_is_due_waits_while_its_conversation_is_open_and_stays_due(kim: Terminal) -> None:
    kim.on("2026-11-03").type("play", "late-parcel", "--plain", "--new", answers=["best", None])
    assert kim.type("due") == (
        "What is due waits until you have gone on with the conversation you left in the middle.\n"
    )
    assert (kim.status, kim.err) == (4, "")
    assert "The late parcel" not in kim.type("drill", "--plain")
    kim.type("play", "late-parcel", "--plain", answers=["best"])
    kim.on("2026-12-24").type("due")
    assert (kim.status, kim.err) == (0, "")


def test_due_and_the_drill_say_the_same_numbers(kim: Terminal) -> None:
    assert kim.on("2026-11-03").type("due").startswith("3 moments are due")
    assert kim.type("drill", "--plain", answers=[None]).startswith("6 moments: 3 due and 3 new.")


def test_a_drill_that_leaves_something_due_does_not_say_enough(kim: Terminal) -> None:
    told = kim.on("2026-11-03").type("drill", "--plain", "--minutes", "1")
    assert "2 moments are due still" in told
    assert "Enough for now" not in told
    assert kim.type("due").startswith("2 moments are due")
    assert "Enough for now. The next of these comes back in" in " ".join(
        kim.type("drill", "--plain").split()
    )


def test_the_first_drill_of_all_speaks_of_no_other_trade_and_of_no_habit(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drilled = Terminal(monkeypatch).on("2026-11-02").type("drill", "--plain")
    assert drilled.count("New to you.") == 6
    for untrue in ("trade", "habit", "variant", "again"):
        assert untrue not in drilled


def test_stopping_ahead_of_time_speaks_of_nothing_due(kim: Terminal) -> None:
    stopped = kim.type("drill", "--plain", answers=["best", None])
    assert "You stopped. Every answer is stored.\n" in stopped


def test_every_answer_is_stored_at_once_and_the_rest_stays_due(kim: Terminal) -> None:
    stopped = kim.on("2026-11-03").type("drill", "--plain", answers=["best", None])
    assert "You stopped. Every answer is stored; what is left stays due." in stopped
    assert json.loads(kim.type("due", "--json"))["due"] == 2


def test_only_the_first_answer_of_a_day_counts(kim: Terminal) -> None:
    """Monday's conversation was answered weakly; played again at once, it still comes tomorrow."""
    kim.on("2026-11-02", "15:00").type("play", "late-parcel", "--plain", "--new")
    assert kim.type("due") == "Nothing is due today. Next: tomorrow.\n"


def test_equal_seeds_on_equal_days_choose_alike(kim: Terminal, folder: Path) -> None:
    drilled = [kim.on("2026-11-03").type("drill", "--plain", "--seed", "7", answers=[None])] * 2
    drilled += [kim.type("drill", "--plain", "--seed", "7", answers=[None])]
    assert len(set(drilled)) == 1


def test_minutes_say_how_many_moments(kim: Terminal) -> None:
    assert "Moment 1 of 2" in kim.on("2026-11-03").type("drill", "--plain", "--minutes", "2")


@pytest.mark.parametrize("minutes", ["0", "31", "-1", "soon"])
def test_absurd_minutes_are_refused(kim: Terminal, minutes: str) -> None:
    kim.type("drill", "--plain", "--minutes", minutes)
    assert (kim.status, kim.out) == (2, "")


def test_a_habit_can_be_practised_by_name(kim: Terminal) -> None:
    drilled = kim.on("2026-11-03").type("drill", "--plain", "--habit", "recites")
    assert "of 6 with the best reply" in drilled
    kim.type("drill", "--plain", "--habit", "recites")
    kim.type("drill", "--plain", "--habit", "recites")
    assert kim.out == "Nothing that trains “recites” is left for today. It comes back.\n"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("nope", "“roleplay progress” names your habits."),
        ("recite", "Did you mean “recites”?"),
        ("mend", "Did you mean “mends”?"),
        ("\x1b[31m", "“roleplay progress” names your habits."),
    ],
)
def test_a_habit_that_is_none_is_refused_and_the_nearest_is_named(
    kim: Terminal, typed: str, hint: str
) -> None:
    kim.type("drill", "--plain", "--habit", typed)
    assert (kim.status, kim.out) == (2, "")
    assert "No moment trains a behavior" in kim.err
    assert kim.err.endswith(f"{hint}\n")
    assert "\x1b" not in kim.err


def test_a_behavior_may_be_typed_as_it_is_shown(folder: Path, kim: Terminal) -> None:
    card = folder / "scorecards" / "small.yaml"
    card.write_text(card.read_text("utf-8").replace("recites", "recites-rules"), "utf-8")
    for file in (folder / "scenarios").iterdir():
        file.write_text(file.read_text("utf-8").replace("recites", "recites-rules"), "utf-8")
    kim.on("2026-11-03").type("drill", "--plain", "--habit", "recites rules", answers=[None])
    assert kim.status == 0
    assert "Moment 1 of" in kim.out


def test_after_twelve_returns_it_is_enough_for_a_day(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = scenario("The long queue", level=1, industry="bank", moments=15)
    (folder / "scenarios" / "long-queue.yaml").write_text(long, encoding="utf-8")
    kim = Terminal(monkeypatch).on("2026-11-02")
    kim.type("play", "long-queue", "--plain", answers=["weak"])
    assert kim.on("2026-11-03").type("due").startswith("12+ moments are due")
    for _ in range(3):
        kim.type("drill", "--plain", "--minutes", "30")
    assert kim.type("due") == "Enough for today. The rest comes back tomorrow.\n"
    assert kim.status == 4
    assert "Enough for today" in kim.type("drill", "--plain")


def test_an_off_script_scenario_is_never_drilled(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (folder / "scenarios").glob("*.yaml"):
        file.unlink()
    hidden = scenario("The test", level=1, industry="bank", more="off-script: yes")
    (folder / "scenarios" / "the-test.yaml").write_text(hidden, encoding="utf-8")
    kim = Terminal(monkeypatch).on("2026-11-02")
    kim.type("play", "the-test", "--plain", answers=["weak"])
    assert "There is nothing to drill." in kim.on("2026-11-03").type("drill", "--plain")
    assert json.loads(kim.type("due", "--json"))["next"] is None
    told = kim.type("progress")
    assert "Off script, where nothing was trained: passed 0 of 1, " in told
    apart = json.loads(kim.type("progress", "--json"))
    assert (apart["off-script"]["runs"], apart["mastery"]) == (1, {})


def test_a_moment_whose_words_changed_is_due_and_called_revised(
    kim: Terminal, folder: Path
) -> None:
    kim.on("2026-11-03").type("drill", "--plain")
    file = folder / "scenarios" / "late-parcel.yaml"
    file.write_text(file.read_text("utf-8").replace("A weak one at step-2", "A frail one"), "utf-8")
    assert kim.on("2026-11-04").type("due").startswith("1 moment is due")
    assert "Revised since you met it." in kim.type("drill", "--plain", "--minutes=1")


def test_a_scenario_that_is_gone_or_broken_is_not_due_and_its_history_stays(
    kim: Terminal, folder: Path
) -> None:
    file = folder / "scenarios" / "late-parcel.yaml"
    text = file.read_text("utf-8")
    file.write_text("format: roleplay/1\n", "utf-8")
    assert kim.on("2026-11-03").type("due").startswith("Nothing is due")
    assert "The late parcel" not in kim.type("drill", "--plain")
    file.write_text(text, "utf-8")
    assert kim.type("due").startswith("3 moments are due")


def test_four_lapses_end_the_drilling_of_a_moment(kim: Terminal) -> None:
    for day in range(3, 12):
        kim.on(f"2026-11-{day:02}").type("drill", "--plain", answers=["weak"])
        if "it is not drilled any more" in kim.out:
            break
    else:
        pytest.fail("a moment that is missed every day is never given up")
    assert kim.status == 0


def test_a_clock_that_was_set_back_loses_nothing(kim: Terminal) -> None:
    """Answers from before the last one move no card; only moments never met begin one."""
    kim.on("2026-11-03").type("drill", "--plain")
    before = cards_of("late-parcel")
    kim.on("2026-10-01").type("play", "late-parcel", "--plain", answers=["weak"])
    assert (kim.status, kim.err) == (0, "")
    assert cards_of("late-parcel") == before


def test_an_attempt_at_an_old_text_leaves_the_card_of_the_new_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was left in the middle, and went on after the new text had been practised.

    The drill was planned on another screen, before the conversation was begun.
    """
    kim = Terminal(monkeypatch).on("2026-11-02")
    kim.type("play", "late-parcel", "--plain", answers=["best", None])
    file = folder / "scenarios" / "late-parcel.yaml"
    file.write_text(file.read_text("utf-8").replace("best: {", "finest: {"), "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("roleplay.desk.Desk._left", lambda *_: frozenset())
        kim.on("2026-11-03").type("drill", "--plain", "--minutes", "30")
    before = cards_of("late-parcel")
    assert {card.best for card in before} == {("finest",)}
    kim.on("2026-11-04").type("play", "late-parcel", "--plain", answers=["weak"])
    assert (kim.status, kim.err) == (0, "")
    assert cards_of("late-parcel") == before
    assert [review.counts for review in reviews_of("late-parcel")][-2:] == [False, False]


def test_something_critical_is_kept_where_there_is_nothing_to_choose(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is evidence against the run; nothing comes back of it."""
    rude = scenario("The rude end", level=1, industry="bank", moments=2).splitlines()
    rude = [line for line in rude if "at step-2., " not in line or "A critical" in line]
    (folder / "scenarios" / "rude-end.yaml").write_text("\n".join(rude) + "\n", "utf-8")
    kim = Terminal(monkeypatch).on("2026-11-02")
    kim.type("play", "rude-end", "--plain", answers=["best", "critical"])
    assert [card.moment for card in cards_of("rude-end")] == ["step-1"]
    kept = reviews_of("rude-end")[-1]
    assert (kept.moment, kept.counts, kept.grade, kept.best) == ("step-2", False, 1, ())
    with Store.open(os.environ["ROLEPLAY_DB"]) as store:
        assert store.practice.critical_runs(kept.trainee) == {kept.run}
    (blames,) = [
        habit
        for habit in json.loads(kim.type("progress", "--json"))["habits"]
        if habit["behavior"] == "blames"
    ]
    assert blames["count"] == 1


def test_a_drill_asks_only_where_there_is_something_to_choose(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For Theo only the critical reply is there, so Ama is drawn in every drill."""
    for file in (folder / "scenarios").glob("*.yaml"):
        file.unlink()
    text = scenario("The choice", level=1, industry="bank", moments=1)
    for kind in ("best", "close", "weak"):
        text = text.replace(f"{kind}: {{say", f"{kind}: {{when: child is Ama, say")
    (folder / "scenarios" / "choice.yaml").write_text(text, "utf-8")
    for seed in range(6):
        monkeypatch.setenv("ROLEPLAY_DB", f"progress-{seed}")
        kim = Terminal(monkeypatch).on("2026-11-02")
        drilled = kim.type("drill", "--plain", "--seed", str(seed))
        assert "You: The best one at step-1." in drilled


def test_a_broken_file_makes_no_scenario_mastered(kim: Terminal, folder: Path) -> None:
    """Three days in one variant are not enough, and stay so while nobody knows of another."""
    for day in ("03", "04", "05"):
        kim.on(f"2026-11-{day}").type("play", "late-parcel", "--plain", "--seed", "1")
    before = json.loads(kim.type("progress", "--json"))["mastery"]
    assert before["late-parcel"] == {"mastered": False, "days": 3, "variants": 1}
    (folder / "scenarios" / "late-parcel.yaml").write_text("format: roleplay/1\n", "utf-8")
    assert json.loads(kim.type("progress", "--json"))["mastery"] == before


def test_an_off_script_scenario_is_in_no_list_of_mastery_and_no_calibration(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = scenario("The test", level=1, industry="bank", more="off-script: yes")
    (folder / "scenarios" / "the-test.yaml").write_text(hidden, encoding="utf-8")
    kim = Terminal(monkeypatch)
    for day in range(2, 7):
        kim.on(f"2026-11-{day:02}").type("play", "the-test", "--plain")
    told = json.loads(kim.type("progress", "--json"))
    assert (told["mastery"], told["calibration"]) == ({}, None)


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata"])
def test_the_day_is_the_trainees_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    kim = Terminal(monkeypatch).on("2026-11-02", "23:30")
    kim.type("play", "late-parcel", "--plain", answers=["weak"])
    assert kim.on("2026-11-02", "23:59").type("due").startswith("Nothing is due today")
    assert kim.on("2026-11-03", "00:01").type("due").startswith("3 moments are due")


@pytest.mark.parametrize(("first", "next_day"), [("2026-03-28", "29"), ("2026-10-24", "25")])
def test_summer_time_neither_loses_nor_doubles_a_day(
    folder: Path, monkeypatch: pytest.MonkeyPatch, first: str, next_day: str
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    kim = Terminal(monkeypatch).on(first, "23:00")
    kim.type("play", "late-parcel", "--plain", answers=["weak"])
    assert kim.type("due").startswith("Nothing is due today. Next: tomorrow")
    assert kim.on(f"{first[:8]}{next_day}", "03:30").type("due").startswith("3 moments are due")


@pytest.mark.parametrize(
    "now",
    [
        "yesterday",
        "2026-13-01",
        "99999999",
        "2026-11-02T25:00",
        "9001-01-01",
        "9999-12-31",
    ],
)
def test_a_clock_that_is_no_time_is_refused(kim: Terminal, now: str) -> None:
    kim.patch.setenv("ROLEPLAY_NOW", now)
    kim.type("due")
    assert kim.status == 2
    assert "ROLEPLAY_NOW is no time" in kim.err


def test_the_status_says_whether_anything_is_due(kim: Terminal) -> None:
    kim.type("due")
    assert kim.status == 4
    kim.on("2026-11-03").type("due")
    assert kim.status == 0


def test_json_says_how_many_how_long_and_when_next(kim: Terminal) -> None:
    assert json.loads(kim.on("2026-11-03").type("due", "--json")) == {
        "version": 1,
        "due": 3,
        "more": False,
        "minutes": 3,
        "next": "2026-11-03",
    }


def test_what_is_due_is_told_without_textual_and_without_the_scheduler(kim: Terminal) -> None:
    look = (
        "import sys\n"
        "from roleplay.cli.run import run\n"
        "status = run(['due'])\n"
        "print(status, [name for name in ('textual', 'fsrs', 'rich') if name in sys.modules])\n"
    )
    environment = {**os.environ, "ROLEPLAY_NOW": "2026-11-03T09:00:00", "ROLEPLAY_PACKS": "."}
    run = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=False, env=environment
    )
    assert run.stdout == "3 moments are due, about 3 minutes: roleplay drill\n0 []\n", run.stderr


def test_the_reminder_starts_python_only_where_something_is_due(
    kim: Terminal, tmp_path: Path
) -> None:
    lines = kim.type("due", "--reminder")
    stub = tmp_path / "bin" / "roleplay"
    stub.parent.mkdir()
    stub.write_text('#!/bin/sh\necho started "$@"\n')
    stub.chmod(0o755)
    clock = tmp_path / "bin" / "date"
    said = {}
    for day in ("20261102", "20261103", "20270101"):
        clock.write_text(f"#!/bin/sh\necho {day}\n")
        clock.chmod(0o755)
        path = {"PATH": f"{stub.parent}:{os.environ['PATH']}"}
        run = subprocess.run(
            ["sh", "-c", lines], capture_output=True, text=True, check=True, env=path
        )
        said[day] = run.stdout
    assert said == {"20261102": "", "20261103": "started due\n", "20270101": "started due\n"}


def test_the_reminder_asks_for_what_it_was_made_for(kim: Terminal, tmp_path: Path) -> None:
    given = ["--db", os.environ["ROLEPLAY_DB"], "--trainee", "Kim O'Neil $x", "--pack", "."]
    kim.type("play", "late-parcel", "--plain", *given)
    lines = kim.type("due", "--reminder", *given)
    call = next(line for line in lines.splitlines() if line.startswith("  roleplay"))
    asked = [f"--pack={Path.cwd()}", f"--db={given[1]}", "--trainee=Kim O'Neil $x"]
    assert shlex.split(call) == ["roleplay", "due", *asked]
    assert f"roleplay_due={Path(given[1]).parent}" in lines


def test_a_reminder_that_cannot_be_written_is_told(kim: Terminal, database: Path) -> None:
    folder = database.parent / "next-due"
    shutil.rmtree(folder)
    folder.write_text("in the way")
    kim.type("due", "--reminder")
    assert kim.status == 2
    assert f"The reminder cannot be written into “{folder}”" in kim.err


def test_a_locked_file_is_waited_for_once_and_told(
    kim: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def locked(path: Path) -> Store:
        tries.append(path)
        raise StoreBusyError("It is locked.")

    monkeypatch.setattr(Store, "open", locked)
    for command in ("drill", "play late-parcel"):
        kim.type(*command.split(), "--plain")
        assert (kim.status, "It is locked." in kim.err, len(tries)) == (3, True, 1)
        tries.clear()


def test_who_has_only_drilled_sees_their_record(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kim = Terminal(monkeypatch).on("2026-11-02")
    kim.type("drill", "--plain")
    shown = kim.type("progress")
    assert "No attempts yet." in shown
    assert "You practised on 1 of the last" in shown
    assert "hears: 6 of 6 times" in shown


def test_there_is_no_reminder_before_anybody_has_practised(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Terminal(monkeypatch)
    new.type("due", "--reminder")
    assert new.status == 2
    assert "Play a customer first" in new.err
