"""The page of one student: summary, charts, sources, comments, history, suggestions, diagnoses."""
