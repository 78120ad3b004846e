"""Every kind of fault the reader can report, one module a group, with its texts and examples."""
