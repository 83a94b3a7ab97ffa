"""JSON that grows: what of it is whole already."""

import re

_MARK = re.compile(r'["\\{}\[\]]')
_ELEMENT = ["{", "["]  # what is open around an element of a list in the outermost object


class Growing:
    """Takes the pieces of one JSON object and says when a list in it has one more element."""

    def __init__(self) -> None:
        self.text = ""
        self._open: list[str] = []
        self._quoted, self._at = False, 0

    def feed(self, piece: str) -> str:
        """Add a piece; return all elements that are whole as JSON of their own.

        Returns:
            Nothing where this piece completed no element.
        """
        self.text += piece
        whole = 0
        while mark := _MARK.search(self.text, self._at):
            self._at = mark.end()
            if self._quoted:
                whole = self._inside(mark[0]) or whole
            elif mark[0] == '"':
                self._quoted = True
            elif mark[0] in "{[":
                self._open.append(mark[0])
            elif mark[0] in "}]" and self._open:
                self._open.pop()
                whole = self._whole() or whole
        self._at = max(self._at, len(self.text))
        return f"{self.text[self.text.index('{') : whole]}]}}" if whole else ""

    def _inside(self, mark: str) -> int:
        """Go on within a string; return its end where it is an element."""
        if mark == "\\":
            self._at += 1  # whatever stands behind it ends nothing
        elif mark == '"':
            self._quoted = False
            return self._whole()
        return 0

    def _whole(self) -> int:
        return self._at if self._open == _ELEMENT else 0
