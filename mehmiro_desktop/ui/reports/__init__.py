"""Reports and files: making reports of a class, and taking rosters and scores in from files."""
