"""What the checks of several applicants have in common: kept as keyed hashes, only where wanted."""
