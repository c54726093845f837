"""The command line: support, scripts and scheduled runs. One module per command, no Qt."""
