//! What is read from files and pages: `tests/read/*.txt`, and what needs files of its own.

use isnad::article::Article;
use isnad::diag::{Diagnostic, Warned};
use isnad::lexicon::Lexicon;
use isnad::read;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().value);

#[test]
fn text_pages() {
    cases("text", |name, input| shown(&Ok(read::text(name, input, &LEXICON))));
}

#[test]
fn web_pages() {
    cases("html", |name, input| shown(&read::html(name, input, &LEXICON)));
}

#[test]
fn records() {
    cases("records", |name, input| {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let file = folder.path().join(format!("{name}.{}", if name.starts_with("list") { "json" } else { "jsonl" }));
        fs::write(&file, input).expect("the folder can be written");
        all(&[file])
    });
}

/// Runs the cases of a file: `--- name ---`, the input, `----`, what comes out. `UPDATE=1` writes what comes out.
fn cases(file: &str, run: impl Fn(&str, &str) -> String) {
    let path = Path::new("tests/read").join(file).with_extension("txt");
    let given = fs::read_to_string(&path).expect("the cases are there");
    let mut written = String::new();
    for case in given.split("--- ").skip(1).filter(|case| case.contains(" ---\n")) {
        let (name, rest) = case.split_once(" ---\n").expect("filtered so");
        let (input, _) = rest.split_once("\n----\n").unwrap_or((rest.trim_end(), ""));
        write!(written, "--- {name} ---\n{input}\n----\n{}\n", run(name, input)).expect("strings take all");
    }
    let written = format!("{}\n", written.trim_end());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, written).expect("the cases can be written");
    } else {
        assert!(written == given, "{}: run UPDATE=1 cargo test --test read, and look at the diff", path.display());
    }
}

fn shown(read: &Result<Warned<Article>, Diagnostic>) -> String {
    let read = match read {
        Ok(read) => read,
        Err(problem) => return format!("{}\n", anonymous(problem)),
    };
    let article = &read.value;
    let mut out = String::new();
    let fields = [
        ("title", article.title.clone()),
        ("outlet", article.outlet.clone()),
        ("published", article.published.map(|day| day.to_string())),
        ("url", article.url.clone()),
        ("lang", article.lang.clone()),
        ("author", article.author.clone()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").expect("strings take all");
        }
    }
    let mut covered = vec![false; article.text.len()];
    for part in &article.parts {
        let words = part.span.of(&article.text).replace('\n', "¶");
        let date = part.date.map(|day| format!(" {day}")).unwrap_or_default();
        writeln!(out, "{:?}{date} | {words}", part.kind).expect("strings take all");
        for byte in &mut covered[part.span.start()..part.span.end()] {
            assert!(!*byte, "parts overlap");
            *byte = true;
        }
    }
    for (at, c) in article.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        assert!(covered[at], "no part holds {c} at {at}");
    }
    for problem in &read.warnings {
        writeln!(out, "! {}", anonymous(problem)).expect("strings take all");
    }
    out
}

/// Without the folder, which is another one each time.
fn anonymous(problem: &Diagnostic) -> String {
    let mut problem = problem.clone();
    if let Some(place) = &mut problem.place {
        place.file = Path::new(&place.file).file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    }
    problem.to_string()
}

fn all(paths: &[PathBuf]) -> String {
    let mut out = String::new();
    for read in read::articles(paths, &LEXICON) {
        if let Ok(read) = &read {
            writeln!(out, "id: {}", read.value.id).expect("strings take all");
        }
        out.push_str(&shown(&read));
    }
    out
}

fn ids(paths: &[PathBuf]) -> Vec<String> {
    read::articles(paths, &LEXICON)
        .map(|read| match read {
            Ok(read) => read.value.id,
            Err(problem) => anonymous(&problem),
        })
        .collect()
}

proptest::proptest! {
    /// Pieces of pages in any order: no panic, no part over another, no word without a part.
    #[test]
    fn any_page_is_read(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
        let page = pieces.concat();
        shown(&Ok(read::text("page", &page, &LEXICON)));
        let _ = read::html("page", &page, &LEXICON);
    }

    #[test]
    fn any_text_is_read(page in "\\PC*") {
        shown(&Ok(read::text("page", &page, &LEXICON)));
    }
}

const PIECES: &[&str] = &[
    "وزير الزراعة يزور مزارع القمح",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    ".",
    ":",
    " - ",
    "14",
    "/",
    "9",
    "2015",
    "يوليو",
    "شوال",
    "نشر في",
    "المصدر",
    "title: ",
    "---\n",
    "حول هذه القصة\n",
    "شارك برأيك\n",
    "اترك تعليقا\n",
    "(رويترز)",
    "موسكو",
    "،",
    "هـ",
    "\u{200f}",
    "\u{feff}",
    "\u{fffd}",
    "#",
    "Published On ",
    "caption of a picture in English, here",
    "24°",
    "نعم؟",
    "زار وزير الزراعة أمس مزارع القمح في الجنوب، واستمع إلى شكاوى المزارعين من نقص المياه.",
    "<p>",
    "<h1>",
    "</h1>",
    "|",
    "<meta name=date content='2015-09-28'>",
    "<time datetime=",
    "<script type='application/ld+json'>{",
    "}",
    "</script>",
];

const PROSE: &str = "اجتمع وزير الخارجية مع نظيره في العاصمة أمس وبحثا معه ملفات عدة.";

#[test]
fn folders_are_read_in_order_of_name_without_what_is_hidden() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let inside = folder.path().join("b");
    fs::create_dir_all(inside.join(".git")).expect("the folder can be written");
    for (name, number) in [("c.txt", 1), ("a.md", 2), (".d.txt", 3), ("b/e.txt", 4), ("b/.git/f.txt", 5), ("g.pdf", 6)]
    {
        fs::write(folder.path().join(name), format!("{PROSE} {number}")).expect("the folder can be written");
    }
    assert_eq!(ids(&[folder.path().into()]), ["a", "e", "c"]);
}

#[test]
fn a_link_back_to_its_own_folder_is_not_followed() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("a.txt"), PROSE).expect("the folder can be written");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), folder.path().join("b")).expect("links can be made");
    assert_eq!(ids(&[folder.path().into()]), ["a"]);
}

#[test]
fn the_same_text_is_one_article() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("a.txt"), PROSE).expect("the folder can be written");
    fs::write(folder.path().join("b.txt"), PROSE).expect("the folder can be written");
    let found = ids(&[folder.path().into()]);
    assert_eq!(found, ["a", "b.txt: warning: b has the same text as an article read before: left out"]);
}

#[test]
fn articles_of_one_name_get_ids_of_their_own() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::create_dir(folder.path().join("x")).expect("the folder can be written");
    fs::write(folder.path().join("a.txt"), PROSE).expect("the folder can be written");
    fs::write(folder.path().join("x/a.txt"), format!("{PROSE} {PROSE}")).expect("the folder can be written");
    let found = ids(&[folder.path().into()]);
    assert_eq!(found[0], "a");
    assert!(found[1].starts_with("a-") && found[1].len() == 10, "{found:?}");
}

#[test]
fn what_is_missing_is_said_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let there = folder.path().join("a.txt");
    fs::write(&there, PROSE).expect("the folder can be written");
    let found = ids(&[folder.path().join("nowhere.txt"), there]);
    assert_eq!(found, ["nowhere.txt: error: found no such file or folder", "a"]);
}

#[test]
fn every_encoding_gives_the_same_text() {
    let wide = |big: bool| -> Vec<u8> {
        let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        PROSE.encode_utf16().flat_map(unit).collect()
    };
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
    let (cp1256, _, unmappable) = encoding_rs::WINDOWS_1256.encode(PROSE);
    assert!(!unmappable);
    let encodings = [
        ("utf-8", PROSE.as_bytes().to_vec()),
        ("utf-8 with a mark", marked(b"\xEF\xBB\xBF", PROSE.as_bytes().to_vec())),
        ("utf-16le", wide(false)),
        ("utf-16be", wide(true)),
        ("utf-16le with a mark", marked(b"\xFF\xFE", wide(false))),
        ("utf-16be with a mark", marked(b"\xFE\xFF", wide(true))),
        ("windows-1256", cp1256.to_vec()),
    ];
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, bytes) in encodings {
        let file = folder.path().join("a.txt");
        fs::write(&file, bytes).expect("the folder can be written");
        let found: Vec<_> = read::articles(&[file], &LEXICON).collect();
        let text = found[0].as_ref().map(|read| read.value.text.as_str());
        assert_eq!(text, Ok(PROSE), "{name}");
    }
}

#[test]
fn broken_bytes_are_replaced_and_said() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("a.txt");
    fs::write(&file, [b"x\n".as_slice(), &PROSE.as_bytes()[..PROSE.len() - 2]].concat())
        .expect("the folder can be written");
    let found = read::articles(&[file], &LEXICON).next().expect("there is one").expect("it can be read");
    assert!(found.value.text.ends_with('\u{FFFD}'));
    let said = anonymous(&found.warnings[0]);
    assert!(said.starts_with("a.txt:2:") && said.contains("1 place that is no UTF-8"), "{said}");
}

#[test]
fn a_picture_is_no_article() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("a.txt");
    fs::write(&file, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0").expect("the folder can be written");
    assert_eq!(ids(&[file]), ["a.txt: error: found binary content, an article is text"]);
}

#[test]
fn records_in_utf_16_are_read() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("a.jsonl");
    let lines =
        format!("\u{FEFF}{{\"id\": \"1\", \"text\": \"{PROSE}\"}}\n{{\"id\": \"2\", \"text\": \"{PROSE}.\"}}\n");
    let bytes: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(&file, bytes).expect("the folder can be written");
    assert_eq!(ids(&[file]), ["1", "2"]);
}

/// A line of 70 MB is left out with its number, and the next one is read.
#[test]
fn a_line_without_end_is_not_swallowed() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, line) in [("a.jsonl", 2), ("a.json", 2)] {
        let file = folder.path().join(name);
        let (before, after) = match name {
            "a.json" => ("[\n", ",\n{\"id\": \"next\", \"text\": \"x y\"}]"),
            _ => ("\n", "\n{\"id\": \"next\", \"text\": \"x y\"}\n"),
        };
        let mut bytes = before.as_bytes().to_vec();
        bytes.extend(b"{\"text\": \"");
        bytes.resize(bytes.len() + (70 << 20), b'a');
        bytes.extend(b"\"}");
        bytes.extend(after.as_bytes());
        fs::write(&file, bytes).expect("the folder can be written");
        let found = ids(&[file]);
        assert!(found[0].starts_with(&format!("{name}:{line}: error: found a ")), "{found:?}");
        assert_eq!(found[1..], ["next"]);
    }
}
