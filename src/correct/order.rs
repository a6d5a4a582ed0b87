//! The words of `isnad correct FILE …` and of `.correct …`: the same orders for both.

use crate::claim::{ClaimType, Modality};
use clap::Subcommand;

/// What to correct.
#[derive(Clone, Debug, Subcommand)]
pub enum Order {
    /// Take a claim out
    Drop {
        /// Id of the claim
        claim: String,
        #[command(flatten)]
        vouch: Vouch,
    },
    /// Change what a claim says; what is not given stays
    Change {
        /// Id of the claim
        claim: String,
        #[command(flatten)]
        content: Content,
        #[command(flatten)]
        vouch: Vouch,
    },
    /// Add a claim by hand on words of an article
    Add {
        /// Id of the article
        article: String,
        /// Words of the article that say it, exactly
        quote: String,
        #[command(flatten)]
        content: Content,
        /// Who says so: an actor
        #[arg(long, value_name = "ACTOR")]
        speaker: Vec<String>,
        /// When it happened: 2015-09-28, 2015-09, or two days with / between
        #[arg(long)]
        date: Option<String>,
        /// The word that it hangs on, of those quoted
        #[arg(long)]
        trigger: Option<String>,
        #[command(flatten)]
        vouch: Vouch,
    },
    /// Say that two actors are one
    Merge {
        /// Who is only another name
        actor: String,
        /// Who remains
        into: String,
        #[command(flatten)]
        vouch: Vouch,
    },
    /// Say that an actor is someone else in some claims
    Split {
        actor: String,
        /// Who it is there; a new actor is written NAME=KIND
        into: String,
        /// Ids of these claims
        #[arg(long = "claim", value_name = "CLAIM", required = true)]
        claims: Vec<String>,
        #[command(flatten)]
        vouch: Vouch,
    },
    /// Name an unnamed actor
    Name {
        actor: String,
        /// Who it is; someone new is a person unless written NAME=KIND
        name: String,
        #[command(flatten)]
        vouch: Vouch,
    },
    /// Take a correction back
    Undo {
        /// Id of the correction, as `list` shows it
        correction: String,
        #[command(flatten)]
        vouch: Vouch,
    },
    /// Show all corrections
    List,
    /// Print all corrections as JSON lines, for `import` into another store
    Export,
    /// Take over corrections that `export` printed
    Import {
        /// JSON lines; - for standard input
        file: String,
    },
}

/// Who corrects and why.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Vouch {
    /// Why
    #[arg(long, default_value = "", value_name = "TEXT")]
    pub reason: String,
    /// Who; ISNAD_AUTHOR or the name of the account unless given
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
}

/// What a claim says.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Content {
    /// CONSULT, AGREE, SUPPORT … OPPOSE
    #[arg(long = "type", value_name = "TYPE", value_parser = kind)]
    pub kind: Option<ClaimType>,
    /// Who does it (repeat for several): id, name, or NAME=KIND for someone new
    #[arg(long, value_name = "ACTOR")]
    pub source: Vec<String>,
    /// Towards whom
    #[arg(long, value_name = "ACTOR")]
    pub target: Vec<String>,
    /// Nobody is the target
    #[arg(long, conflicts_with = "target")]
    pub no_target: bool,
    /// asserted, negated, planned, possible, conditional or failed
    #[arg(long, value_parser = modality)]
    pub modality: Option<Modality>,
    /// Over what: an issue's id or name, or any words
    #[arg(long, value_name = "ISSUE")]
    pub issue: Vec<String>,
    /// It is about no issue
    #[arg(long, conflicts_with = "issue")]
    pub no_issue: bool,
}

impl Order {
    /// Who corrects and why; none for what only looks.
    pub fn vouch(&self) -> Option<&Vouch> {
        match self {
            Order::Drop { vouch, .. }
            | Order::Change { vouch, .. }
            | Order::Add { vouch, .. }
            | Order::Merge { vouch, .. }
            | Order::Split { vouch, .. }
            | Order::Name { vouch, .. }
            | Order::Undo { vouch, .. } => Some(vouch),
            Order::List | Order::Export | Order::Import { .. } => None,
        }
    }
}

fn kind(word: &str) -> Result<ClaimType, String> {
    let known = || ClaimType::ALL.map(ClaimType::name).join(", ");
    ClaimType::named(&word.to_uppercase()).ok_or_else(|| format!("types are {}", known()))
}

fn modality(word: &str) -> Result<Modality, String> {
    let known = [
        Modality::Asserted,
        Modality::Negated,
        Modality::Planned,
        Modality::Possible,
        Modality::Conditional,
        Modality::Failed,
    ];
    let names = known.map(Modality::name).join(", ");
    known.into_iter().find(|m| m.name() == word.to_lowercase()).ok_or_else(|| format!("modalities are {names}"))
}

/// A line in words, as a shell cuts it: quotes of either kind keep blanks together, a backslash keeps the next letter.
///
/// # Errors
/// The quote that is never closed.
pub fn words(line: &str) -> Result<Vec<String>, char> {
    let (mut found, mut word, mut inside): (Vec<String>, Option<String>, Option<char>) = (Vec::new(), None, None);
    let mut letters = line.chars();
    while let Some(c) = letters.next() {
        match (c, inside) {
            ('\\', _) => word.get_or_insert_default().extend(letters.next()),
            (c, Some(quote)) if c == quote => inside = None,
            ('"' | '\'', None) => {
                inside = Some(c);
                word.get_or_insert_default();
            }
            (c, None) if c.is_whitespace() => found.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    found.extend(word);
    inside.map_or(Ok(found), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_as_a_shell_cuts_them() {
        assert_eq!(
            words("drop c1 --reason 'not so' \"a b\"c x\\ y ''").expect("closed"),
            ["drop", "c1", "--reason", "not so", "a bc", "x y", ""]
        );
        assert_eq!(words("a 'b"), Err('\''));
    }
}
