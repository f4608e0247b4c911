"""What is asked of what a reader says of a whole article, as SQL finds it."""

from __future__ import annotations

from store.search.conditions import ArticleConditions

NEVER = "FALSE"
"""The condition that nothing meets."""


class RemarkConditions(ArticleConditions):
    """Writes a query as a condition on a row of `reading`, of which the tags and the note alone count."""

    TABLE = "remark"

    def __init__(self) -> None:
        super().__init__("reading.article_id")

    def words(self, expression: str) -> str:
        """They are in the note or the tags."""
        found = self.value(expression)
        return f"{self.article} IN (SELECT rowid FROM remark_search WHERE remark_search MATCH {found})"

    def with_passage(self, condition: str) -> str:
        """It is none."""
        return NEVER

    def of_whole(self, passages: str, articles: str) -> str:
        """What is asked of tags and notes is asked of those of the article."""
        return super().of_whole(NEVER, articles)
