//! The read side of openCypher over a graph.
