"""Deskcheck: red flags in pasted profiles, with the words that raised them and a plan to verify."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("deskcheck")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0"
