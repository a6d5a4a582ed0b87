//! Document → claims.
