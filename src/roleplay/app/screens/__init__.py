"""The screens; each has its styles in a `.tcss` of the same name beside it."""
