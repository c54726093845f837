"""The first minutes: language, then the sample class or a sign-in."""
