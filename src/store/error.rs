//! What can go wrong with a store, and what the user can do about it.

use crate::diag::{Diagnostic, Place};
use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a store cannot be used.
#[derive(Debug, Error)]
pub enum StoreError {
    /// `isnad query nowhere.isnad`
    #[error("{} does not exist", path.display())]
    Missing { path: PathBuf },
    /// A file of no bytes, or a build that was stopped before its first article.
    #[error("{} is empty, a store holds articles and claims", path.display())]
    Empty { path: PathBuf },
    /// `isnad query article.txt`
    #[error("{} is no database, a store is an SQLite file", path.display())]
    NoDatabase { path: PathBuf },
    /// A browser's history
    #[error("{} is the database of another program", path.display())]
    Foreign { path: PathBuf },
    /// A store of a later program
    #[error("{} has format {found}, this program knows format {known}", path.display())]
    Version { path: PathBuf, found: i32, known: i32 },
    /// Bytes lost in copying
    #[error("{} is damaged: {message}", path.display())]
    Damaged { path: PathBuf, message: String },
    /// Two builds into one file
    #[error("{} is in use by another process", path.display())]
    Busy { path: PathBuf },
    /// A full disk, or a quota
    #[error("no room left to write {}", path.display())]
    Full { path: PathBuf },
    /// A file or folder that this user may not write, or not open at all
    #[error("{} cannot be opened or written: {message}", path.display())]
    Closed { path: PathBuf, message: String },
    /// A record inside the store that does not parse
    #[error("{} holds a record of {id} that cannot be read: {message}", path.display())]
    Record { path: PathBuf, id: String, message: String },
    /// What SQLite reports beyond these
    #[error("{}: {message}", path.display())]
    Other { path: PathBuf, message: String },
}

impl StoreError {
    /// What SQLite's error means for a user.
    pub(super) fn of(error: rusqlite::Error, path: &Path) -> Self {
        let path = path.to_path_buf();
        let message = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => StoreError::NoDatabase { path },
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { path, message },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { path },
            Some(ErrorCode::DiskFull) => StoreError::Full { path },
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreError::Closed { path, message }
            }
            _ => StoreError::Other { path, message },
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            StoreError::Missing { .. } | StoreError::Empty { .. } => "make it with: isnad build PATH -o FILE",
            StoreError::NoDatabase { .. } => "name a file that isnad build wrote",
            StoreError::Foreign { .. } => "name another file: this one is left as it is",
            StoreError::Version { found, known, .. } if found > known => "use the isnad that wrote it, or a later one",
            StoreError::Version { .. } | StoreError::Damaged { .. } | StoreError::Record { .. } => {
                "build it anew from the articles into another file"
            }
            StoreError::Busy { .. } => "wait until the other build is done, or build into another file",
            StoreError::Full { .. } => "make room and build again: what was stored before is sound",
            StoreError::Closed { .. } => "check that the folder exists and that you may write there",
            StoreError::Other { .. } => return None,
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        match self {
            StoreError::Missing { path }
            | StoreError::Empty { path }
            | StoreError::NoDatabase { path }
            | StoreError::Foreign { path }
            | StoreError::Version { path, .. }
            | StoreError::Damaged { path, .. }
            | StoreError::Busy { path }
            | StoreError::Full { path }
            | StoreError::Closed { path, .. }
            | StoreError::Record { path, .. }
            | StoreError::Other { path, .. } => path,
        }
    }
}

impl From<StoreError> for Diagnostic {
    fn from(error: StoreError) -> Self {
        let place = Place::file(error.path().display().to_string());
        let diagnostic = Diagnostic::error(error.to_string()).with_place(place);
        match error.hint() {
            Some(hint) => diagnostic.with_hint(hint),
            None => diagnostic,
        }
    }
}
