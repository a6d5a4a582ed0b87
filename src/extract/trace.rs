//! How an article was understood, for those who mend the lexicon: clauses with links, subjects and tags, line by line.

use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use std::fmt::Write;

impl Sense<'_, '_> {
    /// The sentence as it was read.
    pub fn trace(&self) -> String {
        let mut out = String::new();
        for (n, clause) in self.clauses.iter().enumerate() {
            let subject = &self.subjects[n];
            let who: Vec<&str> = subject.refs.iter().map(|r| self.scan.entities.get(r.entity).name.as_str()).collect();
            let parent = clause.parent.map_or(String::new(), |p| format!(" of {p}"));
            let thing = subject.thing.map_or("", |t| self.scan.document.raw(t));
            let negated = if clause.negated { " negated" } else { "" };
            writeln!(
                out,
                "[{n}] {:?}{parent} {:?}{negated} subject: {} {thing}",
                clause.link,
                clause.modality,
                who.join("; ")
            )
            .expect("a string grows");
            for t in &clause.tokens {
                let mark = if clause.predicate == Some(*t) { "*" } else { " " };
                let text = self.scan.document.text(*t, self.tagged.end(*t));
                let tag = match self.tagged.tag(*t) {
                    Tag::Noun(noun) => {
                        let noun = &self.tagged.nouns[noun];
                        let who: Vec<&str> =
                            noun.who.iter().map(|r| self.scan.entities.get(r.entity).name.as_str()).collect();
                        format!("noun {}{}", who.join("; "), if noun.place { " (place)" } else { "" })
                    }
                    Tag::Verb(v) => format!(
                        "verb {} {:?} {:?} {:?}",
                        self.scan.lexicon.verbs[v.verb as usize].lemma, v.form.tense, v.form.number, v.form.gender
                    ),
                    Tag::Masdar { verb, .. } => format!("masdar {}", self.scan.lexicon.verbs[verb as usize].lemma),
                    Tag::Event { nominal, .. } => {
                        format!("event {}", self.scan.lexicon.nominals[nominal as usize].frame.head)
                    }
                    Tag::Active { verb, accusative, .. } => {
                        format!("active {} {accusative}", self.scan.lexicon.verbs[verb as usize].lemma)
                    }
                    Tag::Particle { class, .. } => format!("{class:?}"),
                    Tag::Nisba { state, .. } => format!("nisba {}", self.scan.lexicon.states[state as usize].adjective),
                    Tag::Plain { .. } => "plain".into(),
                    Tag::When(n) => format!("when {:?}", self.tagged.whens[n].days),
                    other => format!("{other:?}").split([' ', '{']).next().unwrap_or("").to_string(),
                };
                writeln!(out, "   {mark}{text}\t{tag}").expect("a string grows");
            }
        }
        out
    }
}
