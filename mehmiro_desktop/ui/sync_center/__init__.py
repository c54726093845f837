"""What waits, what was decided, what was refused: the sync centre."""
