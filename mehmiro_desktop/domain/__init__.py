"""Pure rules and values of the classroom. Standard library only; runs on any thread."""
