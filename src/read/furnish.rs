//! An article's text → its parts, and what they say about title, date, outlet and author.
//!
//! Walks the lines once, in zones: above the headline, the article itself, other stories, polls, comments. Whatever is in
//! doubt is running text. What a single line looks like is `line`'s concern; which date wins is `dating`'s.

use crate::article::{Article, Part, PartKind};
use crate::diag::{Place, Warned};
use crate::lexicon::Lexicon;
use crate::lexicon::reading::{self, Byline, Furniture, Label};
use crate::read::dating::{Dating, Where};
use crate::read::header;
use crate::read::line::{self, Line, Look};
use crate::read::outlet;
use crate::span::Span;

/// Splits the text into parts and fills in what is not yet known. `captions` are known to stand under pictures.
pub(super) fn furnish(article: Article, captions: &[String], place: &Place, lexicon: &Lexicon) -> Warned<Article> {
    let mut walk = Walk {
        lexicon,
        captions: captions.iter().map(|caption| reading::key(caption)).collect(),
        dating: Dating::default(),
        agency: None,
        source: None,
        zone: Zone::Main,
        body: 0,
        teasers: Vec::new(),
        titled: false,
        tail: 0,
        menu: false,
        ahead: 0,
        last_dated: 0,
        article,
    };
    let from = walk.header();
    let lines = line::lines(&walk.article.text, from, lexicon);
    if lines.len() > 1 || from > 0 {
        walk.page(&lines);
    } else if let Some(line) = lines.first() {
        walk.push(line.start, line.end, PartKind::Body);
    }
    walk.finish(place)
}

/// What the lines here belong to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Zone {
    Main,
    /// Headlines of other stories, until a sentence comes.
    List,
    /// Openings of other stories.
    Related,
    /// A question to readers and its answers.
    Poll,
    /// Until the end.
    Comments,
}

struct Walk<'l> {
    article: Article,
    lexicon: &'l Lexicon,
    captions: Vec<String>,
    dating: Dating,
    agency: Option<String>,
    source: Option<String>,
    zone: Zone,
    /// Letters of running text so far.
    body: usize,
    /// Parts that wait for the date that follows them.
    teasers: Vec<usize>,
    /// The header held the title: in the text it is printed again.
    titled: bool,
    /// From here on no line is a sentence.
    tail: usize,
    /// The lines from `tail` on are a menu or tags: four or more short ones.
    menu: bool,
    /// Letters in the lines not yet walked past, and the last line with a date.
    ahead: usize,
    last_dated: usize,
}

impl Walk<'_> {
    /// Takes in the header; says where it ends.
    fn header(&mut self) -> usize {
        let Some(header) = header::find(&self.article.text, self.lexicon) else { return 0 };
        let mut from = header.span.start();
        for (label, span) in &header.fields {
            let value = span.of(&self.article.text).to_string();
            let article = &mut self.article;
            let field = match label {
                Label::Title => {
                    if article.title.is_none() {
                        self.titled = true;
                        self.push(from, span.start(), PartKind::Header);
                        self.push(span.start(), span.end(), PartKind::Title);
                        from = span.end();
                    }
                    &mut self.article.title
                }
                Label::Outlet | Label::Source => &mut article.outlet,
                Label::Url => &mut article.url,
                Label::Author => &mut article.author,
                Label::Lang => &mut article.lang,
                Label::Published => {
                    self.dating.header(&value, self.lexicon);
                    continue;
                }
                Label::Updated | Label::Section => continue,
            };
            field.get_or_insert(value);
        }
        self.push(from, header.span.end(), PartKind::Header);
        header.span.end()
    }

    fn page(&mut self, lines: &[Line]) {
        let headline = self.headline(lines);
        // A headline printed again above the running text: what stands before that is the page's, not the article's.
        let first_prose = lines.iter().position(|line| line.look == Look::Prose).unwrap_or(lines.len());
        let title = self.article.title.as_deref().map(reading::key).unwrap_or_default();
        let is_title = |line: &Line| !title.is_empty() && line.key == title;
        let anchor = lines.iter().take(first_prose).rposition(is_title).or(headline);
        self.tail = lines.iter().rposition(|line| line.look == Look::Prose).map_or(lines.len(), |prose| prose + 1);
        let run = &lines[self.tail..];
        self.menu = run.len() >= 4 && run.iter().all(is_entry);
        self.ahead = lines.iter().map(|line| line.letters).sum();
        self.last_dated = lines.iter().rposition(|line| matches!(line.look, Look::Dated { .. })).unwrap_or(0);
        for (n, line) in lines.iter().enumerate() {
            self.ahead -= line.letters;
            if Some(n) == headline || is_title(line) {
                self.title(line, Some(n) == headline);
                continue;
            }
            let before = anchor.is_some_and(|anchor| n < anchor);
            self.line(lines, n, before);
        }
    }

    /// The line that holds the headline, and from it the title and perhaps the outlet.
    fn headline(&mut self, lines: &[Line]) -> Option<usize> {
        let text = &self.article.text;
        let of = |line: &Line| &text[line.start..line.end];
        if let Some(title) = &self.article.title {
            let title = reading::key(title);
            let is_title = |line: &Line| {
                let bare = || outlet::suffix(of(line)).is_some_and(|(bare, _)| reading::key(bare) == title);
                let cut =
                    || line.words >= 3 && title.starts_with(&line.key) && outlet::is_rest(&title[line.key.len()..]);
                !line.key.is_empty() && (line.key == title || bare() || cut())
            };
            return lines.iter().position(is_title);
        }
        let first_prose = lines.iter().position(|line| line.look == Look::Prose)?;
        let open = |line: &Line| matches!(line.look, Look::Short);
        let first = lines[..first_prose].iter().position(open)?;
        if let Some((title, name)) = outlet::suffix(of(&lines[first])) {
            let key = reading::key(title);
            let again = lines.iter().skip(first + 1).any(|line| line.key == key);
            if again || outlet::is_outlet(name, self.lexicon) {
                let (title, name) = (title.to_string(), name.to_string());
                self.article.title = Some(title);
                self.article.outlet.get_or_insert(name);
                return Some(first);
            }
        }
        let long = |line: &Line| open(line) && line.words >= 4 && !of(line).ends_with(':');
        let above = &lines[..first_prose];
        let found = above.iter().position(long).unwrap_or(first);
        let title = of(&lines[found]).trim_start_matches('#').trim();
        self.article.title = Some(title.to_string());
        Some(found)
    }

    /// A line that holds the headline: the first time it is the title, then furniture.
    fn title(&mut self, line: &Line, first: bool) {
        self.zone = Zone::Main;
        if !first || self.titled {
            self.push(line.start, line.end, PartKind::Furniture);
            return;
        }
        let content = &self.article.text[line.start..line.end];
        let marks = content.len() - content.trim_start_matches(['#', ' ']).len();
        let title = self.article.title.as_deref().map(reading::key).unwrap_or_default();
        let bare = match outlet::suffix(content) {
            Some((bare, _)) if line.key != title && reading::key(bare) == title => bare.len(),
            _ => content.len(),
        };
        self.push(line.start, line.start + marks, PartKind::Header);
        self.push(line.start + marks, line.start + bare, PartKind::Title);
        self.push(line.start + bare, line.end, PartKind::Header);
    }

    fn line(&mut self, lines: &[Line], n: usize, before: bool) {
        let line = &lines[n];
        let kind = match &line.look {
            Look::Symbols | Look::Foreign => PartKind::Furniture,
            Look::Dated { dates, clock } => {
                self.dates(dates, *clock, before);
                PartKind::Header
            }
            Look::Furniture(Furniture::Photo) => self.caption(lines, n),
            Look::Furniture(found) => {
                self.enter(*found, n);
                PartKind::Furniture
            }
            Look::Labelled(label) if self.zone == Zone::Main => {
                self.labelled(*label, line);
                PartKind::Header
            }
            Look::Byline if self.zone == Zone::Main && (before || self.body == 0) => {
                self.byline(line);
                PartKind::Header
            }
            look => self.words(look, lines, n, before),
        };
        match kind {
            PartKind::Body => self.body_line(line),
            kind => self.push(line.start, line.end, kind),
        }
    }

    /// What a line of words is, by zone.
    fn words(&mut self, look: &Look, lines: &[Line], n: usize, before: bool) -> PartKind {
        let line = &lines[n];
        let prose = *look == Look::Prose;
        match self.zone {
            Zone::Comments => PartKind::Furniture,
            Zone::Related if prose => PartKind::Teaser,
            Zone::Related => PartKind::Furniture,
            Zone::Poll if !prose && (line.words <= 4 || self.is_question(line)) => PartKind::Furniture,
            Zone::List if !prose => PartKind::Furniture,
            Zone::List | Zone::Poll | Zone::Main => {
                self.zone = Zone::Main;
                if prose || line.key.is_empty() {
                    return PartKind::Body;
                }
                if before {
                    return if line.words <= 3 { PartKind::Furniture } else { PartKind::Body };
                }
                if self.is_caption(lines, n) {
                    return self.caption(lines, n);
                }
                if self.menu && n >= self.tail { PartKind::Furniture } else { PartKind::Body }
            }
        }
    }

    fn is_question(&self, line: &Line) -> bool {
        self.article.text[line.start..line.end].trim_end().ends_with(['\u{061F}', '?'])
    }

    /// Whether a short line above the running text stands under a picture, or ends in an agency's name in brackets.
    fn is_caption(&self, lines: &[Line], n: usize) -> bool {
        let line = &lines[n];
        if self.captions.contains(&line.key) {
            return true;
        }
        let credit = self.article.text[line.start..line.end].strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        if credit.is_some_and(|(_, name)| self.lexicon.reading.byline(name).is_some()) {
            return true;
        }
        let beside = |other: Option<&Line>| {
            other.is_some_and(|other| other.block == line.block && other.look == Look::Foreign && other.words >= 8)
        };
        self.body == 0 && (beside(n.checked_sub(1).map(|n| &lines[n])) || beside(lines.get(n + 1)))
    }

    /// A caption, unless it was printed before.
    fn caption(&self, lines: &[Line], n: usize) -> PartKind {
        let again = n > 0 && lines[n - 1].key == lines[n].key;
        if again { PartKind::Furniture } else { PartKind::Caption }
    }

    fn enter(&mut self, found: Furniture, n: usize) {
        let after = self.ahead;
        self.zone = match found {
            Furniture::List if self.zone != Zone::Comments => Zone::List,
            // A box within the article: more follows than stood before it, and nothing of it is dated.
            Furniture::Related if self.zone != Zone::Comments => {
                let dated = self.last_dated > n;
                if self.body >= after || dated { Zone::Related } else { Zone::List }
            }
            Furniture::Poll if self.zone != Zone::Comments => Zone::Poll,
            // A button above the article leads there too.
            Furniture::Comments if self.body > after => Zone::Comments,
            _ => self.zone,
        };
    }

    fn dates(&mut self, dates: &[(crate::read::date::Found, Option<Label>)], clock: bool, before: bool) {
        if matches!(self.zone, Zone::Related | Zone::Comments) {
            let day = dates.first().map(|(found, _)| found.day);
            let waiting = std::mem::take(&mut self.teasers);
            for part in &waiting {
                self.article.parts[*part].date = day;
            }
            if !waiting.is_empty() {
                self.dating.teaser(day);
            }
            return;
        }
        let here = match () {
            _ if clock => Where::Clock,
            _ if before => Where::Above,
            _ if self.body == 0 => Where::Head,
            _ => Where::Tail,
        };
        for (found, label) in dates {
            self.dating.found(found.clone(), *label, here);
        }
    }

    fn labelled(&mut self, label: Label, line: &Line) {
        let content = &self.article.text[line.start..line.end];
        let value = content.split_once(':').map_or("", |(_, value)| value.trim());
        match label {
            Label::Source | Label::Outlet if !value.is_empty() => {
                let (source, agency) = outlet::source(value, self.lexicon);
                self.source = self.source.take().or(source);
                self.agency = self.agency.take().or(agency);
            }
            Label::Author if !value.is_empty() => {
                let value = value.to_string();
                self.article.author.get_or_insert(value);
            }
            Label::Published | Label::Updated if value.is_empty() => self.dating.label(label),
            _ => {}
        }
    }

    fn byline(&mut self, line: &Line) {
        match line::agency(&self.article.text[line.start..line.end], self.lexicon) {
            Some((name, Byline::Agency)) => self.agency = self.agency.take().or(Some(name.to_string())),
            Some((name, Byline::Outlet)) => self.source = self.source.take().or(Some(name.to_string())),
            _ => {}
        }
    }

    /// Running text; it may open with place and agency, as may each of several reports in brief.
    fn body_line(&mut self, line: &Line) {
        let mut start = line.start;
        if line.look == Look::Prose {
            let dateline = outlet::dateline(&self.article.text[line.start..line.end], self.lexicon);
            // Behind a page's summary the text begins with its agency.
            let dateline = dateline.filter(|d| self.body == 0 || d.agency.is_some());
            if let Some(dateline) = dateline {
                start = line.start + dateline.length;
                self.push(line.start, line.start + dateline.written, PartKind::Header);
                // That of a later report is not the article's.
                if self.body < STANDFIRST {
                    self.agency = self.agency.take().or(dateline.agency);
                    for found in dateline.dates {
                        self.dating.found(found, None, Where::Dateline);
                    }
                }
            }
        }
        if line.look == Look::Prose {
            self.body += line.letters;
        }
        self.push(start, line.end, PartKind::Body);
    }

    /// Adds a part, or lengthens the last one where it goes on.
    fn push(&mut self, start: usize, end: usize, kind: PartKind) {
        if start >= end {
            return;
        }
        if kind == PartKind::Teaser {
            self.teasers.push(self.article.parts.len());
        }
        let goes_on = matches!(kind, PartKind::Body | PartKind::Header | PartKind::Furniture);
        match self.article.parts.last_mut() {
            Some(last) if goes_on && last.kind == kind => last.span = last.span.join(Span::new(start, end)),
            _ => self.article.parts.push(Part { span: Span::new(start, end), kind, date: None }),
        }
    }

    /// Settles what is left open.
    fn finish(mut self, place: &Place) -> Warned<Article> {
        let mut settled = self.dating.settle(&self.article, place);
        if self.article.parts.len() == 1 {
            // A sentence, not a page: it has no day.
            settled.warnings.clear();
        }
        self.article.published = settled.value;
        let name = self.source.or_else(|| self.agency.clone());
        self.article.outlet = self.article.outlet.take().or(name);
        self.article.author = self.article.author.take().or(self.agency);
        Warned { value: self.article, warnings: settled.warnings }
    }
}

/// A summary above the text has no more letters.
const STANDFIRST: usize = 500;

/// A menu's entry or a tag.
fn is_entry(line: &Line) -> bool {
    line.look != Look::Prose && line.words <= 3
}
