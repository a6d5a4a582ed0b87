//! Sentences in, claims out, one line each: one file for each class of hard constructions, in the order of ARABIC.md.
//!
//! A first line `@ 2016-09-05` gives the day of publication; `@ page` has the input read as a page with title, date and
//! furniture. Ids stand for actors and known issues, other issues stand as the text has them; `?` before a speaker says
//! that the verb doubts the content, `!` that it denies it.

#[path = "support/cases.rs"]
mod cases;

use isnad::article::Article;
use isnad::claim::Actor;
use isnad::claim::Claim;
use isnad::claim::Commitment;
use isnad::claim::Issue;
use isnad::claim::Link;
use isnad::extract;
use isnad::lexicon::Lexicon;
use isnad::read;
use isnad::text;

#[test]
fn sentences_make_the_claims_that_the_cases_show() {
    let lexicon = Lexicon::embedded().value;
    cases::check("extract", |input| claims(input, &lexicon).iter().map(|claim| line(claim, &lexicon)).collect());
}

fn claims(input: &str, lexicon: &Lexicon) -> Vec<Claim> {
    let (head, rest) = input.split_once('\n').unwrap_or(("", input));
    let article = match head.strip_prefix("@ ") {
        Some("page") => read::text("case", rest, lexicon).value,
        Some(day) => {
            let published = Some(day.parse().expect("a case's day is written YYYY-MM-DD"));
            Article { published, ..Article::plain("case", rest) }
        }
        None => Article::plain("case", input),
    };
    extract::claims(&text::document(&article, lexicon), lexicon).value
}

fn line(claim: &Claim, lexicon: &Lexicon) -> String {
    let mut line = claim.kind.name().to_string();
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            line.push_str(&format!(" {key}={value}"));
        }
    };
    add("source", actors(&claim.source));
    add("target", actors(&claim.target));
    add("issue", claim.issue.iter().map(|issue| named(issue, lexicon)).collect::<Vec<_>>().join("+"));
    add("place", claim.place.as_ref().map_or(String::new(), |place| place.id.clone()));
    add("chain", claim.chain.iter().map(speaker).collect::<Vec<_>>().join(">"));
    add("modality", claim.modality.name().to_string());
    add(
        "time",
        claim.time.as_ref().map_or(String::new(), |time| {
            if time.start == time.end { time.start.clone() } else { format!("{}..{}", time.start, time.end) }
        }),
    );
    line
}

fn actors(actors: &[Actor]) -> String {
    actors.iter().map(|actor| actor.id.as_str()).collect::<Vec<_>>().join("+")
}

fn named(issue: &Issue, lexicon: &Lexicon) -> String {
    if lexicon.issue(&issue.id).is_some() || issue.name != issue.name_ar {
        issue.id.clone()
    } else {
        issue.mention.clone()
    }
}

fn speaker(link: &Link) -> String {
    let mark = match link.commitment {
        Commitment::Certain | Commitment::Neutral => "",
        Commitment::Doubtful => "?",
        Commitment::Denial => "!",
    };
    format!("{mark}{}", link.actor.id)
}
