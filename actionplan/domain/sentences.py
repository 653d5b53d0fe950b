"""Small pieces that the ledger's sentences are put together from."""


def because(reason: str | None) -> str:
    """The reason as a sentence of its own, with the blank before it; empty where none was given."""
    return f" Reason: {stopped(reason)}" if reason else ""


def stopped(text: str | None) -> str:
    """A short text as the end of a sentence. Longer words stand last and as they are: nothing is put behind them."""
    text = text or ""
    return text if text.endswith((".", "!", "?", "…", ":", ".”", '."', "]")) else f"{text}."
