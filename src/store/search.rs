//! A full-text index of the articles (SQLite FTS5), kept in the store.
//!
//! It is derived: what it holds of an article is known by the article's hash, so that whatever changed the articles, the
//! next search brings it up to date. Words are folded; particles written to them are the concern of whoever asks.

use crate::script;
use crate::store::{Store, StoreError};
use rusqlite::params;

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS searched (seq INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE, hash BLOB NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5 (words, tokenize = \"unicode61 remove_diacritics 0\");
";

impl Store {
    /// Brings the index up to date; says how many articles were read for it.
    ///
    /// # Errors
    /// What SQLite reports; then the index is as before.
    pub fn index(&mut self) -> Result<usize, StoreError> {
        let path = self.path().to_path_buf();
        let said = |error| StoreError::of(error, &path);
        let transaction = self.connection.transaction().map_err(said)?;
        transaction.execute_batch(TABLES).map_err(said)?;
        let gone = "SELECT seq FROM searched s WHERE NOT EXISTS
            (SELECT 1 FROM articles a WHERE a.id = s.article AND a.hash = s.hash)";
        let gone: Vec<i64> = transaction
            .prepare(gone)
            .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
            .map_err(said)?;
        for seq in gone {
            transaction.execute("DELETE FROM search WHERE rowid = ?1", [seq]).map_err(said)?;
            transaction.execute("DELETE FROM searched WHERE seq = ?1", [seq]).map_err(said)?;
        }
        let new = "SELECT id, hash, text, coalesce(title, '') FROM articles
            WHERE id NOT IN (SELECT article FROM searched) ORDER BY id";
        let mut count = 0;
        {
            let mut statement = transaction.prepare(new).map_err(said)?;
            let mut rows = statement.query([]).map_err(said)?;
            while let Some(row) = rows.next().map_err(said)? {
                let (id, hash): (String, Vec<u8>) = (row.get(0).map_err(said)?, row.get(1).map_err(said)?);
                let (text, title): (String, String) = (row.get(2).map_err(said)?, row.get(3).map_err(said)?);
                let sql = "INSERT INTO searched (article, hash) VALUES (?1, ?2)";
                transaction.execute(sql, params![id, hash]).map_err(said)?;
                let seq = transaction.last_insert_rowid();
                let words = script::fold(&format!("{title}\n{text}"));
                let sql = "INSERT INTO search (rowid, words) VALUES (?1, ?2)";
                transaction.execute(sql, params![seq, words]).map_err(said)?;
                count += 1;
            }
        }
        transaction.commit().map_err(said)?;
        Ok(count)
    }

    /// The ids of the articles that a query of FTS5 finds, the best first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn search(&mut self, query: &str) -> Result<Vec<String>, StoreError> {
        self.index()?;
        let said = |error| self.said(error);
        let sql = "SELECT article FROM search JOIN searched ON searched.seq = search.rowid
            WHERE search MATCH ?1 ORDER BY round(bm25(search), 6), article";
        let mut statement = self.connection.prepare(sql).map_err(said)?;
        statement.query_map([query], |row| row.get(0)).and_then(Iterator::collect).map_err(said)
    }
}
