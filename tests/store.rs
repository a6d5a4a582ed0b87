//! What a store keeps, whatever happens to it.

use isnad::article::{Article, Part, PartKind};
use isnad::claim::{Actor, Claim, ClaimType, Kind, Modality, Passage, Quote, Time};
use isnad::diag::Diagnostic;
use isnad::span::Span;
use isnad::store::{Store, StoreError};
use rusqlite::Connection;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const VERSION: &str = "1/a";

fn article(id: &str, text: &str) -> Article {
    let part = |start, end, kind| Part { span: Span::new(start, end), kind, date: None };
    let mut article = Article::plain(id, text);
    article.title = Some("عنوان".into());
    article.published = Some(jiff::civil::date(2015, 9, 28));
    article.parts = vec![part(0, 2, PartKind::Title), part(2, text.len(), PartKind::Teaser)];
    article.parts[1].date = Some(jiff::civil::date(2015, 9, 27));
    article
}

fn claim(id: &str, article: &Article) -> Claim {
    let span = Span::new(0, article.text.len());
    let passage = Passage { span, text: article.text.clone() };
    let actor = Actor {
        id: "minister".into(),
        name: "minister".into(),
        name_ar: "وزير".into(),
        kind: Kind::Unnamed,
        mention: "وزير".into(),
        span: Span::new(0, 2),
        anaphor: false,
    };
    Claim {
        id: id.into(),
        article: article.id.clone(),
        kind: ClaimType::Reject,
        source: vec![actor],
        target: Vec::new(),
        issue: Vec::new(),
        polarity: -1,
        modality: Modality::Asserted,
        place: None,
        time: Some(Time { start: "2015-09-27".into(), end: "2015-09-27".into(), mention: "أمس".into() }),
        chain: Vec::new(),
        quote: Quote::None,
        trigger: passage.clone(),
        evidence: passage,
        rule: "test".into(),
        confidence: 0.5,
        corrected: Vec::new(),
    }
}

fn with_claim(id: &str, text: &str) -> (Article, Vec<Claim>) {
    let article = article(id, text);
    let claim = claim(&format!("claim-{id}"), &article);
    (article, vec![claim])
}

struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    fn new() -> Self {
        Folder { folder: tempfile::tempdir().expect("there is room for a folder") }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("news.isnad")
    }

    fn store(&self) -> Store {
        Store::create(&self.file()).expect("a store can be made")
    }
}

fn ids(store: &Store) -> (Vec<String>, Vec<String>) {
    let claims = store.claims().expect("claims can be read").into_iter().map(|claim| claim.id).collect();
    (store.ids().expect("ids can be read"), claims)
}

fn said(result: Result<Store, StoreError>) -> String {
    let error = result.expect_err("this is no store");
    let name = error.path().display().to_string();
    Diagnostic::from(error).to_string().replace(&name, "FILE")
}

#[test]
fn what_goes_in_comes_out() {
    let folder = Folder::new();
    let (article, claims) = with_claim("a", "وزير ينفي استقالته");
    let mut store = folder.store();
    store.put(&[(article.clone(), claims.clone())], VERSION).expect("there is room");
    store.set_meta("lexicon", "abc").expect("there is room");
    drop(store);
    let store = Store::open(&folder.file()).expect("it is there");
    assert_eq!(store.articles().expect("it is sound"), std::slice::from_ref(&article));
    assert_eq!(store.claims().expect("it is sound"), claims);
    assert_eq!(store.article("a").expect("it is sound"), Some(article));
    assert_eq!(store.article("b").expect("it is sound"), None);
    assert_eq!(store.counts().expect("it is sound"), (1, 1));
    assert_eq!(store.meta("lexicon").expect("it is sound").as_deref(), Some("abc"));
    assert_eq!(store.meta("other").expect("it is sound"), None);
    store.check().expect("it is sound");
    let beside: Vec<_> = fs::read_dir(folder.folder.path()).expect("it is there").collect();
    assert_eq!(beside.len(), 1, "a store is one file");
}

#[test]
fn a_second_build_finds_what_is_known() {
    let folder = Folder::new();
    let mut store = folder.store();
    let (article, claims) = with_claim("a", "وزير ينفي استقالته");
    assert!(!store.has(&article, VERSION).expect("it is sound"));
    store.put(&[(article.clone(), claims)], VERSION).expect("there is room");
    assert!(store.has(&article, VERSION).expect("it is sound"));
    assert!(!store.has(&article, "2/a").expect("it is sound"), "another version reads it again");
    let renamed = Article { id: "b".into(), ..article.clone() };
    assert!(!store.has(&renamed, VERSION).expect("it is sound"), "its claims would name another article");
    let redated = Article { published: None, ..article };
    assert!(!store.has(&redated, VERSION).expect("it is sound"), "another date gives other claims");
}

#[test]
fn an_article_that_changed_replaces_its_claims() {
    let folder = Folder::new();
    let mut store = folder.store();
    store.put(&[with_claim("a", "وزير ينفي استقالته"), with_claim("b", "وزير آخر")], VERSION).expect("there is room");
    let (changed, _) = with_claim("a", "وزير يؤكد استقالته");
    store.put(&[(changed.clone(), Vec::new())], VERSION).expect("there is room");
    assert_eq!(ids(&store), (vec!["a".into(), "b".into()], vec!["claim-b".into()]));
    assert_eq!(store.article("a").expect("it is sound"), Some(changed));
}

#[test]
fn the_order_of_building_does_not_show() {
    let (first, second) = (Folder::new(), Folder::new());
    let (mut one, mut other) = (first.store(), second.store());
    let batch = ["a", "b", "c"].map(|id| with_claim(id, &format!("وزير {id}")));
    one.put(&batch, VERSION).expect("there is room");
    for article in batch.iter().rev() {
        other.put(std::slice::from_ref(article), VERSION).expect("there is room");
    }
    assert_eq!(one.articles().expect("it is sound"), other.articles().expect("it is sound"));
    assert_eq!(one.claims().expect("it is sound"), other.claims().expect("it is sound"));
}

#[test]
fn claims_handed_in_keep_their_origin_as_long_as_they_fit() {
    let folder = Folder::new();
    let mut store = folder.store();
    let (article, claims) = with_claim("a", "وزير ينفي استقالته");
    store.put(&[(article.clone(), claims)], VERSION).expect("there is room");
    let own = claim("by-hand", &article);
    let taken = store.put_claims("hand.jsonl", &[own.clone(), own]).expect("there is room");
    assert_eq!((taken.value, taken.warnings.len()), (2, 0), "the same claim twice is one");
    let mut origins = Vec::new();
    store.each_claim(|claim, origin| origins.push((claim.id, origin.to_string()))).expect("it is sound");
    assert_eq!(origins, [("claim-a".into(), "".into()), ("by-hand".into(), "hand.jsonl".into())]);

    let again = store.put(&[(article, Vec::new())], "2/a").expect("there is room");
    assert_eq!(again.warnings.len(), 0);
    assert_eq!(ids(&store).1, ["by-hand"]);

    let changed = store.put(&[with_claim("a", "وزير آخر")], VERSION).expect("there is room");
    assert_eq!(changed.warnings.len(), 1, "{:?}", changed.warnings);
    assert_eq!(ids(&store).1, ["claim-a"]);
}

#[test]
fn claims_that_fit_no_article_are_refused() {
    let folder = Folder::new();
    let mut store = folder.store();
    let (article, claims) = with_claim("a", "وزير ينفي استقالته");
    store.put(&[(article.clone(), claims)], VERSION).expect("there is room");
    let good = claim("good", &article);
    let mut elsewhere = claim("elsewhere", &article);
    elsewhere.article = "z".into();
    let mut split = claim("split", &article);
    split.trigger.span = Span::new(1, 3);
    let mut other_words = claim("other-words", &article);
    other_words.evidence.text = "غيره".into();
    let same_id = claim("claim-a", &article);
    let taken = store.put_claims("hand", &[elsewhere, split, good, other_words, same_id]).expect("there is room");
    assert_eq!(taken.value, 1);
    let said: Vec<String> = taken.warnings.iter().map(ToString::to_string).collect();
    let wanted = [
        "hand: warning: found a claim of article z, which is not in the store: \u{2068}elsewhere\u{2069}",
        "hand: warning: found bytes 1..3, which are no stretch of the article: \u{2068}split\u{2069}",
        "hand: warning: found evidence that is not what the article says at 0..34: \u{2068}other-words\u{2069}",
        "hand: warning: found the id of a claim from this program, ids are unique: \u{2068}claim-a\u{2069}",
    ];
    assert_eq!(said, wanted);
}

#[test]
fn articles_are_taken_out_only_when_asked() {
    let folder = Folder::new();
    let mut store = folder.store();
    store.put(&[with_claim("a", "وزير ينفي"), with_claim("b", "وزير آخر")], VERSION).expect("there is room");
    assert_eq!(store.prune(|id| id != "a").expect("there is room"), 1);
    assert_eq!(ids(&store), (vec!["b".into()], vec!["claim-b".into()]));
}

#[test]
fn what_is_no_store_is_said_to_be_none() {
    let folder = Folder::new();
    let file = folder.file();
    assert_eq!(
        said(Store::open(&file)),
        "FILE: error: FILE does not exist\n  hint: make it with: isnad build PATH -o FILE"
    );
    fs::write(&file, "").expect("the folder can be written");
    assert_eq!(
        said(Store::open(&file)),
        "FILE: error: FILE is empty, a store holds articles and claims\n  hint: make it with: isnad build PATH -o FILE"
    );
    fs::write(&file, "نص طويل لا علاقة له بقواعد البيانات. ".repeat(200)).expect("the folder can be written");
    let no_database = "FILE: error: FILE is no database, a store is an SQLite file\n  \
                       hint: name a file that isnad build wrote";
    assert_eq!(said(Store::open(&file)), no_database);
    assert_eq!(said(Store::create(&file)), no_database, "and it is not written over");
    fs::remove_file(&file).expect("the folder can be written");
    Connection::open(&file).and_then(|db| db.execute_batch("CREATE TABLE bookmarks (url)")).expect("there is room");
    assert_eq!(
        said(Store::create(&file)),
        "FILE: error: FILE is the database of another program\n  hint: name another file: this one is left as it is"
    );
}

#[test]
fn a_store_of_a_later_program_is_left_alone() {
    let folder = Folder::new();
    drop(folder.store());
    Connection::open(folder.file()).and_then(|db| db.pragma_update(None, "user_version", 99)).expect("there is room");
    assert_eq!(
        said(Store::create(&folder.file())),
        "FILE: error: FILE has format 99, this program knows format 2\n  \
         hint: use the isnad that wrote it, or a later one"
    );
}

#[test]
fn a_store_of_the_first_format_is_brought_up_and_keeps_all() {
    let folder = Folder::new();
    let mut store = folder.store();
    store.put(&[with_claim("a", "\u{628}")], "v").expect("there is room");
    drop(store);
    let older = Connection::open(folder.file()).expect("it is a database");
    older.execute_batch("DROP TABLE corrections; PRAGMA user_version = 1;").expect("there is room");
    drop(older);
    let mut store = Store::open(&folder.file()).expect("it can be read");
    assert_eq!(store.counts().expect("it is sound"), (1, 1));
    assert!(store.corrections().expect("the table is there").is_empty());
    let row = ["k1", "2020-01-01T00:00:00Z", "Salma", "{}"].map(String::from);
    assert_eq!(store.put_corrections(&[row.clone(), row]).expect("there is room"), 1);
}

#[test]
fn a_store_in_a_folder_that_is_not_there() {
    let folder = Folder::new();
    let message = said(Store::create(&folder.folder.path().join("nowhere/news.isnad")));
    assert!(message.contains("cannot be opened or written") && message.contains("check that the folder"), "{message}");
}

#[test]
fn damage_is_found_and_never_a_panic() {
    let folder = Folder::new();
    let file = folder.file();
    let mut store = folder.store();
    let batch: Vec<_> = (0..200).map(|n| with_claim(&format!("{n:03}"), &format!("وزير {n} ينفي استقالته"))).collect();
    store.put(&batch, VERSION).expect("there is room");
    drop(store);
    let sound = fs::read(&file).expect("it is there");
    let mut noticed = 0;
    // Every sixteenth of the file in turn is lost, then its end.
    for piece in 0..16 {
        let mut bytes = sound.clone();
        let width = bytes.len() / 16;
        bytes[piece * width..(piece + 1) * width].fill(0xAA);
        fs::write(&file, bytes).expect("the folder can be written");
        noticed += usize::from(Store::open(&file).and_then(|store| store.check()).is_err());
    }
    assert_eq!(noticed, 16);
    fs::write(&file, &sound[..sound.len() / 2]).expect("the folder can be written");
    assert!(Store::open(&file).and_then(|store| store.check()).is_err());
}

#[test]
fn two_builds_at_once_wait_for_each_other_then_say_so() {
    let folder = Folder::new();
    let mut store = folder.store();
    let other = Connection::open(folder.file()).expect("it is there");
    other.execute_batch("BEGIN EXCLUSIVE").expect("nobody else writes");
    let error = store.put(&[with_claim("a", "وزير")], VERSION).expect_err("the other holds it");
    assert!(matches!(error, StoreError::Busy { .. }), "{error}");
    other.execute_batch("COMMIT").expect("it is ours");
    store.put(&[with_claim("a", "وزير")], VERSION).expect("it is free again");
}

/// Writes batches of ten until it is killed. Only a child of `killed_at_any_moment` has something to do.
#[test]
fn child_that_is_killed() {
    let Some(file) = std::env::var_os("ISNAD_TEST_STORE") else { return };
    let mut store = Store::create(Path::new(&file)).expect("a store can be made");
    for n in 0.. {
        let text = |n: usize| format!("وزير {n} {}", "ينفي استقالته ".repeat(200));
        let batch: Vec<_> = (n * 10..n * 10 + 10).map(|n| with_claim(&format!("{n:06}"), &text(n))).collect();
        store.put(&batch, VERSION).expect("there is room");
        println!("stored {n}");
    }
}

#[test]
fn killed_at_any_moment_the_file_holds_whole_batches() {
    let folder = Folder::new();
    let mut before = 0;
    for wait in [0, 3, 7, 11, 2, 5] {
        let mut child = Command::new(std::env::current_exe().expect("this test runs from a file"))
            .args(["--exact", "child_that_is_killed", "--nocapture"])
            .env("ISNAD_TEST_STORE", folder.file())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this test can be run");
        let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
        let done = (0..wait).filter_map(|_| lines.find(|line| line.starts_with("stored "))).count();
        assert_eq!(done, wait);
        std::thread::sleep(Duration::from_millis(wait as u64));
        child.kill().expect("it is running");
        child.wait().expect("it was running");
        let store = folder.store();
        store.check().expect("it is sound");
        let (articles, claims) = store.counts().expect("it is sound");
        assert_eq!(articles, claims);
        assert_eq!(articles % 10, 0, "a batch is there or it is not");
        // A later run writes the same batches over.
        assert!(articles >= before.max(wait * 10));
        before = articles;
    }
    assert!(before > 0);
}
