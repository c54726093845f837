"""Calling students at random, and making groups."""
