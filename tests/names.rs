//! Sentences in, mentions of actors and places out, one line each: the text's words, who it is, what kind.
//!
//! A first line `@ 2016-09-05` gives the day of publication; `~` stands before a mention that was resolved.

#[path = "support/cases.rs"]
mod cases;

use isnad::article::Article;
use isnad::claim::Actor;
use isnad::extract;
use isnad::lexicon::Lexicon;
use isnad::text;

#[test]
fn sentences_mention_whom_the_cases_show() {
    let lexicon = Lexicon::embedded().value;
    cases::check("names", |input| mentions(input, &lexicon).iter().map(line).collect());
}

fn mentions(input: &str, lexicon: &Lexicon) -> Vec<Actor> {
    let (head, rest) = input.split_once('\n').unwrap_or(("", input));
    let article = match head.strip_prefix("@ ") {
        Some(day) => {
            let published = Some(day.parse().expect("a case's day is written YYYY-MM-DD"));
            Article { published, ..Article::plain("case", rest) }
        }
        None => Article::plain("case", input),
    };
    extract::mentions(&text::document(&article, lexicon), lexicon)
}

fn line(actor: &Actor) -> String {
    let mark = if actor.anaphor { "~" } else { "" };
    format!("{mark}{} {} {}", actor.kind.name(), actor.id, actor.mention)
}
