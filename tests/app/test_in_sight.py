"""On a small screen nobody answers, or goes on from, what was never in sight."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from app.stage import Person, at_the_app, at_the_replies, copy_pack, played
from app.test_debrief import at_the_debrief
from app.test_own_words import toasts
from app.test_play import replies, replies_stored, say
from roleplay.app import attempts
from roleplay.app.attempts import Start
from roleplay.app.screens.play import PlayScreen
from roleplay.app.screens.predict import PredictScreen
from roleplay.app.screens.profiles import ProfilesScreen
from roleplay.app.widgets.coach import CoachPanel
from roleplay.errors import StoreFullError
from roleplay.repetition.modes import Mode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roleplay.desk import Desk

ABOVE, BELOW = "▲ more above", "▼ more below"


def on_screen(person: Person) -> str:
    return "\n".join(person.sees)


@pytest.fixture
def long_bot(make_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """The parcel, in which the bot has talked for a whole screen before."""
    path = copy_pack(tmp_path / "pack", "parcel") / "scenarios" / "parcel.yaml"
    said = "Please say your parcel number."
    path.write_text(path.read_text().replace(said, said + " Is that right?" * 60))
    return make_desk()


async def test_with_one_key_a_reply_out_of_sight_is_shown_before_it_is_said(
    full_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_ONE_KEY", "yes")
    async with at_the_replies(full_desk, "long", size=(80, 16)) as person:
        fourth = replies(person).offers[3].text[:7]
        assert fourth not in on_screen(person)
        await person.press("4")
        assert replies_stored(full_desk) == []
        assert replies(person).highlighted == 3
        assert fourth in on_screen(person)
        await person.press("4")
        assert len(replies_stored(full_desk)) == 1


async def test_an_opening_that_does_not_fit_says_that_there_is_more_above(long_bot: Desk) -> None:
    async with at_the_replies(long_bot) as person:
        assert ABOVE in on_screen(person)
        assert "I said it three times!" in on_screen(person)
        await person.press(*["pageup"] * 4)
        assert "Please say your parcel number." in on_screen(person)
        assert ABOVE not in on_screen(person)


async def test_an_opening_that_fits_says_nothing_of_the_kind(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        assert ABOVE not in on_screen(person)


async def test_the_coach_says_that_there_is_more_and_enter_reads_on_first(desk: Desk) -> None:
    async with at_the_app(desk, size=(60, 16)) as person:
        session = attempts.begin(desk, Start.of(desk, "parcel", seed=1))
        session.choose(Mode.COACHED)
        await person.app.push_screen(PlayScreen(desk, session))
        await person.settle()
        await say(person, "You should have been")
        coach = person.app.screen.query_one(CoachPanel)
        assert BELOW in str(coach.border_title)
        assert "Press Enter to go on." not in on_screen(person)
        presses = 0
        while coach.has_more_below:
            await person.press("enter")
            presses += 1
            assert coach.display
        assert presses
        assert "Press Enter to go on." in on_screen(person)
        assert BELOW not in str(coach.border_title)
        await person.press("enter")
        assert replies(person).has_focus


async def test_own_words_stay_in_sight_while_the_reply_is_chosen(long_bot: Desk) -> None:
    async with at_the_app(long_bot) as person:
        session = attempts.begin(long_bot, Start.of(long_bot, "parcel", seed=1))
        await person.app.push_screen(PlayScreen(long_bot, session, own_words=True))
        await person.settle()
        await person.press(*"sorry", "enter")
        assert "In your own words: “sorry”" in on_screen(person)
        await say(person, "May I have")
        assert person.reads.count("In your own words: “sorry”") == 1


async def test_who_began_in_own_words_is_asked_for_them_when_they_come_back(
    make_desk: Callable[..., Desk],
) -> None:
    async with at_the_app(make_desk(), "parcel") as person:
        await person.press("p", "w", "enter", *"sorry", "enter")
        await say(person, "May I have")
        await person.press("escape", "enter")
    async with at_the_app(make_desk()) as person:
        await person.press("enter")
        assert isinstance(person.app.screen, PlayScreen)
        assert "What would you say, in your own words?" in on_screen(person)


async def test_quotes_that_somebody_types_round_their_words_are_not_doubled(desk: Desk) -> None:
    async with at_the_app(desk, "parcel") as person:
        await person.press("p", "w", "enter", '"', *"sorry", '"', "enter")
        assert "In your own words: “sorry”" in person.reads
        await say(person, "Six today")


async def predicted_and_quit(person: Person) -> None:
    """Guess, and press Ctrl+Q while the score is being stored."""
    await person.press("enter")
    assert isinstance(person.app.screen, PredictScreen)
    await person.pilot.press("5", "0", "enter")
    await person.pilot.pause(0.1)
    await person.pilot.press("ctrl+q")
    await person.pilot.pause(0.6)


async def test_quit_while_the_score_is_being_stored_quits(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(desk, "hear-her", "courier", finish=False)
    real = attempts.finish
    monkeypatch.setattr(attempts, "finish", lambda *a: (time.sleep(0.4), real(*a))[1])
    async with at_the_app(desk) as person:
        await predicted_and_quit(person)
        assert not person.app.is_running
    assert len(desk.store.attempts()) == 1


async def test_who_quits_while_the_score_cannot_be_stored_is_told_and_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(desk, "hear-her", "courier", finish=False)

    def full(*_: object) -> None:
        time.sleep(0.4)
        raise StoreFullError("The disk is full.")

    monkeypatch.setattr(attempts, "finish", full)
    async with at_the_app(desk) as person:
        await predicted_and_quit(person)
        assert "The disk is full." in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, PlayScreen)


async def test_a_rule_told_on_the_coachs_page_is_kept_with_the_reply_just_given(
    desk: Desk,
) -> None:
    async with at_the_app(desk, "parcel") as person:
        await person.press("enter")
        await say(person, "Six today")
        assert person.app.screen.query_one(CoachPanel).display
        await person.press("r", "x", "enter")
    (told,) = desk.store.voices.suggestions()
    assert told.moment == "opening"


async def test_a_feeling_is_asked_for_only_where_the_word_for_it_has_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From 7 to 6 she is still angry, so there is nothing to notice."""
    card = tmp_path / "pack" / "scorecards" / "service.yaml"
    card.write_text(card.read_text().replace("temper: -2", "temper: -1"))
    monkeypatch.setenv("ROLEPLAY_FEELINGS", "yes")
    async with at_the_replies(desk) as person:
        await say(person, "Six today")
        assert "Temper falls from 7 to 6 (still angry)" in person.reads
        assert "How do they feel now?" not in on_screen(person)


async def test_what_is_told_in_passing_goes_with_its_screen(desk: Desk) -> None:
    async with at_the_debrief(desk) as person:
        await person.press("s", "enter")
        assert toasts(person)
        await person.press("escape")
        assert not toasts(person)


async def test_enter_opens_and_closes_only_a_reply_that_is_in_sight(desk: Desk) -> None:
    async with at_the_debrief(desk) as person:
        assert "Enter" not in person.sees[-1]
        await person.press("n")
        await person.until(lambda: "Enter Close" in person.sees[-1])
        await person.press("enter")
        await person.until(lambda: "Enter Open" in person.sees[-1])


async def test_somebody_who_has_kept_nothing_yet_is_in_the_list_too(desk: Desk) -> None:
    played(desk, "hear-her", "courier")
    async with at_the_app(desk) as person:
        await person.press("f2", "n", *"Zed", "enter", "f2")
        assert isinstance(person.app.screen, ProfilesScreen)
        assert "Zed  (you, nothing kept yet)" in person.reads
        assert "Ada: 1 conversation" in person.reads


async def test_the_palette_offers_each_thing_once(desk: Desk) -> None:
    played(desk, "hear-her", "courier")
    async with at_the_app(desk) as person:
        titles = [each.title for each in person.app.get_system_commands(person.app.screen)]
    assert len(titles) == len(set(titles))
