"""The terminal: a chat at the prompt, and pages on standard output."""
