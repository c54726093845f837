"""Mehmiro Desktop: an offline-first classroom app that syncs with a school's Supabase."""

__version__ = "0.1.0"
