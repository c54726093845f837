"""The inbox of AI suggestions. They inform; nothing in here changes a score."""
