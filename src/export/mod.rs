//! A graph or a table in the formats of other tools, one file a format.
