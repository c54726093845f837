"""Reads, one module per screen; each call is one consistent snapshot and returns frozen values."""
