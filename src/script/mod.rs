//! Folded text with a map back to byte offsets. Knows letters, no words.
