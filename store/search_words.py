"""What a reader types to search, as the search index takes it."""

from __future__ import annotations

from prose.characters import clean_line


def match_expression(words: str) -> str:
    """Return the FTS5 query for text in which every word of `words` occurs or begins a word.

    Each word is quoted, so that nothing typed is taken for an operator; what has no letter or digit in it is
    left out, as the index does not hold it. The result is empty where no word is left: there is nothing to
    search for. See https://www.sqlite.org/fts5.html#full_text_query_syntax.
    """
    found = [word for word in clean_line(words).split() if any(map(str.isalnum, word))]
    return " ".join('"' + word.replace('"', '""') + '"*' for word in found)
