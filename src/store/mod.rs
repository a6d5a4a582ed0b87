//! Articles and claims in one SQLite file.
