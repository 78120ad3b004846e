"""What helps a trainer to write: templates, the map of a scenario as a value, the reference. Pure.

Nothing here reads a file or a clock; the commands do, and hand in what they read.
"""
