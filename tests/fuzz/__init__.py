"""What nobody would send: inputs that a search makes up, and those that were worth keeping."""
