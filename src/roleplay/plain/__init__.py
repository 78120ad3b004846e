"""The line-mode shell: the same conversation without a screen, for pipes and screen readers."""
