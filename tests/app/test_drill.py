"""Practice that comes back, on the screen."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import OptionList

from app.stage import Person, at_the_app, played
from roleplay.app.app import RoleplayApp
from roleplay.app.attempts import standing
from roleplay.app.drills import Wish, begin
from roleplay.app.screens.ask import AskScreen
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.drill import DrillScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.app.widgets.answer import AnswerPanel
from roleplay.app.widgets.briefing import BriefingPanel
from roleplay.app.widgets.replies import Replies
from roleplay.cli.opening import open_drill
from roleplay.desk import now
from roleplay.drilling import Drilling, plan
from roleplay.errors import NotFoundError, StoreFullError
from roleplay.store import statements
from roleplay.store.practice import Practice
from roleplay.store.sqlite import Database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roleplay.desk import Desk
    from roleplay.repetition.drill import DrillItem
    from roleplay.store.sqlite import Value

BEST = {"opening": "Six today", "fix": "A courier"}
WEAK = {"opening": "May I have", "fix": "You look for"}

LATER = "2026-12-01T09:00:00+00:00"
"""So long after the conversation that all of it is due."""


@pytest.fixture
def practised(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Somebody who talked to Mara Lind four weeks ago; both moments of it are due."""
    played(desk, "hear-her", "courier")
    monkeypatch.setenv("ROLEPLAY_NOW", LATER)
    return desk


def moment(person: Person) -> str:
    """The name of the moment that is asked."""
    return "opening" if number_of(person, "Six today") else "fix"


def number_of(person: Person, text: str) -> str:
    """The number before the reply with these words; empty where it is not offered."""
    offers = person.app.screen.query_one(Replies).offers
    return next((str(n) for n, offer in enumerate(offers, 1) if text in offer.text), "")


async def answer(person: Person, replies: dict[str, str]) -> None:
    """Give one of these replies by its number, pressed twice."""
    number = number_of(person, replies[moment(person)])
    await person.press(number, number)


def answers(desk: Desk) -> list[str]:
    """The replies given in drills, as they are stored."""
    return [r.reply for r in desk.store.practice.reviews(desk.trainee.uid) if r.drill]


async def test_keys_alone_lead_through_what_is_due_and_back_to_today(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        assert "2 moments, about 2 minutes" in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, DrillScreen)
        for words in (
            "Moment 1 of 2",
            "An easy one after the break.",
            "The parcel at the wrong door",
            "Mara Lind, ",
            "phone",
        ):
            assert words in person.reads, words
        await answer(person, WEAK)
        assert "→  There is a better one." in person.reads
        assert "The model reply" in person.reads
        assert "Why: " in person.reads
        assert "Comes back tomorrow." in person.reads
        await person.press("enter")
        assert "Moment 2 of 2  ██" in person.reads
        await answer(person, BEST)
        assert "The best reply." in person.reads
        assert "The model reply" not in person.reads
        await person.press("enter")
        assert "1 of 2 with the best reply. Enough for now." in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, TodayScreen)
        assert "nothing is due; the next comes back tomorrow" in person.reads
        assert "You stopped" not in person.reads


async def test_the_mouse_alone_leads_there_too(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await person.click(OptionList, line=1)
        assert isinstance(person.app.screen, DrillScreen)
        for _ in range(2):
            await person.click(Replies, line=1)
            await person.click(Replies, line=1)
            await person.click(".go-on", line=1)
        await person.click(".go-on", line=1)
        assert isinstance(person.app.screen, TodayScreen)
        assert len(answers(practised)) == 2


async def test_the_way_to_a_moment_is_told_and_what_was_said_there_by_whom(
    practised: Desk,
) -> None:
    async with at_the_app(practised) as person:
        wish = Wish(moment=("parcel", "fix"))
        person.app.screen.drill(wish)  # type: ignore[attr-defined]  # Today is on top
        await person.settle()
        for words in (
            "My son turns six today",
            "You\nSix today, and the present behind a stranger's door.",
            "Mara Lind\nAnd what are you going to do about it?",
        ):
            assert words in person.reads
        assert "Moment 1 of 1" in person.reads
        assert "It is time for this one." in person.reads


async def test_what_is_known_stands_beside_the_moment_or_is_one_key_away(practised: Desk) -> None:
    async with at_the_app(practised, size=(120, 40)) as person:
        await person.press("d")
        assert person.app.screen.query_one(BriefingPanel).display
        assert any("refund: up to EUR 40" in line for line in person.sees)
    async with at_the_app(practised) as person:
        await person.press("d")
        assert not person.app.screen.query_one(BriefingPanel).display
        await person.press("b")
        assert isinstance(person.app.screen, BriefingScreen)
        assert any("Number 14 is away until Monday." in line for line in person.sees)
        await person.press("escape")
        assert isinstance(person.app.screen, DrillScreen)


async def test_escape_stops_without_a_question_and_loses_nothing(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await person.press("d")
        await answer(person, BEST)
        assert "Esc stops" in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)
        assert "You stopped. Every answer is stored; what is left stays due." in person.reads
        assert "1 moment, about 1 minute" in person.reads
        assert len(answers(practised)) == 1


async def test_leaving_before_the_first_answer_says_nothing(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await person.press("d", "escape")
        assert isinstance(person.app.screen, TodayScreen)
        assert "You stopped" not in person.reads


async def test_an_answer_that_cannot_be_stored_is_not_given(
    practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFullError("The disk is full. Make room and try again.")

    async with at_the_app(practised) as person:
        await person.press("d")
        monkeypatch.setattr(Practice, "save", full)
        await answer(person, BEST)
        assert isinstance(person.app.screen, AskScreen)
        assert "Your answer was not stored, so it does not count" in person.reads
        assert "The disk is full. Make room and try again." in person.reads
        monkeypatch.undo()
        await person.press("escape")
        assert not person.app.screen.query(AnswerPanel)
        await answer(person, BEST)
        assert person.app.screen.query(AnswerPanel)
        assert len(answers(practised)) == 1


async def test_an_impatient_second_enter_answers_once(
    practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, give = threading.Event(), Drilling.answer

    def slowly(*args: Any) -> object:
        may_go_on.wait(5)
        return give(*args)

    monkeypatch.setattr(Drilling, "answer", slowly)
    async with at_the_app(practised) as person:
        await person.press("d")
        await person.pilot.press("1", "enter", "enter", "enter")
        await person.pilot.pause(0.4)
        assert "Storing your reply …" in str(person.app.screen.query_one(Replies).border_title)
        may_go_on.set()
        await person.settle()
        assert len(answers(practised)) == 1


def missed(desk: Desk, monkeypatch: pytest.MonkeyPatch, *days: str) -> None:
    """The opening, answered badly on these days."""
    for day in days:
        monkeypatch.setenv("ROLEPLAY_NOW", f"{day}T12:00:00+00:00")
        drilling = begin(desk, Wish(moment=("parcel", "opening"), seed=1))
        assert isinstance(drilling, Drilling)
        assert drilling.question()
        drilling.answer("ask-number")


async def test_a_moment_missed_often_is_shown_beside_the_model_and_drilled_no_more(
    practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed(practised, monkeypatch, "2026-12-01", "2026-12-03", "2026-12-05")
    monkeypatch.setenv("ROLEPLAY_NOW", "2026-12-07T12:00:00+00:00")
    async with at_the_app(practised, size=(120, 40)) as person:
        person.app.screen.drill(Wish(moment=("parcel", "opening")))  # type: ignore[attr-defined]  # Today is on top
        await person.settle()
        await answer(person, WEAK)
        assert "You have missed this one often, so it is not drilled any more." in person.reads
        beside = next(line for line in person.sees if "May I have" in line)
        assert "Six today" in beside
        await person.press("enter")
        assert "It is not drilled any more." in person.reads


async def test_after_the_twelve_of_a_day_it_is_enough(
    practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roleplay.repetition.standing.MOST_A_DAY", 0)
    async with at_the_app(practised) as person:
        assert "enough for today; the rest comes back tomorrow" in person.reads
        await person.press("d")
        assert isinstance(person.app.screen, AskScreen)
        assert "Enough for today. The rest comes back tomorrow." in person.reads


async def test_a_hostile_scenario_is_drilled_to_its_end(full_desk: Desk) -> None:
    played(full_desk, "hear-her", "courier")
    async with at_the_app(full_desk, size=(120, 40)) as person:
        person.app.screen.drill(Wish(moment=("hostile", "opening")))  # type: ignore[attr-defined]  # Today is on top
        await person.settle()
        assert "[red]Title[/] [/x] [@click=app.quit]quit[/]" in person.reads
        await person.press("1", "1")
        assert "[/] because" in person.reads or "$primary" in person.reads
        await person.press("enter", "enter")
        assert isinstance(person.app.screen, TodayScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_grade_is_in_sight_at_every_size(size: tuple[int, int], practised: Desk) -> None:
    async with at_the_app(practised, size=size) as person:
        await person.press("d")
        assert any("❯" in line or " 1 " in line for line in person.sees)
        await answer(person, WEAK)
        assert any("There is a better one." in line for line in person.sees)
        while any("▼ more below, Enter reads on." in line for line in person.sees):
            await person.press("enter")
        assert any("Press Enter for the next moment." in line for line in person.sees)


async def test_it_is_said_whether_there_is_more_of_an_answer_than_fits(practised: Desk) -> None:
    async with at_the_app(practised, size=(60, 20)) as person:
        await person.press("d")
        await answer(person, WEAK)
        assert any("▼ more below, Enter reads on." in line for line in person.sees)
        await person.pilot.resize_terminal(120, 40)
        await person.settle()
        assert any("Your answer is stored; Esc stops here." in line for line in person.sees)


async def test_all_replies_are_in_sight_where_the_newest_words_leave_them_room(
    practised: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "pack" / "scenarios" / "parcel.yaml"
    said = "Please say your parcel number."
    text = path.read_text().replace(said, said + " Is that right?" * 60)
    path.write_text(re.sub("(say: .*)", r"\1" + " And so on." * 20, text))
    async with at_the_app(practised) as person:
        await person.press("d")
        screen = "\n".join(person.sees)
        replies = person.app.screen.query_one(Replies)
        assert replies.max_scroll_y == 0
        assert "▲ more above" in screen


async def test_the_first_drill_of_all_says_what_is_kept_before_it_begins(desk: Desk) -> None:
    app = RoleplayApp(desk, standing(desk), drill=Wish())
    async with app.run_test() as pilot:
        person = Person(app, pilot)
        await person.settle()
        assert "Before you begin" in person.reads
        assert "under the name “Ada”" in person.reads
        assert not desk.database.exists()
        await person.press("enter")
        assert isinstance(app.screen, DrillScreen)
        assert "Moment 1 of 2" in person.reads


def test_where_there_is_nothing_to_drill_the_command_says_so_and_opens_nothing(
    practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr("roleplay.app.open_roleplay", lambda *_, **given: opened.append(given))
    with pytest.raises(NotFoundError, match="No moment trains a behavior “sings”"):
        open_drill(practised, minutes=5, habit="sings", seed=None)
    assert not opened
    open_drill(practised, minutes=3, habit="", seed=7)
    assert opened == [{"drill": Wish(3, "", 7)}]


async def test_the_palette_drills_from_anywhere(
    practised: Desk, make_desk: Callable[..., Desk]
) -> None:
    async with at_the_app(practised) as person:
        await person.press("p", "ctrl+p", *"pract", "enter")
        assert isinstance(person.app.screen, DrillScreen)


def begun_drill(desk: Desk, *more: DrillItem) -> Drilling:
    items = (*plan(desk, 1).items, *more)
    return Drilling.begin(desk, items, minutes=5, seed=1, clock=now)


def to_the_end(drilling: Drilling) -> None:
    while question := drilling.question():
        drilling.answer(question.attempt.view().replies[0].name)


def test_where_the_last_answer_cannot_be_stored_its_question_stands_and_nothing_of_it_is_stored(
    practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the drill is done to its end is stored with it, at one blow."""
    drilling, write = begun_drill(practised), Database.write

    def full(database: Database, statement: str, *values: Value) -> None:
        if statement == statements.END_DRILL:
            raise StoreFullError("The disk is full.")
        write(database, statement, *values)

    with monkeypatch.context() as broken:
        broken.setattr(Database, "write", full)
        with pytest.raises(StoreFullError):
            to_the_end(drilling)
    assert len(answers(practised)) == len(drilling.answered) == len(drilling.items) - 1
    to_the_end(drilling)
    assert len(answers(practised)) == len(drilling.items)
    (done,) = practised.store.practice.drills_done(practised.uid)
    assert done.to_the_end


def test_a_drill_whose_end_cannot_be_stored_can_be_asked_for_its_next_question_again(
    practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its last moment is gone by now, so the end comes without an answer."""
    (last, *_) = plan(practised, 1).items
    drilling = begun_drill(practised, replace(last, scenario="gone"))

    def full(*_: object) -> None:
        raise StoreFullError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(Practice, "end_drill", full)
        with pytest.raises(StoreFullError):
            to_the_end(drilling)
    assert drilling.question() is None
    (done,) = practised.store.practice.drills_done(practised.uid)
    assert done.to_the_end
