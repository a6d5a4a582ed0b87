//! The one place that names every stage: articles in, claims and the graph out, each by one call.
//!
//! Paths, files and printing are `cli`'s concern.

use crate::article::Article;
use crate::assemble;
use crate::claim::Actor;
use crate::claim::Claim;
use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::Warned;
use crate::extract;
use crate::graph::Graph;
use crate::lexicon::Lexicon;
use crate::read;
use crate::text;
use rayon::prelude::*;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

/// What tells one reader from another: it changes with the code that reads and with the lexicon inside the binary.
pub const READER: &str = env!("ISNAD_READER");

/// What an article claims: text, then extraction. Looks at nothing but the article and the lexicon.
pub fn claims(article: &Article, lexicon: &Lexicon) -> Warned<Vec<Claim>> {
    guarded(article, || extract::claims(&text::document(article, lexicon), lexicon))
}

/// Who and what an article mentions.
pub fn mentions(article: &Article, lexicon: &Lexicon) -> Warned<Vec<Actor>> {
    guarded(article, || Warned::clean(extract::mentions(&text::document(article, lexicon), lexicon)))
}

/// A graph that is ready for questions, with what it was made from.
#[derive(Default)]
pub struct Collection {
    pub graph: Graph,
    /// Empty if the graph came as a graph.
    pub articles: Vec<Article>,
    pub claims: Vec<Claim>,
}

/// The graph of articles and their claims.
pub fn collection(articles: Vec<Article>, claims: Vec<Claim>, lexicon: &Lexicon) -> Collection {
    let graph = assemble::graph(&articles, &claims, lexicon);
    Collection { graph, articles, claims }
}

/// Articles in memory, all the way to their graph: `(id, text)` of each.
pub fn sample(texts: &[(&str, &str)], lexicon: &Lexicon) -> Collection {
    let articles: Vec<Article> = texts.iter().map(|(id, text)| read::text(id, text, lexicon).value).collect();
    let claims = articles.par_iter().map(|article| claims(article, lexicon).value).collect::<Vec<_>>().concat();
    collection(articles, claims, lexicon)
}

/// A fault of our own in one article must not cost the others: it becomes an error with the article's id.
fn guarded<T>(article: &Article, read: impl FnOnce() -> Warned<Vec<T>>) -> Warned<Vec<T>> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let message = Diagnostic::error("this article could not be read, a fault of the program: it is left out")
            .with_place(Place::file(&article.id))
            .with_hint("report it with the article");
        Warned { value: Vec::new(), warnings: vec![message] }
    })
}

/// Does `work` on everything that `input` yields on a thread of its own, several at a time, and hands the results to `sink` in the order of the input.
///
/// `sink` returns `false` to stop early. Whoever waits for input does not hold up what is there already: a batch is what
/// came in while the one before was worked on. The results do not depend on `jobs`.
pub fn in_order<T, R, I>(
    input: impl FnOnce() -> I + Send,
    jobs: Option<NonZeroUsize>,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(Vec<R>) -> bool,
) where
    T: Send,
    R: Send,
    I: Iterator<Item = T>,
{
    let jobs = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().expect("the system can start threads");
    // Enough to keep every thread busy to the end of a batch, few enough to stay small in memory.
    let batch = jobs * 16;
    let (to_work, arrived) = mpsc::sync_channel(batch);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for next in input() {
                // The receiver is gone once `sink` wants no more.
                if to_work.send(next).is_err() {
                    return;
                }
            }
        });
        while let Ok(first) = arrived.recv() {
            let mut these = vec![first];
            these.extend(arrived.try_iter().take(batch - 1));
            let results: Vec<R> = pool.install(|| these.into_par_iter().map(&work).collect());
            if !sink(results) {
                drop(arrived);
                return;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_input_for_any_number_of_jobs() {
        for jobs in [1, 3, 8] {
            let mut seen = Vec::new();
            in_order(
                || 0..500,
                NonZeroUsize::new(jobs),
                |n| n * 2,
                |batch| {
                    seen.extend(batch);
                    true
                },
            );
            assert_eq!(seen, (0..500).map(|n| n * 2).collect::<Vec<i32>>());
        }
    }

    #[test]
    fn a_sink_that_has_enough_ends_the_reading_of_an_endless_input() {
        let mut batches = 0;
        in_order(
            || 0..,
            NonZeroUsize::new(2),
            |n: u64| n,
            |_| {
                batches += 1;
                batches < 3
            },
        );
        assert_eq!(batches, 3);
    }
}
