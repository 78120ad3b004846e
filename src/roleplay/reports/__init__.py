"""Values in, words out: the sentences and tables that every shell shows."""
