"""Files in and out of the store: export as JSON or CSV, import of rosters and scores."""
