"""Practice that comes back: grades, cards, drills, mastery, consistency, habits. Pure."""
