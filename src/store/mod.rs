//! Articles and claims in one SQLite file.
//!
//! A batch is written in one transaction: killed at any moment, the file holds whole batches, and the next build goes on.
//! What claims mean, and how they merge into a graph, is left to `assemble`.

mod error;
mod rows;
mod schema;
mod search;

pub use error::StoreError;

use crate::article::Article;
use crate::claim::Claim;
use crate::diag::{Diagnostic, Place, Warned};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior, params};
use schema::Header;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for another process before giving up.
const PATIENCE: Duration = Duration::from_secs(5);

/// A file of articles and claims, open.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens a store that is there.
    ///
    /// # Errors
    /// What is missing, empty, damaged or no store of this version.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing { path: path.into() });
        }
        let mut store = Store::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        match schema::header(&store.connection, path)? {
            Header::Store => Ok(store),
            Header::Older => schema::upgrade(&mut store.connection, path).map(|()| store),
            Header::Empty => Err(StoreError::Empty { path: path.into() }),
        }
    }

    /// Opens a store, or makes an empty one where there is none.
    ///
    /// # Errors
    /// As `open`, and a folder that is missing or may not be written.
    pub fn create(path: &Path) -> Result<Store, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut store = Store::connect(path, flags)?;
        match schema::header(&store.connection, path)? {
            Header::Store => {}
            Header::Older => schema::upgrade(&mut store.connection, path)?,
            Header::Empty => schema::create(&mut store.connection, path)?,
        }
        Ok(store)
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Store, StoreError> {
        let said = |error| StoreError::of(error, path);
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(said)?;
        connection.busy_timeout(PATIENCE).map_err(said)?;
        // A rollback journal, which is gone once the work is done: a store is one file that can be copied.
        connection.pragma_update(None, "foreign_keys", "ON").map_err(said)?;
        Ok(Store { connection, path: path.into() })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this very article (id, text, title, date and so on) was stored by this version of program and lexicon, so
    /// that it need not be extracted again.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn has(&self, article: &Article, version: &str) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM articles WHERE id = ?1 AND hash = ?2 AND version = ?3";
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| self.said(error))?;
        statement.exists(params![article.id, rows::hash(article), version]).map_err(|error| self.said(error))
    }

    /// Stores articles with the claims read from them, in one transaction. An article whose id is there is replaced, and
    /// so are the claims that this program read from it; claims handed in stay while they still fit its text, else they
    /// are left out with a warning.
    ///
    /// # Errors
    /// What SQLite reports; then nothing of the batch is stored.
    pub fn put(&mut self, batch: &[(Article, Vec<Claim>)], version: &str) -> Result<Warned<()>, StoreError> {
        let path = self.path.clone();
        let said = |error| StoreError::of(error, &path);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
        let mut warnings = Vec::new();
        for (article, claims) in batch {
            put_article(&transaction, article, version).map_err(said)?;
            warnings.extend(drop_stale(&transaction, article, &path)?);
            for (seq, claim) in claims.iter().enumerate() {
                put_claim(&transaction, claim, "", seq as i64).map_err(said)?;
            }
        }
        transaction.commit().map_err(said)?;
        Ok(Warned { value: (), warnings })
    }

    /// Stores claims that someone else hands in, under the name of their origin; says how many. A claim with the id of an
    /// earlier one from the same origin replaces it. Claims that do not fit the articles of the store are left out.
    ///
    /// # Errors
    /// What SQLite reports; then none is stored.
    pub fn put_claims(&mut self, origin: &str, claims: &[Claim]) -> Result<Warned<usize>, StoreError> {
        let path = self.path.clone();
        let said = |error| StoreError::of(error, &path);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
        let mut stored = Warned::clean(0);
        for claim in claims {
            match refusal(&transaction, claim, origin).map_err(said)? {
                Some(message) => {
                    let place = Place { piece: claim.id.clone(), ..Place::file(origin) };
                    stored.warnings.push(Diagnostic::warning(message).with_place(place));
                }
                None => {
                    let sql = "SELECT coalesce(max(seq) + 1, 0) FROM claims WHERE article = ?1 AND origin = ?2";
                    let mut statement = transaction.prepare_cached(sql).map_err(said)?;
                    let seq = statement.query_row(params![claim.article, origin], |row| row.get(0)).map_err(said)?;
                    put_claim(&transaction, claim, origin, seq).map_err(said)?;
                    stored.value += 1;
                }
            }
        }
        transaction.commit().map_err(said)?;
        Ok(stored)
    }

    /// Takes out the articles whose ids `keep` refuses, with all their claims; says how many.
    ///
    /// # Errors
    /// What SQLite reports; then nothing is taken out.
    pub fn prune(&mut self, keep: impl Fn(&str) -> bool) -> Result<usize, StoreError> {
        let ids = self.ids()?;
        let path = self.path.clone();
        let said = |error| StoreError::of(error, &path);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
        let mut gone = 0;
        for id in ids.iter().filter(|id| !keep(id)) {
            transaction.execute("DELETE FROM claims WHERE article = ?1", [id]).map_err(said)?;
            gone += transaction.execute("DELETE FROM articles WHERE id = ?1", [id]).map_err(said)?;
        }
        transaction.commit().map_err(said)?;
        Ok(gone)
    }

    /// The ids of all articles, in order.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn ids(&self) -> Result<Vec<String>, StoreError> {
        let said = |error| self.said(error);
        let mut statement = self.connection.prepare("SELECT id FROM articles ORDER BY id").map_err(said)?;
        statement.query_map([], |row| row.get(0)).and_then(Iterator::collect).map_err(said)
    }

    /// The article with this id.
    ///
    /// # Errors
    /// A damaged file.
    pub fn article(&self, id: &str) -> Result<Option<Article>, StoreError> {
        let sql = format!("SELECT {} FROM articles WHERE id = ?1", rows::ARTICLE);
        let mut statement = self.connection.prepare_cached(&sql).map_err(|error| self.said(error))?;
        let read = statement.query_row([id], rows::article).optional().map_err(|error| self.said(error))?;
        read.map(|read| read.map_err(|(id, message)| self.unreadable(id, message))).transpose()
    }

    /// All articles in order of id, whatever order they came in.
    ///
    /// # Errors
    /// A damaged file.
    pub fn articles(&self) -> Result<Vec<Article>, StoreError> {
        let mut articles = Vec::new();
        self.each_article(|article| articles.push(article))?;
        Ok(articles)
    }

    /// Hands out all articles one at a time, in order of id.
    ///
    /// # Errors
    /// A damaged file.
    pub fn each_article(&self, mut take: impl FnMut(Article)) -> Result<(), StoreError> {
        let sql = format!("SELECT {} FROM articles ORDER BY id", rows::ARTICLE);
        let mut statement = self.connection.prepare(&sql).map_err(|error| self.said(error))?;
        for read in statement.query_map([], rows::article).map_err(|error| self.said(error))? {
            let read = read.map_err(|error| self.said(error))?;
            take(read.map_err(|(id, message)| self.unreadable(id, message))?);
        }
        Ok(())
    }

    /// All claims in order of article, those that this program read first, each in the order of the article.
    ///
    /// # Errors
    /// A damaged file.
    pub fn claims(&self) -> Result<Vec<Claim>, StoreError> {
        let mut claims = Vec::new();
        self.each_claim(|claim, _origin| claims.push(claim))?;
        Ok(claims)
    }

    /// Hands out all claims one at a time with their origin: empty where this program read them.
    ///
    /// # Errors
    /// A damaged file.
    pub fn each_claim(&self, mut take: impl FnMut(Claim, &str)) -> Result<(), StoreError> {
        let said = |error| self.said(error);
        let sql = "SELECT id, record, origin FROM claims ORDER BY article, origin, seq";
        let mut statement = self.connection.prepare(sql).map_err(said)?;
        let mut found = statement.query([]).map_err(said)?;
        while let Some(row) = found.next().map_err(said)? {
            let record = row.get_ref(1).map_err(said)?.as_str().unwrap_or_default();
            let claim = serde_json::from_str(record).map_err(|error| {
                let id = row.get(0).unwrap_or_default();
                self.unreadable(id, error.to_string())
            })?;
            take(claim, row.get_ref(2).map_err(said)?.as_str().unwrap_or_default());
        }
        Ok(())
    }

    /// How many articles and how many claims it holds.
    ///
    /// # Errors
    /// A damaged file.
    pub fn counts(&self) -> Result<(usize, usize), StoreError> {
        let sql = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims)";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)? as usize, row.get::<_, i64>(1)? as usize));
        self.connection.query_row(sql, [], read).map_err(|error| self.said(error))
    }

    /// What people corrected, as JSON, in the order in which they did.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn corrections(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT record FROM corrections ORDER BY seq";
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| self.said(error))?;
        let rows = statement.query_map([], |row| row.get(0)).map_err(|error| self.said(error))?;
        rows.collect::<Result<_, _>>().map_err(|error| self.said(error))
    }

    /// Adds corrections (id, time, author, JSON), in one transaction; says how many were not there yet.
    ///
    /// # Errors
    /// What SQLite reports; then none is stored.
    pub fn put_corrections(&mut self, corrections: &[[String; 4]]) -> Result<usize, StoreError> {
        let path = self.path.clone();
        let said = |error| StoreError::of(error, &path);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
        let mut added = 0;
        for row in corrections {
            let sql = "INSERT OR IGNORE INTO corrections (id, at, author, record) VALUES (?1, ?2, ?3, ?4)";
            let [id, at, author, record] = row;
            added += transaction.execute(sql, params![id, at, author, record]).map_err(said)?;
        }
        transaction.commit().map_err(said)?;
        Ok(added)
    }

    /// A fact about the whole store, such as the program's version.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        let found = self.connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0));
        found.optional().map_err(|error| self.said(error))
    }

    /// Notes a fact about the whole store.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn set_meta(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)";
        self.connection.execute(sql, [key, value]).map(|_| ()).map_err(|error| self.said(error))
    }

    /// Reads every page and compares the indexes with the tables.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(&self) -> Result<(), StoreError> {
        let sql = "PRAGMA integrity_check(1)";
        let found: String = self.connection.query_row(sql, [], |row| row.get(0)).map_err(|error| self.said(error))?;
        if found != "ok" {
            return Err(StoreError::Damaged { path: self.path.clone(), message: found });
        }
        self.each_article(drop)?;
        self.each_claim(|_, _| {})
    }

    fn said(&self, error: rusqlite::Error) -> StoreError {
        StoreError::of(error, &self.path)
    }

    fn unreadable(&self, id: String, message: String) -> StoreError {
        StoreError::Record { path: self.path.clone(), id, message }
    }
}

fn put_article(transaction: &Transaction<'_>, article: &Article, version: &str) -> rusqlite::Result<()> {
    transaction.prepare_cached("DELETE FROM claims WHERE article = ?1 AND origin = ''")?.execute([&article.id])?;
    let sql = "INSERT INTO articles (hash, version, id, text, title, outlet, published, url, lang, author, parts)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (id) DO UPDATE SET hash = ?1, version = ?2, text = ?4, title = ?5, outlet = ?6, published = ?7,
        url = ?8, lang = ?9, author = ?10, parts = ?11";
    transaction.prepare_cached(sql)?.execute(params![
        rows::hash(article),
        version,
        article.id,
        article.text,
        article.title,
        article.outlet,
        article.published.map(|day| day.to_string()),
        article.url,
        article.lang,
        article.author,
        rows::parts_column(article),
    ])?;
    Ok(())
}

fn put_claim(transaction: &Transaction<'_>, claim: &Claim, origin: &str, seq: i64) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO claims (id, article, origin, seq, type, modality, start, end, record)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    transaction.prepare_cached(sql)?.execute(params![
        claim.id,
        claim.article,
        origin,
        seq,
        claim.kind.name(),
        claim.modality.name(),
        claim.time.as_ref().map(|time| &time.start),
        claim.time.as_ref().map(|time| &time.end),
        serde_json::to_string(claim).expect("claims are always JSON"),
    ])?;
    Ok(())
}

/// Takes out the claims handed in that no longer fit an article's text.
fn drop_stale(transaction: &Transaction<'_>, article: &Article, path: &Path) -> Result<Vec<Diagnostic>, StoreError> {
    let said = |error| StoreError::of(error, path);
    let sql = "SELECT id, origin, record FROM claims WHERE article = ?1 AND origin <> '' ORDER BY origin, seq";
    let mut statement = transaction.prepare_cached(sql).map_err(said)?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found = statement.query_map([&article.id], read).map_err(said)?;
    let found: Vec<(String, String, String)> = found.collect::<Result<_, _>>().map_err(said)?;
    let mut warnings = Vec::new();
    for (id, origin, record) in found {
        let wrong = match serde_json::from_str(&record) {
            Ok(claim) => rows::misplaced(&claim, &article.text),
            Err(error) => Some(error.to_string()),
        };
        if let Some(wrong) = wrong {
            transaction.execute("DELETE FROM claims WHERE id = ?1", [&id]).map_err(said)?;
            let message = format!("article {} has changed, the claim is left out: {wrong}", article.id);
            warnings.push(Diagnostic::warning(message).with_place(Place { piece: id, ..Place::file(origin) }));
        }
    }
    Ok(warnings)
}

/// Why a claim that was handed in cannot be stored.
fn refusal(transaction: &Transaction<'_>, claim: &Claim, origin: &str) -> rusqlite::Result<Option<String>> {
    let mut statement = transaction.prepare_cached("SELECT text FROM articles WHERE id = ?1")?;
    let Some(text) = statement.query_row([&claim.article], |row| row.get::<_, String>(0)).optional()? else {
        return Ok(Some(format!("found a claim of article {}, which is not in the store", claim.article)));
    };
    let mut statement = transaction.prepare_cached("SELECT origin FROM claims WHERE id = ?1 AND origin <> ?2")?;
    if let Some(other) = statement.query_row([&claim.id, origin], |row| row.get::<_, String>(0)).optional()? {
        let other = if other.is_empty() { "this program" } else { &other };
        return Ok(Some(format!("found the id of a claim from {other}, ids are unique")));
    }
    Ok(rows::misplaced(claim, &text))
}
