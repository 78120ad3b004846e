"""The parts of screens: they take values and post messages, and know neither desk nor store."""
