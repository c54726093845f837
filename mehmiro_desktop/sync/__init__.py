"""Talks to the school's server: sign-in, the sync cycle, its one background thread.

No Qt, no SQL. Importing this package does not import httpx, keyring or truststore.
"""
