"""The conversation engine: attempt + reply → attempt + events. Pure; a handful of calls."""

from roleplay.conversation.attempt import Attempt, Turn, begin, replay
from roleplay.conversation.rules import RULES_VERSION
from roleplay.conversation.view import View

__all__ = ["RULES_VERSION", "Attempt", "Turn", "View", "begin", "replay"]
