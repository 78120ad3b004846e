"""The scenario language: from the text of a file to a checked, frozen scenario or scorecard."""
