"""Scoring a class: the grid and quick-score."""
