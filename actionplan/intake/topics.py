"""What a section is about, by the words of its heading. Reads one heading; knows no blocks."""

import re
from enum import Enum, auto


class Topic(Enum):
    """What a section is about, by its heading."""

    RECOMMENDATIONS = auto()
    IMPROVEMENTS = auto()
    CONTENTS = auto()
    ELSEWHERE = auto()
    UNKNOWN = auto()


CHAPTER = re.compile(
    r"^(?:(?:chapter|section|part|appendix|annexe?|"
    r"schedule)\s+[\w.]{1,6}\s*[:.–—-]?\s*)?(?:\d{1,2}(?:\.\d{1,2})*[.):]?\s+|[IVX]{1,4}[.):]\s+|[A-Z][.):]\s+)?",
    re.IGNORECASE,
)
"""The number of a chapter in front of its title; empty where there is none."""

CHAPTERED = re.compile(
    r"(?:Chapter|Section|Part|Appendix|Annexe?|CHAPTER|SECTION|PART|APPENDIX|ANNEXE?)\s+[\dA-Z]{1,3}\b"
)
"""How a line begins that opens a chapter, a part or an appendix."""

_RECOMMENDATIONS = re.compile(r"\brecommend(?:ations?|ed actions?|s)?\b", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"\b(?:previous|earlier|past|prior|progress (?:on|against|with)|implement(?:ation|ing)|responses?\b|"
    r"answers?\b|respond|"
    r"accepted|review of|from (?:other|previous|earlier)|monitoring of|status of|tracking|arising from other)",
    re.IGNORECASE,
)
_IMPROVEMENTS = re.compile(
    r"\b(?:what (?:needs|must|should|has) (?:to )?(?:change|happen|be done)|what we (?:asked|recommend|are asking|"
    r"want)|areas? for (?:improvement|development)|"
    r"improvements? (?:needed|required)|(?:key|agreed|required|proposed|priority|improvement) actions?|"
    r"action plan|next steps? for|learning points?|"
    r"calls? to action|our asks|proposals?|agreed action|remed(?:y|ies))\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"^(?:table of )?contents(?: page)?$|^index$|^list of (?:contents|recommendations|tables|"
    r"figures)$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"^(?:introduction|background|context|foreword|preface|acknowledgements?|glossary|abbreviations|references|"
    r"bibliography|"
    r"methodology|method|scope|terms of reference|membership|panel members(?:hip)?|key lines of enquiry|"
    r"key events|chronology|"
    r"timeline|genogram|family composition|legal framework|legislation|findings?|key findings|analysis|conclusions?|"
    r"concluding remarks|the complaint|what (?:i|we) (?:have )?(?:investigated|found|considered)|how (?:i|"
    r"we) considered.*|"
    r"next steps|what happens next|further information|contact(?: us)?|contact details|notes|footnotes|"
    r"about (?:the|this) .*|"
    r"appendices|appendix\b.*|annexe?\b.*|good practice|strengths|equality and diversity|statement of.*|"
    r"dissemination|"
    r"summary of (?:facts|events|the case)|the (?:facts|case|family|review process|incident)|statutory .*|"
    r"contributing agencies|agencies involved|(?:related|see also|more on|share|read more|external links|links|"
    r"sources)\b.*|"
    r"press (?:office|contact).*|notes (?:to|for) editors|final decision|signed.*|accountability|governance)$",
    re.IGNORECASE,
)


_APPENDIX = re.compile(r"(?:appendix|annexe?|schedule)\s+[\dA-Z]{1,3}\b", re.IGNORECASE)


def heading_text(text: str) -> str:
    """A heading without its number, and without what web pages add."""
    bare = CHAPTER.sub("", re.sub(r"\s*\[edit\]\s*$", "", text.strip(" *#_")), count=1)
    return (bare or text).strip(" *:–—-\t.")


def topic_of(heading: str) -> Topic:
    """What a section is about."""
    words = heading_text(heading)
    if _CONTENTS.match(words):
        return Topic.CONTENTS
    found = _RECOMMENDATIONS.search(words)
    if found and not _NOT_OURS.search(words) and ":" not in words[: found.start()]:
        return Topic.RECOMMENDATIONS
    if _ELSEWHERE.match(words):
        return Topic.ELSEWHERE
    if _IMPROVEMENTS.search(words):
        return Topic.IMPROVEMENTS
    return Topic.ELSEWHERE if found or _APPENDIX.match(heading.strip(" *#_")) else Topic.UNKNOWN
