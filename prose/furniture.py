"""Lines that stand among the words of an article and are no part of it: what pages and wires put around text.

Each pattern takes a whole line, so that a sentence that merely mentions an advertisement stays.
"""

from __future__ import annotations

import re

_ANYWHERE = re.compile(
    r"""
    \W*(?:
        (?:skip\ )?advertisements? | sponsored(?:\ (?:content|post))?
        | (?:story|article)\ continues\ (?:below|after)(?:\ (?:this\ )?(?:ad|advertisement))?
        | continue\ reading(?:\ (?:below|the\ (?:main\ )?story))? | scroll\ (?:down\ )?to\ continue
        | (?:see|read)\ also | also\ read | read\ more
        | related(?:\ (?:articles?|stories|story|content|coverage|news))?
        | share(?:\ this)?(?:\ (?:article|story|page|post))?
        | share\ (?:on|via)\ (?:facebook|twitter|x|whatsapp|linkedin|e-?mail)
        | (?:tweet|print|email|save)(?:\ this)?\ (?:article|story|page)
        | page\ \d{1,3}(?:\ ?(?:of|/)\ ?\d{1,3})?
    )\W*
    | -\ ?\d{1,3}\ ?-
    | (?:read\ more|see\ also|also\ read|read\ also|related)\ ?:\s?[^.!?]{1,150}(?:[^.!?\s]|\w\?)
    | for\ (?:immediate|urgent)\ release
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT_THE_END = re.compile(
    r"""
    \#{2,} | [-–—]\ ?30\ ?[-–—] | [-–—(\[*]*\ ?(?:ends?|end\ (?:all|it)|more)\ ?[-–—)\]*]+ | ENDS?
    | (?:copyright\ ?(?:\(c\)|©)?|\(c\)|©)\ ?(?:by\ )?\d{4}\b[^\n]{0,400}
    | ©[^\n]{1,400} | copyright\ [^\n.!?]{1,60}\ \d{4}
    | copyright\ [^\n]{1,100}\ all\ rights\ reserved[^\n]{0,300}
    | all\ rights\ reserved[^\n]{0,300}
    | this\ material\ may\ not\ be\ (?:published|reproduced)[^\n]{0,300}
    | [a-z]{2,3}(?:/[a-z]{2,3}){1,3} | enditem
    | you\ are\ receiving\ this\ (?:e-?mail|newsletter)[^\n]{0,300} | unsubscribe\W{0,3}
    | follow\ [^\n.!?]{0,60}\bon\ (?:twitter|x|facebook|instagram|linkedin|bluesky|mastodon|threads)\b
      \W{0,3}[\w.]{0,30}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 500


def is_furniture(line: str) -> bool:
    """Whether `line`, wherever it stands in an article, belongs to the page around it and not to the text."""
    return len(line) <= _LONGEST and bool(_ANYWHERE.fullmatch(line))


def is_end_matter(line: str) -> bool:
    """Whether `line`, after the last paragraph, says that the text ends or to whom it belongs."""
    return len(line) <= _LONGEST and bool(_AT_THE_END.fullmatch(line))
