//! The one place that names every stage: articles in, claims and the graph out, each by one call.
//!
//! Paths, files and printing are `cli`'s concern.

use crate::article::Article;
use crate::assemble;
use crate::claim::Actor;
use crate::claim::Claim;
use crate::correct;
use crate::correct::{Applied, Correction};
use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::Warned;
use crate::extract;
use crate::extract::domain::Theme;
use crate::graph::Graph;
use crate::lexicon::Lexicon;
use crate::read;
use crate::text;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, mpsc};

/// What tells one reader from another: it changes with the code that reads and with the lexicon inside the binary.
pub const READER: &str = env!("ISNAD_READER");

/// What an article claims: text, then extraction. Looks at nothing but the article and the lexicon.
pub fn claims(article: &Article, lexicon: &Lexicon) -> Warned<Vec<Claim>> {
    guarded(article, || extract::claims(&text::document(article, lexicon), lexicon))
}

/// What an article is about.
pub fn theme(article: &Article, lexicon: &Lexicon) -> Theme {
    Theme::of(&text::document(article, lexicon))
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
    /// As corrected.
    pub claims: Vec<Claim>,
    /// Claims that a correction took out.
    pub dropped: Vec<(Claim, Correction)>,
}

/// The graph of articles and their claims, corrections applied; warns of corrections that find nothing to correct.
pub fn collection(
    articles: Vec<Article>,
    claims: Vec<Claim>,
    corrections: &[Correction],
    lexicon: &Lexicon,
) -> Warned<Collection> {
    let Applied { claims, dropped, loose } = correct::apply(&articles, claims, corrections, lexicon);
    let graph = assemble::graph(&articles, &claims, lexicon);
    Warned { value: Collection { graph, articles, claims, dropped }, warnings: loose }
}

/// Articles in memory, all the way to their graph: `(id, text)` of each.
pub fn sample(texts: &[(&str, &str)], lexicon: &Lexicon) -> Collection {
    let articles: Vec<Article> = texts.iter().map(|(id, text)| read::text(id, text, lexicon).value).collect();
    let claims = articles.par_iter().map(|article| claims(article, lexicon).value).collect::<Vec<_>>().concat();
    collection(articles, claims, &[], lexicon).value
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

/// What is done with each of many, one after the other.
pub struct Steps<First, Turn, Work> {
    /// By itself, on any thread.
    pub first: First,
    /// In the order of the input, one at a time.
    pub turn: Turn,
    /// By itself again.
    pub work: Work,
}

/// No more bytes than these wait or are worked on at one time, unless one alone is longer.
const MOST_BYTES: usize = 24 << 20;

/// Takes everything that `input` yields on a thread of its own through some steps, `jobs` at a time, and hands the results
/// to `sink` in the order of the input; `size` says how many bytes one holds.
///
/// `sink` returns `false` to stop early. Whoever waits for input does not hold up what is there already. The results do
/// not depend on `jobs`.
pub fn in_order<T, P, Q, R, I>(
    input: impl FnOnce() -> I + Send,
    size: impl Fn(&T) -> usize + Sync,
    jobs: Option<NonZeroUsize>,
    steps: Steps<impl Fn(T) -> P + Sync, impl FnMut(P) -> Q + Send, impl Fn(Q) -> R + Sync>,
    mut sink: impl FnMut(Vec<R>) -> bool,
) where
    T: Send,
    R: Send,
    I: Iterator<Item = T>,
{
    let jobs = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    text::reader::share_among(jobs);
    let room = Room::new(jobs * 16);
    let Steps { first, turn, work } = steps;
    let turn = Turn { state: Mutex::new((0, turn)), next: Condvar::new() };
    let (to_work, waiting) = mpsc::channel();
    let waiting = Mutex::new(waiting);
    let (to_sink, arrived) = mpsc::channel();
    std::thread::scope(|scope| {
        let (room, turn, waiting, first, work, size) = (&room, &turn, &waiting, &first, &work, &size);
        scope.spawn(move || {
            for (number, next) in input().enumerate() {
                let bytes = size(&next);
                if !room.enter(bytes) || to_work.send((number, bytes, next)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..jobs {
            let to_sink = to_sink.clone();
            scope.spawn(move || {
                loop {
                    let some = some(&waiting.lock().expect("who takes the next ones does nothing else"));
                    if some.is_empty() {
                        return;
                    }
                    // A fault must not leave the others waiting for this one's turn: it goes on in the caller's thread.
                    let prepare =
                        |(number, bytes, next)| (number, bytes, catch_unwind(AssertUnwindSafe(|| first(next))));
                    let prepared: Vec<_> = some.into_iter().map(prepare).collect();
                    let admit = |(number, bytes, one)| (number, bytes, turn.take(number, one));
                    let admitted: Vec<_> = prepared.into_iter().map(admit).collect();
                    let finish = |(number, bytes, one): (usize, usize, std::thread::Result<Q>)| {
                        (number, bytes, one.and_then(|one| catch_unwind(AssertUnwindSafe(|| work(one)))))
                    };
                    if to_sink.send(admitted.into_iter().map(finish).collect::<Vec<_>>()).is_err() {
                        return;
                    }
                }
            });
        }
        drop(to_sink);
        // However this ends, nobody waits for room any more.
        let _open = Closing(room);
        let mut early: BTreeMap<usize, (usize, R)> = BTreeMap::new();
        let mut next = 0;
        while let Ok(one) = arrived.recv() {
            for (number, bytes, result) in std::iter::once(one).chain(arrived.try_iter()).flatten() {
                early.insert(number, (bytes, result.unwrap_or_else(|fault| resume_unwind(fault))));
            }
            let mut ready = Vec::new();
            while let Some((bytes, result)) = early.remove(&next) {
                room.leave(bytes);
                ready.push(result);
                next += 1;
            }
            if !ready.is_empty() && !sink(ready) {
                return;
            }
        }
    });
}

/// So many are handed over at a time, unless they are longer than these bytes: who waits is woken less often.
const MOST_AT_ONCE: usize = 8;
const BYTES_AT_ONCE: usize = 64 << 10;

/// The next one, and those that wait behind it already, up to a few; none at the end.
fn some<T>(waiting: &mpsc::Receiver<(usize, usize, T)>) -> Vec<(usize, usize, T)> {
    let mut some: Vec<_> = waiting.recv().into_iter().collect();
    let mut total: usize = some.iter().map(|(_, bytes, _)| bytes).sum();
    while (1..MOST_AT_ONCE).contains(&some.len())
        && total < BYTES_AT_ONCE
        && let Ok(next) = waiting.try_recv()
    {
        total += next.1;
        some.push(next);
    }
    some
}

/// How much is on its way.
struct Room {
    /// How many, of how many bytes; `None` once nobody wants more.
    taken: Mutex<Option<(usize, usize)>>,
    freed: Condvar,
    most: usize,
}

impl Room {
    fn new(most: usize) -> Self {
        Room { taken: Mutex::new(Some((0, 0))), freed: Condvar::new(), most }
    }

    /// Waits for room; `false` if nobody wants more.
    fn enter(&self, bytes: usize) -> bool {
        let full = |taken: &mut Option<(usize, usize)>| {
            taken.is_some_and(|(count, held)| count > 0 && (count >= self.most || held + bytes > MOST_BYTES))
        };
        let taken = self.taken.lock().expect("nothing is done here that fails");
        let mut taken = self.freed.wait_while(taken, full).expect("nothing is done here that fails");
        if let Some((count, held)) = taken.as_mut() {
            *count += 1;
            *held += bytes;
        }
        taken.is_some()
    }

    fn leave(&self, bytes: usize) {
        if let Some((count, held)) = self.taken.lock().expect("nothing is done here that fails").as_mut() {
            *count -= 1;
            *held -= bytes;
            // Whoever waits is woken for some, not for every one.
            if *count > self.most / 2 {
                return;
            }
        }
        self.freed.notify_one();
    }
}

/// Closes a room when it goes out of sight.
struct Closing<'a>(&'a Room);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        *self.0.taken.lock().expect("nothing is done here that fails") = None;
        self.0.freed.notify_one();
    }
}

/// Lets each through in the order of the input.
struct Turn<F> {
    state: Mutex<(usize, F)>,
    next: Condvar,
}

impl<F> Turn<F> {
    fn take<P, Q>(&self, number: usize, one: std::thread::Result<P>) -> std::thread::Result<Q>
    where
        F: FnMut(P) -> Q,
    {
        let state = self.state.lock().expect("faults are caught below");
        let mut state = self.next.wait_while(state, |(next, _)| *next != number).expect("faults are caught below");
        let done = one.and_then(|one| catch_unwind(AssertUnwindSafe(|| (state.1)(one))));
        state.0 += 1;
        self.next.notify_all();
        done
    }
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
                |_| 1,
                NonZeroUsize::new(jobs),
                Steps { first: |n| n, turn: |n| n, work: |n| n * 2 },
                |batch| {
                    seen.extend(batch);
                    true
                },
            );
            assert_eq!(seen, (0..500).map(|n| n * 2).collect::<Vec<i32>>());
        }
    }

    #[test]
    fn what_is_done_in_turn_sees_the_order_of_the_input() {
        let mut sum = 0;
        let mut seen = Vec::new();
        let turn = |n: u64| {
            sum = sum * 3 % 1009 + n;
            sum
        };
        let steps = Steps { first: |n| n, turn, work: |n| n };
        in_order(
            || 0..200u64,
            |_| 1,
            NonZeroUsize::new(4),
            steps,
            |batch| {
                seen.extend(batch);
                true
            },
        );
        let mut sum = 0;
        let alone: Vec<u64> = (0..200)
            .map(|n| {
                sum = sum * 3 % 1009 + n;
                sum
            })
            .collect();
        assert_eq!(seen, alone);
    }

    #[test]
    fn a_fault_of_one_ends_all_instead_of_hanging() {
        let steps = Steps { first: |n: u64| assert!(n != 20, "found twenty"), turn: |()| (), work: |()| () };
        let run = || in_order(|| 0..100u64, |_| 1, NonZeroUsize::new(3), steps, |_| true);
        assert!(catch_unwind(AssertUnwindSafe(run)).is_err());
    }

    #[test]
    fn a_sink_that_has_enough_ends_the_reading_of_an_endless_input() {
        let mut batches = 0;
        in_order(
            || 0..,
            |_| MOST_BYTES,
            NonZeroUsize::new(2),
            Steps { first: |n: u64| n, turn: |n| n, work: |n| n },
            |_| {
                batches += 1;
                batches < 3
            },
        );
        assert_eq!(batches, 3);
    }
}
