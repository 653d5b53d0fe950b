"""Texts that people paste and that programs trip over; every widget, paper and command has to show them as text."""

FAMILY = "👨\u200d👩\u200d👧\u200d👦"

NASTY = (
    "[/keys]",
    "[critical]",
    "[bold red]not bold[/]",
    "[@click=app.bell]x",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+44 151 000 0000",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "'=1+1",
    "''",
    'a "quoted", comma; semicolon\tand tab',
    f"emoji {FAMILY} ❤\ufe0f 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "日本語の長い文章は二倍の幅を取ります",
    "e\u0301 n\u0303 Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f",
    "\x1b[2J\x1b[31mred",
    "\x1b]0;title\x07bell",
    "right\u202eto left",
    "trailing backslash \\",
    "line one\nline two\n\n- a list",
    "£ “curly” ‘quotes’ – dash …",
    "x" * 10_000,
    "word " * 1_999 + "end",
)
"""Each is let in by ``plaintext.clean`` and kept to the letter."""

NASTY_LINES = tuple(text for text in NASTY if "\n" not in text and "\t" not in text and len(text) <= 300)
"""Those that a field of one line keeps to the letter too."""
