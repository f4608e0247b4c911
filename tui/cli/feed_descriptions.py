"""What the commands about feeds say of themselves: the words of `newsread feed --help` and `fetch --help`."""

from __future__ import annotations

FEED = """\
Your feeds: RSS, Atom and JSON Feed. A feed is named by its number, its address or words of its name. The
network is used by "add" alone; "newsread fetch" asks the feeds for what is new."""

FEED_EXAMPLES = """\
examples:
  newsread feed add https://gazette.example/ --folder News/Local
  newsread feed add https://gazette.example/feed.xml --full-text --interval 2h
  newsread feed list
  newsread feed edit gazette --title "The Gazette" --interval usual
  newsread feed pause 3
  newsread feed import subscriptions.opml
  newsread feed export > feeds.opml"""

FETCH = """\
Ask your feeds for what is new, all but those that are paused, and take it in with its names and quotes. Eight
are asked at once, no server for more than two things; what has not changed is not sent again, and who wants
to be left alone until later is. An entry that changed becomes a new version of its article.

What came, and what could not be read, is said on standard error. The exit code is 1 if a feed could not be
read; a feed that fails is due ever more rarely, so that a schedule with --due stays quiet. Ctrl-C stops: what
came in until then is kept."""

FETCH_EXAMPLES = """\
examples:
  newsread fetch
  newsread fetch gazette                   one feed, also if it is paused
  newsread fetch --due                     for a schedule such as that of cron: only what is due
  newsread fetch --json                    {"feed", "title", "new", "updated", "problem", "done", "total"}"""
