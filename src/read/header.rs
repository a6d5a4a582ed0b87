//! The optional header of `key: value` lines at the top of a text.
