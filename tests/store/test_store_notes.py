"""What trainees say beside their replies is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.store import Feeling, Store
from store.samples import STARTED, attempt

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_own_words_and_the_first_guess_at_a_reply_stand(path: Path) -> None:
    with Store.open(path) as store:
        uid = attempt(store).uid
        for text, guessed in (("I hear you [/] 🎂", 3), ("Later", 9)):
            store.notes.keep_own_words(uid, 0, text, STARTED)
            store.notes.keep_feeling(uid, Feeling(0, guessed, 7), STARTED)
        store.notes.keep_own_words(uid, 2, "Third", STARTED)
    with Store.open(path) as store:
        assert store.notes.own_words(uid) == {0: "I hear you [/] 🎂", 2: "Third"}
        assert store.notes.feelings(uid) == (Feeling(0, 3, 7),)


def test_of_the_lessons_of_an_attempt_the_last_stands_also_when_the_clock_was_set_back(
    store: Store,
) -> None:
    first, second = attempt(store), attempt(store, scenario="bill", started=STARTED + 1)
    other = attempt(store, trainee="Ben")
    store.notes.keep_lesson(first.uid, "Hear first", STARTED + 9)
    store.notes.keep_lesson(second.uid, "Ask less", STARTED + 20)
    store.notes.keep_lesson(first.uid, "Hear first, then help", STARTED)
    store.notes.keep_lesson(other.uid, "Mine", STARTED + 50)
    told = [(lesson.scenario, lesson.text) for lesson in store.notes.lessons(first.trainee)]
    assert told == [("bill", "Ask less"), ("cake", "Hear first, then help")]
