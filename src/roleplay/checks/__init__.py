"""What `roleplay check` finds beyond single files' faults: exact analysis, bots, and findings."""
