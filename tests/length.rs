//! An article takes time in proportion to its length, whatever it holds.

use isnad::lexicon::Lexicon;
use isnad::{pipeline, read};
use std::time::{Duration, Instant};

/// Bytes of the shorter article of each pair.
const SHORT: usize = 40_000;
/// How much longer the other is. Time in proportion grows as much, time by the square 64 times.
const LONGER: usize = 8;
/// What is still taken for proportion on a machine that does other things too.
const ALLOWED: u32 = 26;

/// Pieces that make an article when repeated.
const PIECES: &[(&str, &str)] = &[
    ("one line of words", "قال الوزير إن الحكومة تدعم المفاوضات مع المعارضة وتلتقي وفدا من الأمم المتحدة "),
    ("sentences", "اتهم الرئيس الحكومة. "),
    ("brackets that open", "("),
    ("brackets around words", "(قال) "),
    ("quotation marks", "\""),
    ("quoted words", "\"قال \""),
    ("marks without letters", "\u{64E}\u{651}"),
    ("words without spaces", "قالالوزيرإنالحكومة"),
    ("one long word", "و"),
    ("short words", "و "),
    ("commas", "قال، "),
    ("colons", "قال: "),
    ("clauses inside clauses", "أن قال "),
    ("lines", "قال محمد\n"),
    ("lines of furniture", "صور\nتعليقات\n"),
    ("lines of dates", "الاثنين 28 سبتمبر 2015\n"),
    ("header lines", "العنوان: قال\n"),
    ("actors in a row", "أوباما وبوتين و"),
    ("letters and digits", "1ا"),
    ("numbers", "1,"),
    ("a noun that takes a genitive, over and over", "كتاب "),
    ("officials of officials", "مسؤول في "),
    ("members of members", "عضو في "),
    ("those who speak for those who speak", "ممثل عن "),
    ("somebody for somebody", "وزير لوزير "),
];

#[test]
fn time_grows_as_the_article_does() {
    let lexicon = Lexicon::embedded().value;
    let mut slow = Vec::new();
    for (what, piece) in PIECES {
        let took = |bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            time(|| {
                let article = read::text("a", &text, &lexicon).value;
                pipeline::claims(&article, &lexicon);
            })
        };
        grows(what, took, &mut slow);
    }
    // Many names, none of which comes again.
    let names = |bytes: usize| {
        let letters: Vec<char> = "بتثجحخدذرزسشصضطظعغفق".chars().collect();
        let name = |n: usize| -> String { (0..5).map(|k| letters[n / letters.len().pow(k) % letters.len()]).collect() };
        let text: String =
            (0..bytes / 60).map(|n| format!("التقى محمد {} الوزير أحمد {}.\n", name(n), name(n * 7))).collect();
        time(|| {
            let article = read::text("a", &text, &lexicon).value;
            pipeline::claims(&article, &lexicon);
        })
    };
    grows("names", names, &mut slow);
    // Posts over things, none of which comes again.
    let posts = |bytes: usize| {
        let letters: Vec<char> = "بتثجحخدذرزسشصضطظعغفق".chars().collect();
        let thing =
            |n: usize| -> String { (0..5).map(|k| letters[n / letters.len().pow(k) % letters.len()]).collect() };
        let text: String = (0..bytes / 40).map(|n| format!("قال قائد ال{} إنه يرفض.\n", thing(n))).collect();
        time(|| {
            let article = read::text("a", &text, &lexicon).value;
            pipeline::claims(&article, &lexicon);
        })
    };
    grows("posts", posts, &mut slow);
    assert!(slow.is_empty(), "these take more than their length accounts for:\n{}", slow.join("\n"));
}

fn grows(what: &str, took: impl Fn(usize) -> Duration, slow: &mut Vec<String>) {
    // A pause of the machine must not count: the quickest of some turns.
    let (mut short, mut long) = (Duration::MAX, Duration::MAX);
    for _ in 0..3 {
        short = short.min(took(SHORT));
        long = long.min(took(SHORT * LONGER));
        if long < short * ALLOWED || long < Duration::from_millis(20) {
            return;
        }
    }
    slow.push(format!("{what}: {SHORT} bytes {short:?}, {LONGER} times as many {long:?}"));
}

fn time(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}
