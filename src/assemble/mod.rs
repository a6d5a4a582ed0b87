//! Claims → graph: actors and events merged, reprints counted once, stances derived.
