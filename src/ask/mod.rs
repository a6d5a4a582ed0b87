//! A plain question → a query.
