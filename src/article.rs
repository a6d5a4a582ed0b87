//! An article as it was read: its text, what is known about it, and which stretches of the text are what.

use crate::span::Span;
use jiff::civil::Date;

/// One article. All spans of all later stages are byte offsets into `text`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Unique: given, or made from the content.
    pub id: String,
    /// As given (decoded to UTF-8, nothing folded); from HTML, the main text with its title as first line.
    pub text: String,
    pub title: Option<String>,
    /// Who published it: a paper, agency, channel or site.
    pub outlet: Option<String>,
    /// The day it was published; `None` keeps weekdays unresolved.
    pub published: Option<Date>,
    pub url: Option<String>,
    pub lang: Option<String>,
    pub author: Option<String>,
    /// What the stretches of `text` are, in order, without overlap. What no part covers holds nothing to read.
    pub parts: Vec<Part>,
}

/// A stretch of an article with one purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub span: Span,
    pub kind: PartKind,
    /// The stretch's own date where it has one (a teaser of an older story); else the article's holds.
    pub date: Option<Date>,
}

/// What a stretch of an article is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartKind {
    /// The headline, also where it is printed again.
    Title,
    /// Running text: what claims are read from.
    Body,
    /// The opening of another story, shown beside this one.
    Teaser,
    /// Words under a picture.
    Caption,
    /// `key: value` lines, date lines, bylines, source lines.
    Header,
    /// Menus, polls, comment forms, share buttons, lists of other headlines.
    Furniture,
}

impl PartKind {
    /// Whether claims are read from such a stretch.
    pub fn is_read(self) -> bool {
        matches!(self, PartKind::Title | PartKind::Body | PartKind::Teaser | PartKind::Caption)
    }
}

impl Article {
    /// An article of which nothing but id and text is known, all of it running text.
    pub fn plain(id: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let part = Part { span: Span::new(0, text.len()), kind: PartKind::Body, date: None };
        Article { id: id.into(), text, parts: vec![part], ..Article::default() }
    }
}
