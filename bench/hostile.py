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
    "denied ideas": "he never refused to not turn on the camera without paying crypto to no other "
    "bank account ",
    "one-word lines": "camera\nno\npayment\nrefused\ncrypto\n",
    "mail headers": "From: Jane Roe <jane@acme.example>\nReply-To: jane@yopmail.com\n\n",
    "accounts": "CV\nEngineer, Acme Works, Jan 2015 - Dec 2016\nLinkedIn\nManager, Acme Works, "
    "Feb 2014 - Dec 2018\n",
    "referees": "Jane Roe, reference, jane@acme-works.example, +49 151 23456789\n",
    "field labels": "Name: Mary Major\nTime zone: UTC+2\nAccount holder: John Roe\n"
    "Ship to: 9 Oak\n",
    "one-line fields": "name: a // holder: b :: ship to: c >> ",
    "turns": "[00:08] Interviewer: Could you turn on your camera, please?\n"
    "[00:12] Candidate: No, my camera is broken, I refuse.\n",
    "ligatures": "ﬁ½㎏ ",
    "stops": "a... b?! c. ",
    "wallets": "0x52908400098527886E0F7030069857D2E4169EE "
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq ",
    "emoji": "\U0001f44d\U0001f3fd\U0001f468\u200d\U0001f469 camera \U0001f6ab ",
}


def hostile(length: int) -> dict[str, str]:
    """Return every kind of hostile text, ``length`` characters each."""
    return {name: (piece * (length // len(piece) + 1))[:length] for name, piece in _PIECES.items()}
