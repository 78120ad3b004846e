"""The words of Play: its help, and what it asks beside the replies."""

from __future__ import annotations

from roleplay.app.helping import Help
from roleplay.conversation.state import in_words
from roleplay.conversation.view import Spoken
from roleplay.scenario.model import Speaker

GUIDE = Help(
    "The conversation",
    "Choose what you say: press its number, read it again, then press Enter or the same "
    "number once more. Each reply is stored before the customer answers, so you can leave "
    "at any time and go on at the very same place.",
    (
        ("❯", "the reply that Enter says"),
        ("(you do)", "something you do rather than say"),
        ("● ▶ □ ◆", "the customer, you, a bot, a colleague"),
        ("temper ███░░░░░░░", "how angry they are, 0 calm to 10 boiling over"),
        ("trust", "how much they trust you, 0 to 10; more is better"),
        ("confusion", "how lost they are, 0 to 10"),
        ("▲ ▼", "where it was before your last reply"),
        ("▲▼ more", "there are more replies than fit; the arrows reach them"),
    ),
)

LEAVE = "Leave this conversation?"
NOTHING_IS_LOST = "Nothing is lost: next time you go on at this very reply."
CLOCK_RUNS_ON = (
    " The clock runs on while you are away; if it has run out by then, silence was your answer."
)
LEAVE_OR_STAY = (("leave", "Leave for now"), ("stay", "Stay with the customer"))

TIME_RAN_OUT = Spoken(Speaker.NOTE, "The time ran out.")
THE_END = "Press Enter to see how it went."

SUGGESTION = (
    "Which rule stops you from helping?",
    "Say what it is, or which tool or limit. It is kept with this moment, for those who can "
    "change it: “roleplay suggestions” lists what was said.",
)
SUGGESTED = "Kept, with this moment. Thank you."

HOW_THEY_FEEL = "How do they feel now?"
ABOUT_FEELING = "Something has changed. Say what you think before you see it."
FEELINGS = tuple(
    (str(temper), word.capitalize())
    for word, temper in {in_words("temper", temper): temper for temper in range(11)}.items()
)
"""Every word for a temper, by the highest temper that it stands for."""


def own_words(text: str) -> Spoken:
    """What was typed before the replies were shown."""
    return Spoken(Speaker.NOTE, f"In your own words: “{text}”")
