//! A property graph: labelled nodes, typed relationships, properties. Knows no claims.
