"""The lock: PIN, lock page, auto-lock, and whose laptop it is."""
