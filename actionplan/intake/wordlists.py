"""How a recommendation is worded: the words that say what somebody is to do, and the sentences that announce a list."""

import re
from typing import Final

_VERBS: Final = (
    "accept|acknowledge|act|add|address|adopt|advise|agree|align|allocate|amend|amplify|analyse|apologise|appoint|"
    "appraise|arrange|ask|assess|assure|audit|bring|build|call|carry|change|check|clarify|co-ordinate|commission|"
    "communicate|complete|conduct|confirm|consider|consult|continue|contribute|convene|coordinate|create|define|"
    "deliver|demonstrate|design|determine|develop|disseminate|document|draft|draw|educate|embed|embrace|enable|"
    "encourage|engage|enhance|ensure|escalate|establish|evaluate|examine|expand|explain|explore|extend|facilitate|"
    "finalise|find|focus|follow|formalise|fund|gather|get|give|guarantee|hold|host|identify|implement|improve|"
    "include|increase|inform|inspect|integrate|introduce|invest|invite|issue|join|keep|launch|lead|learn|"
    "legislate|maintain|make|manage|map|measure|minimise|monitor|move|name|obtain|offer|open|organise|oversee|pay|"
    "pilot|plan|prepare|prioritise|produce|promote|provide|publish|pursue|put|raise|re-establish|re-evaluate|"
    "re-examine|reconsider|record|recruit|reduce|refer|reflect|refresh|regularise|reinforce|remind|remove|renew|"
    "replace|report|request|require|research|resource|respond|restate|review|revise|revisit|roll|safeguard|say|"
    "scope|scrutinise|secure|seek|send|set|share|simplify|specify|standardise|start|stop|strengthen|submit|supply|"
    "support|sustain|tackle|take|target|task|tell|test|tighten|track|train|transfer|treat|undertake|update|urge|"
    "use|utilise|work|write"
)
_FIRST_VERB = re.compile(rf"[\"“'‘(]*(?:to\s+)?(?:[a-z]+ly\s+)?(?:{_VERBS})\b", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:should|must|shall|ought to|needs? to|(?:is|are) (?:asked|recommended|required|invited|encouraged|urged|"
    r"expected) to|"
    r"recommends?|recommended|(?:is|are) to (?:be )?[a-z]+|to (?:review|ensure|undertake|develop|provide|consider|"
    r"work|"
    r"establish|seek|co-?ordinate|agree|publish|commission|strengthen|improve|audit|lead))\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"^(?:[A-Z][\w'’]+ ){1,3}(?:was|were|had|said|complains?|told|did|found|stated|reported|felt)\b")

_ANNOUNCES = re.compile(
    r"\brecommend(?:s|ed|ing)?\b(?:\s+that)?(?:\s+[^.:]{0,80})?\s*:$|"
    r"\brecommendations?\b[^.]{0,160}(?:\bfollow(?:s|ing)?\b|\bbelow\b|\bare\b|\bis\b|\bset out\b|\bsummar\w+\b|:$)|"
    r"\bfollowing\b[^.]{0,60}\b(?:recommendations?|actions?|steps|improvements|changes)\b|"
    r"\b(?:makes?|made|has made|sets? out|offers?|contains?)\b[^.]{0,60}\brecommendations\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:\b(?:should|must|shall|needs? to|ought to|(?:is|are) (?:to|asked to|required to|recommended to|urged to|"
    r"invited to)|asked?\b[^.:]{0,60}\bto do\b[^.:]{0,40}|"
    r"we (?:ask|urge|want|call on|recommend)\b[^:]{0,80}|they are to|should (?:change|happen)\b[^.:]{0,80}|"
    r"agreed to|what\b[^.:]{0,60}\bshould\b[^.:]{0,60}))\s*(?:also|now|therefore|immediately|"
    r"jointly)?\s*(?:[:–—-]|…|\.{3})$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:complain(?:s|ed)? (?:that|about)|contributed to|where|found that|identified that|considered|included?|"
    r"consists? of|comprises?|attended|members?|"
    r"involved|took part|terms of reference|questions?|lines of enquiry|examined|looked at|interviewed|documents|"
    r"evidence from|were present|"
    r"the facts|chronology|known to|following agencies|strengths|good practice|learned that|concluded that|"
    r"shows? that|findings?)\b[^.]{0,120}:$",
    re.IGNORECASE,
)


def says_what_to_do(text: str) -> bool:
    """Whether an item asks for something: by should, must and their like, or by beginning with what is to be done."""
    return bool(_DUTY.search(text) or _FIRST_VERB.match(text)) and not (
        _REPORTS.match(text) and not re.search(r"\b(?:should|must)\b", text)
    )


def announces(text: str) -> bool:
    """Whether a sentence announces recommendations: "The review makes these recommendations:"."""
    return bool(_ANNOUNCES.search(text.strip())) and not tells(text)


def asks(text: str) -> bool:
    """Whether a sentence that ends openly asks for what follows: "The Board should:"."""
    return bool(_ASKS.search(text.strip()))


def tells(text: str) -> bool:
    """Whether a sentence announces what was found or who took part."""
    return bool(_TELLS.search(text.strip())) and not re.search(r"\brecommend", text, re.IGNORECASE)
