"""The knowledge folder, read and checked into one immutable Library."""
