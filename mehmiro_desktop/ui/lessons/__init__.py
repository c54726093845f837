"""Lessons: the week, the list, the editor and the view to read from while standing."""
