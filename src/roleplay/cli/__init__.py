"""The commands, one file each; everything they need is imported when they run, not before."""
