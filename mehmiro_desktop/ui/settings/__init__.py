"""The groups of the settings screen, one module each."""
