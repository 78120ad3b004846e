"""A conversation played again from one of its replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.stage import Person, at_the_app, copy_pack, played
from app.test_play import say
from roleplay.app import attempts
from roleplay.app.attempts import Start, standing
from roleplay.app.screens.debrief import DebriefScreen
from roleplay.app.screens.play import PlayScreen
from roleplay.app.screens.progress import ProgressScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.app.widgets.coach import CoachPanel
from roleplay.errors import StoreBusyError, StoreFullError
from roleplay.repetition.modes import Mode
from roleplay.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roleplay.desk import Desk
    from roleplay.session import Session


def replayed(desk: Desk, first: Session, number: int) -> Session:
    return attempts.replay_from(desk, first.row, first.attempt, number)


async def from_the_second_reply(person: Person) -> None:
    await person.press("p", "enter")
    assert isinstance(person.app.screen, DebriefScreen)
    await person.press("n", "n", "r")
    assert isinstance(person.app.screen, PlayScreen)


def begun(desk: Desk) -> int:
    """How many conversations were stored, replays among them."""
    return desk.store.trainees.amount(desk.trainee.uid)["attempt"]


async def test_a_replay_says_that_it_is_one(desk: Desk) -> None:
    played(desk, "blame-her", "look-up")
    async with at_the_app(desk) as person:
        await from_the_second_reply(person)
        assert "Replay of “The parcel at the wrong door”" in person.reads


async def test_a_replay_that_is_only_looked_at_leaves_nothing_behind(desk: Desk) -> None:
    played(desk, "blame-her", "look-up")
    async with at_the_app(desk) as person:
        await from_the_second_reply(person)
        await person.press("escape")
        assert isinstance(person.app.screen, ProgressScreen)
    assert begun(desk) == 1


async def test_a_replay_that_is_left_is_not_a_conversation_left_in_the_middle(desk: Desk) -> None:
    first = played(desk, "blame-her", "look-up")
    async with at_the_app(desk) as person:
        await person.app.push_screen(PlayScreen(desk, replayed(desk, first, 1)))
        await person.settle()
        await say(person, "May I have")
        await person.press("escape")
        assert "a replay is not gone on with" in person.reads
        assert "Nothing is lost" not in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, TodayScreen)
        assert "Left in the middle" not in person.reads
    assert not standing(desk).unfinished


async def test_the_coach_speaks_in_a_replay_where_one_spoke_before(desk: Desk) -> None:
    first = attempts.begin(desk, Start.of(desk, "parcel", seed=1, mode=Mode.COACHED))
    for reply in ("blame-her", "look-up"):
        first.reply(reply)
    attempts.finish(first, None)
    async with at_the_app(desk) as person:
        await from_the_second_reply(person)
        await say(person, "You look for")
        assert person.app.screen.query_one(CoachPanel).display
    plain = attempts.begin(desk, Start.of(desk, "parcel", seed=2, mode=Mode.PLAIN))
    for reply in ("blame-her", "look-up"):
        plain.reply(reply)
    attempts.finish(plain, None)
    assert not replayed(desk, plain, 2).is_coached


def test_a_silence_is_taken_over_as_a_silence(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    copy_pack(tmp_path / "pack", "clock")
    desk = make_desk()
    first = attempts.begin(desk, Start.of(desk, "clock", seed=1, mode=Mode.TIMED))
    first.silence()
    first.reply("mend")
    attempts.finish(first, None)
    again = replayed(desk, first, 2)
    again.reply("shrug")
    turns = desk.store.turns(again.row.uid)
    assert [(turn.reply, turn.took_ms) for turn in turns] == [("nothing", None), ("shrug", None)]
    before = desk.store.turns(first.row.uid)
    assert [turn.shown for turn in turns] == [turn.shown for turn in before]


def test_what_is_taken_over_is_stored_with_the_beginning_or_not_at_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the program were killed between any two steps."""
    first = played(desk, "blame-her", "look-up")
    again = replayed(desk, first, 2)
    assert begun(desk) == 1

    def full(*_: object) -> None:
        raise StoreFullError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(Store, "save_turn", full)
        with pytest.raises(StoreFullError):
            again.reply("look-up")
    assert begun(desk) == 2
    assert [turn.reply for turn in desk.store.turns(again.row.uid)] == ["blame-her"]
    again.reply("look-up")
    assert [turn.reply for turn in desk.store.turns(again.row.uid)] == ["blame-her", "look-up"]


def test_to_begin_with_the_same_replies_once_more_changes_nothing(desk: Desk) -> None:
    first = played(desk, "blame-her", "look-up")
    again = replayed(desk, first, 2)
    again.keep()
    turns = desk.store.turns(again.row.uid)
    desk.store.begin_attempt(again.row, turns)
    assert desk.store.turns(again.row.uid) == turns


async def test_what_is_said_not_to_be_stored_is_not_stored(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program locks the file while it is looked up whether a coach speaks."""
    again = replayed(desk, played(desk, "blame-her", "look-up"), 1)

    def busy(*_: object, **__: object) -> None:
        raise StoreBusyError("Another program keeps the file locked.")

    async with at_the_app(desk) as person:
        await person.app.push_screen(PlayScreen(desk, again))
        await person.settle()
        with monkeypatch.context() as broken:
            broken.setattr(Store, "attempts", busy)
            await say(person, "May I have")
        assert "was not stored" in person.reads
        assert not desk.store.turns(again.row.uid)
