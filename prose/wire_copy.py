"""Rules for news text as it is found: what is no part of the story leaves the text, and what it says is kept.

Wires, archives and copied pages put a dateline, credits, dates and boilerplate into the text, and escape
marks that nothing unescapes. The rules are general and careful in one direction: a piece leaves the text
only when it is certain what it is, and where it says something, only when the article's facts say it now.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.credits import Credit, is_agency, is_outlet, is_role, read_credit
from prose.datelines import Dateline, find_dateline
from prose.dates import parse_date
from prose.document import BlockKind, Facts, StyleKind
from prose.furniture import is_end_matter, is_furniture
from prose.headlines import is_closed_headline, is_headline, supplied_headline
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from prose.draft import Draft, DraftBlock

_HEAD_LINES = 10
"""How many lines at the top may be headline, byline, date and the like."""
_LONGEST_HEAD_LINE = 5
"""How many words a line of the head has at most that says nothing that is known here."""
_DATELINE_BLOCKS = 4
"""Among how many paragraphs at the top the dateline is looked for."""

_PROSE = (BlockKind.PARAGRAPH, BlockKind.HEADING)

_BEFORE_QUOTATION_MARK = re.compile(r"(?<!\\)\\{1,8}(?=[\"'“”„‟‘’‚‛`´«»‹›…–—])")
_BEFORE_OTHER_MARK = re.compile(r"(?<![\\:/])\\(?=[*_\[\](){}#+!.&$~|<>-])")
_PATH = re.compile(r"\\[^\W_]|[:/]\\")
_LONGEST_PATH = 200
_BY = re.compile(
    r"(?:(?:written|reported|words|story|text|report)\s+)?by(?:\s*(?P<colon>:)\s*|\s+)(?P<who>\S.*)", re.I
)
_FROM = re.compile(r"from\s+(?P<who>\S.*),\s+(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)", re.IGNORECASE)
"""A byline that ends with where its writer is: "From Ada Lind, Trent"."""
_PRINTED = re.compile(r"published in (?P<outlet>[^,.]{2,40}), (?:on )?(?P<when>\S.*)", re.IGNORECASE)
_NAMED = re.compile(r"(?:source|author|credit|byline|reporter|publisher)s?\s*:\s*(?P<who>\S.*)", re.I)
_DATED = re.compile(
    r"(?P<what>(?:first\s+|last\s+)?(?:published|updated|posted|modified|created|date)(?:\s+date)?)"
    r"(?:\s+on|\s+at)?\s*:?\s*(?P<when>\S.*)",
    re.IGNORECASE,
)
_HEAD_PARTS = re.compile(r"\s+[|•·]\s+")
_RUN_ON_CREDIT = re.compile(
    r"(?<=[.!?”\"’'»)\]])\s*(?:By|Source|Author|Credit)s?\s*:\s*(?P<who>[^:;!?]{2,80})\Z"
)
_RUN_ON_AGENCY = re.compile(
    r"(?<=[.!?”\"’'»])\s*"
    r"(?:\(\s?(?P<bracketed>[^()]{2,40}?)\s?\)|(?:—|–|--?)\s?(?P<dashed>[A-Z][\w./ -]{1,30}))\.?\Z"
)
_RUN_ON_DESK = re.compile(
    r"(?<=[.!?”\"’'])\s+(?:(?P<agency>PTI|ANI|IANS|UNI)(?:\s[A-Z]{2,4}){1,6}|Enditem)\Z"
)
"""What a desk puts behind the last sentence: the agency with its editors' initials, or an end mark."""
_WORK = (
    r"(?:reporting|writing|written|editing|edited|compiled|translated|translation|graphics?|photos?|produced)"
)
_STAFF_LINE = re.compile(
    r"(?:(?<=[.!?”\"’'»)\]])\s*|\A)\W{0,3}"
    rf"(?P<credits>(?:additional |with )?{_WORK}(?:,? (?:and |& )?(?:additional )?{_WORK})*"
    r"\s+by\b[^\n]{3,400})\Z",
    re.IGNORECASE,
)
_STAFF_CREDIT = re.compile(
    rf"(?:additional |with |and )*(?P<work>{_WORK}(?:,? (?:and |& )?{_WORK})*) by (?P<who>[^.;]{{3,200}})",
    re.IGNORECASE,
)
_STATION = re.compile(r"\s+in\s+[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*")


def tidy_wire_copy(draft: Draft) -> Draft:
    """Return `draft` with what is no part of the story taken out of its text, and its facts completed by it.

    A headline is supplied from the first sentence where nothing else gave one.
    """
    for rule in _RULES:
        draft = rule(draft)
    return draft


def drop_stray_backslashes(draft: Draft) -> Draft:
    r"""Take out backslashes that once escaped a mark (`network\’s`), though not those of paths and code."""
    return replace(draft, blocks=tuple(_without_backslashes(block) for block in draft.blocks))


def _without_backslashes(block: DraftBlock) -> DraftBlock:
    text = block.text
    if "\\" not in text or block.kind is BlockKind.CODE:
        return block
    stray = [Span(*found.span()) for found in _BEFORE_QUOTATION_MARK.finditer(text)]
    stray += [
        Span(*found.span())
        for found in _BEFORE_OTHER_MARK.finditer(text)
        if not _in_path(text, found.start())
    ]
    code = [style.span for style in block.styles if style.kind is StyleKind.CODE]
    return block.without([cut for cut in sorted(stray) if not any(cut.overlaps(span) for span in code)])


def _in_path(text: str, position: int) -> bool:
    """Whether what is written around `position` without a space is a path, a formula or a program."""
    start = max(0, position - _LONGEST_PATH)
    before = text[start:position].rsplit(None, 1)
    after = text[position : position + _LONGEST_PATH].split(None, 1)
    return bool(_PATH.search((before[-1] if before and not text[position - 1].isspace() else "") + after[0]))


def drop_furniture(draft: Draft) -> Draft:
    """Take out lines such as "ADVERTISEMENT" and "Read more:"."""
    kept = tuple(block for block in draft.blocks if block.kind not in _PROSE or not is_furniture(block.text))
    tidied = replace(draft, blocks=kept)
    return tidied if tidied.has_words else draft


def read_end(draft: Draft) -> Draft:
    """Take credits, copyright notices and end marks off the end of the text."""
    blocks, facts = list(draft.blocks), draft.facts
    while len(blocks) > 1:
        last = blocks[-1]
        if last.kind is BlockKind.RULE or (last.kind in _PROSE and is_end_matter(last.text)):
            blocks.pop()
            continue
        stated = _stated_by_line(last.text, facts, at_the_end=True) if last.kind in _PROSE else None
        if stated is None:
            break
        facts = stated
        blocks.pop()
    if blocks and blocks[-1].kind is BlockKind.PARAGRAPH:
        blocks[-1], facts = _without_run_on_credit(blocks[-1], facts)
    return replace(draft, blocks=tuple(blocks), facts=facts)


def _without_run_on_credit(block: DraftBlock, facts: Facts) -> tuple[DraftBlock, Facts]:
    """Cut a credit off the end of the last paragraph's words, and let the facts state it."""
    text = block.text
    if found := _RUN_ON_CREDIT.search(text):
        stated = _with_credit(facts, read_credit(found["who"], single_names=True))
    elif found := _RUN_ON_AGENCY.search(text):
        agency = (found["bracketed"] or found["dashed"]).strip()
        stated = _with_credit(facts, Credit(publisher=agency)) if is_outlet(agency) else None
    elif found := _RUN_ON_DESK.search(text):
        stated = _with_credit(facts, Credit(publisher=found["agency"])) if found["agency"] else facts
    elif found := _STAFF_LINE.search(text):
        stated = _with_staff(facts, found["credits"])
    else:
        return block, facts
    if stated is None or not found.start():
        return block, facts
    return block.part(0, found.start()), stated


def read_head(draft: Draft) -> Draft:
    """Take headline, byline, date and a dateline on a line of its own off the top of the text."""
    blocks, facts = draft.blocks, draft.facts
    for _ in range(_HEAD_LINES):
        if blocks and blocks[0].kind is BlockKind.RULE:
            blocks = blocks[1:]
            continue
        if not blocks or blocks[0].kind not in _PROSE:
            break
        line, rest = _first_line(blocks)
        stated = _stated_by_line(line, facts)
        if stated is None and draft.plain and not facts.headline:
            stated = _with_headline(facts, blocks[0], rest)
        elif stated is None and not facts.byline and rest:
            stated, rest = _with_signed_role(facts, line, rest)
        if stated is None or not rest:
            break
        blocks, facts = rest, stated
    read = replace(draft, blocks=blocks, facts=facts)
    return read if read.has_words else draft


def _with_signed_role(
    facts: Facts, line: str, rest: tuple[DraftBlock, ...]
) -> tuple[Facts | None, tuple[DraftBlock, ...]]:
    """Return the facts with a byline in two lines, a name and what its bearer is, and the blocks after it."""
    role, after = _first_line(rest)
    credit = read_credit(line) if is_role(role) and after else None
    if credit is None or not credit.byline:
        return None, rest
    return _with_credit(facts, Credit(f"{credit.byline}, {role}", credit.publisher)), after


def _first_line(blocks: tuple[DraftBlock, ...]) -> tuple[str, tuple[DraftBlock, ...]]:
    """Return the first line of `blocks`, and the blocks without it."""
    first = blocks[0]
    line, line_break, _ = first.text.partition("\n")
    if not line_break:
        return line, blocks[1:]
    return line, (first.part(len(line), len(first.text)), *blocks[1:])


def _with_headline(facts: Facts, block: DraftBlock, rest: tuple[DraftBlock, ...]) -> Facts | None:
    """Return the facts with the first line of `block` as the headline, or None if it is a sentence.

    Where more lines stand right under it, as in verse, the next one must be a byline or a date.
    """
    line, line_break, _ = block.text.partition("\n")
    if not rest or not is_headline(line) or find_dateline(line):
        return None
    if line_break and _stated_by_line(_first_line(rest)[0], Facts()) is None:
        return None
    return replace(facts, headline=clean_line(line))


def _stated_by_line(line: str, facts: Facts, *, at_the_end: bool = False) -> Facts | None:
    """Return the facts with what a line of the head or the end says, or None if it is no such line.

    A bare date is the story's own only in the head: at the end it may be anything's.
    """
    if at_the_end and parse_date(line):
        return None
    dateline = find_dateline(line)
    if dateline and dateline.alone:
        return _with_dateline(facts, dateline)
    staff = _STAFF_LINE.match(line)
    if staff:
        return _with_staff(facts, staff["credits"])
    if is_agency(line.strip("=-–—() ")) or (facts.byline and not at_the_end and is_outlet(line)):
        return _with_credit(facts, Credit(publisher=line.strip("=-–—() ")))
    first, *others = _HEAD_PARTS.split(line)
    stated = _stated_by_part(first, facts)
    for part in others:
        if stated is None:
            return None
        stated = _stated_by_part(part, stated) or _with_credit(stated, read_credit(part))
    return stated


def _stated_by_part(part: str, facts: Facts) -> Facts | None:
    """Return the facts with a byline, a source or a date, or None if `part` is none of them."""
    if found := _BY.fullmatch(part):
        return _with_credit(facts, read_credit(found["who"], single_names=bool(found["colon"])))
    if found := _FROM.fullmatch(part):
        stated = _with_credit(facts, read_credit(found["who"]))
        return replace(stated, dateline=stated.dateline or found["place"]) if stated else None
    if (found := _PRINTED.fullmatch(part)) and (published := parse_date(found["when"])):
        stated = _with_credit(facts, Credit(publisher=found["outlet"]))
        return replace(stated, published=stated.published or published) if stated else None
    if found := _NAMED.fullmatch(part):
        return _with_credit(facts, read_credit(found["who"]))
    dated = _DATED.fullmatch(part)
    published = parse_date(dated["when"] if dated else part)
    if published is None:
        return None
    updates = dated is not None and dated["what"].lower().split()[-1] in ("updated", "modified")
    return facts if facts.published and updates else replace(facts, published=facts.published or published)


def read_dateline(draft: Draft) -> Draft:
    """Take the dateline that is run into a paragraph off it.

    It is looked for in the first paragraph that is no line of the head, and in the next few where a day, a
    region or an agency makes it more than a word in capitals before a dash. One that opens the second
    paragraph proves the first a headline.
    """
    paragraphs = [number for number, block in enumerate(draft.blocks) if block.kind is BlockKind.PARAGRAPH]
    opened = False
    for number in paragraphs[:_DATELINE_BLOCKS]:
        block = draft.blocks[number]
        dateline = find_dateline(block.text)
        if dateline is None or dateline.alone or (opened and not dateline.certain_anywhere):
            opened = opened or not _is_head_line(block.text)
            continue
        facts = _with_dateline(draft.facts, dateline)
        if facts is None:
            return draft
        before = draft.blocks[:number]
        if number == 1 and not facts.headline and is_closed_headline(before[0].text):
            facts, before = replace(facts, headline=clean_line(before[0].text).rstrip(".")), ()
        filed = block.part(dateline.end, len(block.text))
        return replace(draft, blocks=(*before, filed, *draft.blocks[number + 1 :]), facts=facts)
    return draft


def _is_head_line(text: str) -> bool:
    """Whether a paragraph is a few words without a stop: a name, a time, a place."""
    return len(text.split()) <= _LONGEST_HEAD_LINE and text[-1:].isalnum()


def supply_headline(draft: Draft) -> Draft:
    """Make a headline from the first sentence where the source gave none."""
    if draft.facts.headline:
        return draft
    wordless = (BlockKind.RULE, BlockKind.CODE, BlockKind.TABLE)
    blocks = [block for block in draft.blocks if block.kind not in wordless] or list(draft.blocks)
    headline = next((made for block in blocks if (made := supplied_headline(block.text))), "")
    return replace(draft, facts=replace(draft.facts, headline=headline, headline_supplied=True))


def _with_dateline(facts: Facts, dateline: Dateline) -> Facts | None:
    """Return the facts with what `dateline` says, or None if they say something else."""
    if facts.dateline and facts.dateline.casefold() != dateline.place.casefold():
        return None
    facts = replace(
        facts,
        dateline=facts.dateline or dateline.place,
        published=facts.published or dateline.published,
    )
    if not dateline.agency:
        return facts
    return _with_credit(facts, Credit(publisher=dateline.agency)) or facts


def _with_credit(facts: Facts, credit: Credit | None) -> Facts | None:
    """Return the facts with `credit`, or None if they already name somebody else, or there is none.

    An agency whose story another outlet publishes is credited as a byline.
    """
    if credit is None:
        return None
    byline, publisher = facts.byline or credit.byline, facts.publisher or credit.publisher
    if credit.byline and credit.byline.casefold() not in byline.casefold():
        return None
    if credit.publisher and credit.publisher.casefold() not in publisher.casefold():
        byline = byline or credit.publisher
        if credit.publisher.casefold() not in byline.casefold():
            return None
    return replace(facts, byline=byline, publisher=publisher)


def _with_staff(facts: Facts, line: str) -> Facts | None:
    """Return the facts with the reporters that a line such as "Reporting by ..." names.

    None if anything in the line is more than work and names, as in "Reporting by the paper showed ...".
    """
    reporters = ""
    for part in re.split(r";|\.\s", line):
        named = _STAFF_CREDIT.fullmatch(part.strip(" ()[].,"))
        credit = read_credit(_STATION.sub("", named["who"])) if named else None
        if named is None or credit is None:
            return None
        if not reporters and "report" in named["work"].lower():
            reporters = credit.byline
    return replace(facts, byline=facts.byline or reporters)


_RULES: tuple[Callable[[Draft], Draft], ...] = (
    drop_stray_backslashes,
    drop_furniture,
    read_end,
    read_head,
    read_dateline,
    supply_headline,
)
"""The rules in the order in which they run: each leaves the next a draft that is whole."""
