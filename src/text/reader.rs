//! Looks each word up once a thread: most words of the news come again and again.

use crate::lexicon::Lexicon;
use crate::lexicon::index::Symbol;
use crate::script::letters::{HEH, TEH_MARBUTA};
use crate::text::reading::{Readings, read};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::cell::RefCell;
use std::hash::BuildHasher;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Looks words up, each only once a thread.
pub struct Reader<'a> {
    lexicon: &'a Lexicon,
    kept: Kept,
}

/// So many words wear out one table, so that memory does not grow with the input.
const MOST_WORDS: usize = 160_000;

/// So many wear out one table of each thread.
static WORDS_A_THREAD: AtomicUsize = AtomicUsize::new(MOST_WORDS);

/// Shares the room for words among so many threads: two have as much as one, more of them less each.
pub fn share_among(threads: usize) {
    WORDS_A_THREAD.store(2 * MOST_WORDS / threads.max(2), Relaxed);
}

/// A word by its bytes, with zeros behind them: so it stands in the table itself. A longer one is looked up each time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Key([u64; 4]);

impl Key {
    const BYTES: usize = 32;

    /// A folded word, but for a ta marbuta at its end.
    fn of(folded: &str, marbuta: bool) -> Option<Key> {
        let mut bytes = [0; Key::BYTES];
        bytes.get_mut(..folded.len())?.copy_from_slice(folded.as_bytes());
        if marbuta {
            TEH_MARBUTA.encode_utf8(&mut bytes[folded.len() - HEH.len_utf8()..]);
        }
        let part = |n: usize| bytes[n * 8..][..8].try_into().expect("there are four parts of eight bytes");
        Some(Key([part(0), part(1), part(2), part(3)].map(u64::from_ne_bytes)))
    }
}

/// What was looked up, by the hash of its key: a small table, most of which a processor keeps at hand. A word whose hash
/// another has already is looked up each time.
type Known = FxHashMap<u64, Rc<Readings>>;

/// A word as it is looked for. Many are made before the first is looked for, so that one look-up need not wait for the other.
#[derive(Clone, Copy)]
pub struct Sought {
    key: Option<Key>,
    hash: u64,
    marbuta: bool,
}

impl Sought {
    /// A folded word. `marbuta` tells that its last letter was written as a ta marbuta, so that no pronoun ends it.
    pub fn new(folded: &str, marbuta: bool) -> Self {
        let marbuta = marbuta && folded.ends_with(HEH);
        let key = Key::of(folded, marbuta);
        Sought { key, hash: key.map_or(0, |key| FxBuildHasher.hash_one(key)), marbuta }
    }
}

/// What was looked up: lately, and in the table before, out of which words that come again are taken over.
#[derive(Default)]
struct Kept {
    /// Of which lexicon.
    number: u64,
    young: Known,
    old: Known,
}

thread_local! {
    /// What this thread has looked up before.
    static KEPT: RefCell<Kept> = RefCell::default();
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        KEPT.set(std::mem::take(&mut self.kept));
    }
}

impl<'a> Reader<'a> {
    /// A reader that goes on with what this thread has read.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        let kept = KEPT.take();
        let kept =
            if kept.number == lexicon.number { kept } else { Kept { number: lexicon.number, ..Kept::default() } };
        Reader { lexicon, kept }
    }

    /// A number that stands in a phrase behind its first word.
    pub fn number(&self, folded: &str) -> Option<Rc<Readings>> {
        let symbol = self.lexicon.index.symbol(folded);
        (symbol != Symbol::NONE).then(|| Rc::new(Readings { symbol, ..Readings::default() }))
    }

    /// The readings of a folded word, fewest clitics first.
    pub fn readings(&mut self, folded: &str, sought: Sought) -> Rc<Readings> {
        let Sought { key, hash, marbuta } = sought;
        let Some(key) = key else { return Rc::new(read(folded, marbuta, self.lexicon)) };
        let fresh = || Rc::new(Readings { key, ..read(folded, marbuta, self.lexicon) });
        if let Some(known) = self.kept.young.get(&hash) {
            return if known.key == key { known.clone() } else { fresh() };
        }
        let kept = self.kept.old.remove(&hash).filter(|known| known.key == key);
        let readings = kept.unwrap_or_else(fresh);
        if self.kept.young.len() >= WORDS_A_THREAD.load(Relaxed) {
            self.kept.old = std::mem::take(&mut self.kept.young);
        }
        self.kept.young.insert(hash, readings.clone());
        readings
    }
}
