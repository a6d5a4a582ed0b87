//! Files, folders, HTML, JSON lines and standard input → articles.
