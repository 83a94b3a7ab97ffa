"""Texts made to slow a reader down, each of any length."""

_PIECES: dict[str, str] = {
    "digits": "+1 555 010 ",
    "one long number": "7",
    "addresses": "a.b@c.de ",
    "at signs": "a@",
    "links": "https://a.b/c?d=e ",
    "dots": "a.b.c/",
    "quoted lines": "> > > he\n",
    "blank lines": "\n \n",
    "combining marks": "e\u0301\u0323",
    "zero width": "c\u200ba\u200bm\u200b ",
    "mixed scripts": "раymеnt ",
    "camera refused": "he refused the camera ",
    "denials": "not no never without ",
    "dates": "2019-01 - 2020-02 ",
    "labels": "Location: Austin, TX\n",
    "speakers": "I: camera?\nC: no\n",
    "brackets": "([{",
    "no spaces": "x",
    "technologies": "10 years of Kubernetes ",
    "references": "References\n",
}


def hostile(length: int) -> dict[str, str]:
    """Return every kind of hostile text, ``length`` characters each."""
    return {name: (piece * (length // len(piece) + 1))[:length] for name, piece in _PIECES.items()}
