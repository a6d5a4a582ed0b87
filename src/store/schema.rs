//! The tables of a store, and how a file is known to be one.
//!
//! Room is left for others: tables are only ever added, each addition raises `VERSION`.

use crate::store::error::StoreError;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// `isnd` in ASCII: what the SQLite header of a store carries, so that `file` and others can tell.
const APPLICATION: i32 = 0x6973_6e64;

/// Raised whenever the tables change.
const VERSION: i32 = 2;

/// Claims hang on their article by its id; a claim's `origin` is empty where this program read it, else it names who
/// handed it in.
const TABLES: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    hash BLOB NOT NULL,
    version TEXT NOT NULL,
    text TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    published TEXT,
    url TEXT,
    lang TEXT,
    author TEXT,
    parts TEXT NOT NULL
);
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    origin TEXT NOT NULL,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    modality TEXT NOT NULL,
    start TEXT,
    end TEXT,
    record TEXT NOT NULL
);
CREATE UNIQUE INDEX claims_order ON claims (article, origin, seq);
CREATE INDEX claims_type ON claims (type, modality, start);
";

/// What version 2 added: what people corrected, in the order in which they did.
const CORRECTIONS: &str = "
CREATE TABLE corrections (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    record TEXT NOT NULL
);
";

/// What the header of a file says it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Header {
    /// A store of this version.
    Store,
    /// A store of an earlier version.
    Older,
    /// No table, no name: a file that was only just made.
    Empty,
}

/// Reads the header.
///
/// # Errors
/// Other people's databases, stores of a later version, and what is no database.
pub(super) fn header(connection: &Connection, path: &Path) -> Result<Header, StoreError> {
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i32>(0));
    let said = |error| StoreError::of(error, path);
    let application = number("PRAGMA application_id").map_err(said)?;
    let version = number("PRAGMA user_version").map_err(said)?;
    let tables = number("SELECT count(*) FROM sqlite_schema").map_err(said)?;
    match (application, version) {
        (APPLICATION, VERSION) => Ok(Header::Store),
        (APPLICATION, 1) => Ok(Header::Older),
        (APPLICATION, found) => Err(StoreError::Version { path: path.into(), found, known: VERSION }),
        (0, 0) if tables == 0 => Ok(Header::Empty),
        _ => Err(StoreError::Foreign { path: path.into() }),
    }
}

/// Makes an empty store, in one transaction: either all of it is there or nothing.
///
/// # Errors
/// What SQLite reports; nothing is an error if another process was faster.
pub(super) fn create(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let said = |error| StoreError::of(error, path);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
    if header(&transaction, path)? == Header::Empty {
        transaction.execute_batch(TABLES).map_err(said)?;
        transaction.execute_batch(CORRECTIONS).map_err(said)?;
        transaction.pragma_update(None, "application_id", APPLICATION).map_err(said)?;
        transaction.pragma_update(None, "user_version", VERSION).map_err(said)?;
    }
    transaction.commit().map_err(said)
}

/// Brings a store of version 1 up to this one; tables are only added.
///
/// # Errors
/// What SQLite reports; then nothing has changed.
pub(super) fn upgrade(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let said = |error| StoreError::of(error, path);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
    if header(&transaction, path)? == Header::Older {
        transaction.execute_batch(CORRECTIONS).map_err(said)?;
        transaction.pragma_update(None, "user_version", VERSION).map_err(said)?;
    }
    transaction.commit().map_err(said)
}
