"""What each command says of itself, and examples of it: the words of `newsread COMMAND --help`."""

from __future__ import annotations

DESCRIPTION = """\
Read the news closely: who and what an article mentions, who said what, and your own passages with tags and
notes. Without a command the app opens; on a first run a library is made with sample articles in it."""

EPILOG = """\
examples:
  newsread                                 open the app
  newsread add story.md https://...        take articles into the library
  newsread list --unread taliban           articles not yet read, with this word
  newsread search said-by:haqqani          what articles say, with the words in their sentence
  newsread show 4                          read article 4, here in the terminal
  newsread passages --tag claims           every passage that you tagged "claims"
  newsread quotes --by haqqani             what somebody said, in all articles
  newsread marks story.txt > marks.jsonl   names and quotes of a file, as JSON

The library is one file: --library FILE, else the file that NEWSREAD_LIBRARY names, else library.db in your
data folder. So are the settings: --config FILE, NEWSREAD_CONFIG, or config.toml in your configuration folder.
What you asked for is written to standard output, notices and progress to standard error.

exit codes:
  0    done
  1    something could not be done; a sentence on standard error says what
  2    the command was not understood, or the app was started without a terminal
  130  interrupted (Ctrl-C)"""

LIST = """\
List articles, newest first. On a terminal in columns: number, state (● unread, ◐ started, ★ starred),
headline, source, date, passages. Into a file or another program as lines of eight fields parted by tabs:
number, state (unread, started, read), "starred" or nothing, headline, source, date (2024-12-31), words,
passages."""

LIST_EXAMPLES = """\
examples:
  newsread list --unread --limit 20
  newsread list taliban minister           articles with both words
  newsread list 'said-by:jadoon after:"3 weeks"'
  newsread list | cut -f 1,4               numbers and headlines
  newsread list --jsonl --starred"""

SEARCH = """\
Search the articles, and show what was found in its sentence: what fits best first, or with --sort newest the
newest. Put the QUERY in quotation marks for your shell. It is made of

  taliban minister   both words: in headline and text, or in a passage with its note and tags
  "safe haven"       these words next to one another
  secur*             words that begin so
  -word, a or b, ( ) what must not be true, what may be, what belongs together
  tag: note:         a tag of yours, or one below it; words of a note; on the article or in it
  name:              who or what is mentioned, by words of a name
  said-by: said:     who is quoted, and what is said; side by side they are about one quote
  source: by: lang:  the outlet, the author, the language (lang:de, lang:German)
  feed: folder:      the feed that it came with, or the folder that this is in
  is:                unread, started, read, starred, binned
  has:               note, tag, highlight, passage, quote, name, orphan, change, never
  after: before:     2024-12-31, 2024-12, 2024, yesterday, monday, "3 weeks"

On a terminal in blocks, else as lines of seven fields parted by tabs: number, place in the text, headline,
source, date (2024-12-31), "note" if it is in a note, sentence."""

SEARCH_EXAMPLES = """\
examples:
  newsread search 'taliban minister'
  newsread search 'said-by:jadoon "safe haven" after:2024-12'
  newsread search --sort newest --limit 20 '(drone or missile) -tag:seen'
  newsread search --jsonl 'has:note lang:en'"""

SHOW = """\
Show one article: its text, then your passages with their tags and notes, then who is quoted. The number is
the one that `newsread list` shows."""

SHOW_EXAMPLES = """\
examples:
  newsread show 4 | less
  newsread show --plain 4                  for screen readers: marks are said in words
  newsread show --json 4                   with the offsets of all marks, in code points of "text" """

PASSAGES = """\
List the passages that you highlighted, tagged or noted, newest first, each with its words, tags, note and
article."""

PASSAGES_EXAMPLES = """\
examples:
  newsread passages border                 with a word in the passage, its note or its tags
  newsread passages --tag claims --markdown > claims.md
  newsread passages --json"""

MARKS = """\
Find names and quotes without a library. Each FILE gives one JSON object a line: "file", "text" (the clean
text that all offsets count code points of), "entities" and "quotes"."""

MARKS_EXAMPLES = """\
With --jsonl, lines of {"id", "text"} are read from standard input, and for each a line of {"id", "entities",
"quotes"} is written, over exactly that text. A line that cannot be used is named on standard error and left
out, and the exit code is 1.

examples:
  newsread marks story.txt
  newsread marks --jsonl < articles.jsonl > marks.jsonl"""

DETECT = """\
Find names and quotes in the articles that have not been looked at yet, or were by an older version. What you
marked or corrected yourself is never changed. Ctrl-C stops: the articles done until then are kept, and the
next time it goes on. An article that cannot be looked through, or takes longer than a minute and a second
for each thousand characters, is named and left without."""

BACKUP = """\
Copy the library to TARGET, safely even while the app is open. Without TARGET the copy goes into the folder
"backups" beside the library. An existing file is never overwritten."""

REVIEW = """\
Read again what you marked: passages come up the day after you made them, and then after days that grow each
time (FSRS), as many a day as the settings say. On a terminal one after the other in its context, each
answered with a letter and Enter: Enter alone is done, 1 to 4 done and how well you remembered it, l later
(tomorrow), x never again, u undo, q quit. Into a file or another program what is due is written and nothing
changes. With a search, a tag or --limit what is due of those, also when the day's number is done.

With --marks the same for names and speakers of which the machine is not sure: a yes, x no, s skip for today.
An answer holds for every article, as any correction."""

REVIEW_EXAMPLES = """\
examples:
  newsread review
  newsread review --tag claims --limit 5
  newsread review --json                   what is due, with the day and when it was last read
  newsread review --marks"""

RESTORE = """\
Put a copy in the place of the library: a file that you name, or one of the folder "backups" beside the
library by its name. The copy is looked through first; one that is damaged, or of a newer version, is
refused. What is there now is kept in "backups", under a name that ends in "replaced", and its path is
written. It works while the app is open, which then shows the restored library; while another program is
writing it is refused. Without COPY the copies are listed, the newest first: path, moment in UTC, bytes, why
it is kept."""

RESTORE_EXAMPLES = """\
examples:
  newsread restore
  newsread restore library-20241213T093000123456Z.db
  newsread restore ~/safe/library.db"""

SETTINGS = """\
Say where the settings are and what they are, a line each: the name, a tab, the value. In the file may stand:

  [entities]
  pipeline = "de_core_news_sm"             a spaCy pipeline, or a folder with one, finds the names

  [review]
  a_day = 15                               how many passages come up for review on a day

  [network]
  allow_private = true                     pages and feeds may come from this machine and its network too"""

NAMES = """\
List the people, organisations, places and other names of all articles, those mentioned most first. On a
terminal in columns; into a file or another program as lines of eight fields parted by tabs: number, name,
label, mentions, articles, day last seen, "corrected" or nothing, "several" or nothing (one word of a
person's name: it may be several people). With --name one of them: its spellings, its mentions in context,
what it said. With --corrections what you corrected."""

NAMES_EXAMPLES = """\
examples:
  newsread names haqqani                   names with this word in one of their spellings
  newsread names --label organization --limit 20
  newsread names --name "Usman Iqbal Jadoon"
  newsread names --name 12 --json
  newsread names --corrections             what you corrected, each with a number
  newsread names --take-back 3             take correction 3 back"""

QUOTES = """\
What was said, in all articles, the newest first: with these words in the quote itself, by a name, about a
name that the quote mentions, in a passage of yours with a tag. Each with its speaker ("probably" where that
is not certain), outlet, day and headline. The same words quoted in several articles are one entry, in their
fullest wording, with the other outlets and how they differ: "-" what they leave out, "+" what they add.

A NAME is a number that "newsread names" shows, or words. A DAY is 2024-12-31, 2024-12 or 2024, in UTC. With
--limit only so many quotes of the newest articles are looked at."""

QUOTES_EXAMPLES = """\
examples:
  newsread quotes --by "Usman Iqbal Jadoon" --since 2024-12
  newsread quotes --about TTP --direct --certain
  newsread quotes --act denies             what was denied
  newsread quotes border --tag claims --markdown > quotes.md
  newsread quotes --reported --csv > quotes.csv      for a spreadsheet
  newsread quotes --limit 20 --jsonl"""

EXPORT = """\
Write what is in the library in a form for another program, or for another library: all of it, or what fits a
search, has a tag or is in one article. Without --to it goes to standard output. A file appears whole or not
at all, and none is overwritten unless you say so.

  jsonl         the library itself, articles with their text and all that you made, for newsread import
  w3c           passages as W3C Web Annotations (JSON-LD)
  hypothesis    passages as the API of Hypothesis gives them (JSON)
  csv           passages as a table for spreadsheets
  readwise      passages as the table that Readwise takes in
  csl           the articles with passages, as reference managers take them (CSL-JSON)
  qdc           tags as a codebook of REFI-QDA, for programs that code texts
  qdpx          articles and passages as a project of REFI-QDA
  markdown      a folder of notes, one for each article with passages, fit for Obsidian"""

EXPORT_EXAMPLES = """\
examples:
  newsread export jsonl --to library.jsonl              everything
  newsread export markdown --tag claims --to notes/
  newsread export jsonl tag:claims after:2024-12 > claims.jsonl"""

IMPORT = """\
Take in what newsread export wrote from another library, annotations as the W3C or Hypothesis has them, or a
codebook of REFI-QDA (.qdc), whose codes become tags.
What is here already, by its identifier, is left as it is, so that importing twice changes nothing, and two
libraries become one. A passage whose words are not in its article here is kept as an orphan. All of it is one
step that the app can undo."""

IMPORT_EXAMPLES = """\
examples:
  newsread import library.jsonl
  newsread import --json mine.jsonl theirs.jsonl        one JSON object a line"""

CHECK = """\
Check the library for damage. The exit code is 1 if there is any."""

KEYS = """\
Write every command of the app with its keys, as a file of keys to begin with: keys.toml beside the settings
gives keys to commands. In it may stand:

  preset = "newsboat"                      keys for hands that know newsboat

  [article]
  "x" = "highlight"                        x highlights, whatever it did before
  "H" = false                              H does nothing

A table is a place in the app; [reading] is about articles with and without a selection, [lists] about all
lists, [everywhere] about everything. The app does not start with a key that means two things, or a command
that there is not."""

KEYS_EXAMPLES = """\
examples:
  newsread keys | grep tag                 what a command is called, and its keys
  newsread keys > my-keys.toml             every line is a comment until you take its # out"""

COMPLETION = """\
Write what your shell needs to complete the commands and options of newsread, and the files that they take."""

COMPLETION_EXAMPLES = """\
examples:
  newsread completion bash > ~/.local/share/bash-completion/completions/newsread
  newsread completion zsh > ~/.zsh/completions/_newsread     with that folder in fpath, before compinit
  newsread completion fish > ~/.config/fish/completions/newsread.fish"""
