//! Plain questions at the prompt, lines that begin with a question mark, and `.find`.

use crate::ask::Guide;
use crate::diag::{Diagnostic, Place, Warned};
use crate::find;
use crate::find::Wanted;
use crate::lexicon::Lexicon;
use crate::repl::answer::Format;
use crate::repl::session::{Session, without_isolates};
use crate::repl::settings::wrong;
use crate::script::letters;
use std::path::PathBuf;

/// What plain questions need.
#[derive(Default)]
pub(crate) struct Plain {
    /// Where the lexicon lies; the one in the binary unless given.
    pub lexicon: Option<PathBuf>,
    /// Made for the first question.
    guide: Option<Guide>,
}

impl Plain {
    /// The graph is another one now.
    pub(super) fn forget(&mut self) {
        self.guide = None;
    }

    fn lexicon(&self) -> Result<Lexicon, Diagnostic> {
        let Some(folder) = &self.lexicon else { return Ok(Lexicon::embedded().value) };
        let place = Place::file(folder.display().to_string());
        let loaded = Lexicon::load(folder).map_err(|e| Diagnostic::error(e.to_string()).with_place(place))?;
        Ok(loaded.value)
    }
}

impl Session {
    /// Answers a line that begins with a question mark: the query that it became, then the answer.
    ///
    /// # Errors
    /// The words that were not understood.
    pub(super) fn ask_plainly(&mut self, line: &str) -> Result<Warned<String>, Diagnostic> {
        let line = without_isolates(line);
        let question = line.trim().trim_matches(['?', letters::QUESTION_MARK]).trim();
        let guide = match self.plain.guide.take() {
            Some(guide) => guide,
            None => Guide::new(&self.collection.graph, self.plain.lexicon()?),
        };
        let asked = guide.ask(question);
        self.plain.guide = Some(guide);
        let asked = asked?;
        let mut answer = self.ask(&asked.query)?;
        answer.warnings = asked.notes;
        if self.settings.mode.0 == Format::Table {
            answer.value = format!("{};\n\n{}", asked.query, answer.value);
        }
        Ok(answer)
    }

    /// Looks for text in articles and names.
    ///
    /// # Errors
    /// Nothing is looked for, or nothing is found.
    pub(super) fn find(&self, text: &str) -> Result<String, Diagnostic> {
        if text.is_empty() {
            return Err(
                wrong("a text to look for is missing", ".find").with_hint("`.find truce`, `.find \"nuclear deal\"`")
            );
        }
        let from = &self.collection;
        let found = find::find(&Wanted::parse(text)?, &from.articles, &from.claims, &from.graph, None);
        if found.is_empty() {
            let message = wrong("no article and no name holds this", text);
            return Err(message.with_hint("fewer words, OR between them, or a beginning: negoti*"));
        }
        let mut out = Vec::new();
        match self.settings.mode.0 {
            Format::Json | Format::Jsonl => found.write_lines(&mut out),
            _ => found.write(self.colour, &mut out),
        }
        .expect("memory takes all that is written");
        Ok(String::from_utf8(out).expect("what is found is text"))
    }
}
