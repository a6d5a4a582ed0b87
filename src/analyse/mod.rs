//! Measures over the graph.
