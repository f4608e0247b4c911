"""Taking articles in: files, folders, lines of JSON, standard input, and pages of the web."""
