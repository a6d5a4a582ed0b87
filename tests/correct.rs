//! Corrections: kept beside the claims, applied whenever the graph is assembled, found again after a rebuild, undoable.

use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A sentence that gives an accusation.
const ARTICLE: &str = "\u{627}\u{646}\u{62a}\u{642}\u{62f}\u{62a} \u{62a}\u{631}\u{643}\u{64a}\u{627} \u{631}\u{648}\u{633}\u{64a}\u{627}.\n";
/// A sentence that gives nothing.
const BEFORE: &str = "\u{647}\u{637}\u{644}\u{62a} \u{627}\u{644}\u{623}\u{645}\u{637}\u{627}\u{631} \u{627}\u{644}\u{64a}\u{648}\u{645}.\n";

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk { folder: tempfile::tempdir().expect("a folder for the test") };
        desk.write(ARTICLE);
        desk.ok(&["build", "a.txt", "-o", "n.isnad"]);
        desk
    }

    fn write(&self, text: &str) {
        fs::write(self.path("a.txt"), text).expect("it can be written");
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        Path::new(self.folder.path()).join(name)
    }

    /// Exit code, standard output and standard error together.
    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let (code, out, said) = self.both(arguments);
        (code, out + &said)
    }

    fn both(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut command = assert_cmd::Command::cargo_bin("isnad").expect("the program was built");
        command.current_dir(self.folder.path()).env("ISNAD_AUTHOR", "Salma").args(arguments);
        let output = command.output().expect("it runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
    }

    /// Standard output of what must succeed.
    fn ok(&self, arguments: &[&str]) -> String {
        let (code, out, said) = self.both(arguments);
        assert_eq!(code, 0, "{arguments:?}: {out}{said}");
        out
    }

    fn correct(&self, order: &[&str]) -> String {
        self.ok(&[&["correct", "n.isnad"], order].concat())
    }

    /// The events of the graph: who, what, whom.
    fn events(&self) -> String {
        let question = "MATCH (a)-[:TOOK_PART {role: 'source'}]->(e:Event) OPTIONAL MATCH \
                        (e)<-[:TOOK_PART {role: 'target'}]-(b) RETURN a.id AS a, e.type AS t, b.id AS b";
        self.ok(&["query", "n.isnad", question, "--format", "csv"]).lines().skip(1).collect::<Vec<_>>().join("; ")
    }

    fn claim(&self) -> String {
        let out = self.ok(&["query", "n.isnad", "MATCH (c:Claim {type: 'ACCUSE'}) RETURN c.id", "--format", "csv"]);
        out.lines().nth(1).expect("the article gives an accusation").to_string()
    }

    fn id(text: &str) -> String {
        text.split_whitespace().next().expect("an id comes first").to_string()
    }
}

#[test]
fn a_claim_is_changed_dropped_and_given_back() {
    let desk = Desk::new();
    assert_eq!(desk.events(), "turkey,ACCUSE,russia");
    let claim = desk.claim();
    let changed =
        desk.correct(&["change", &claim, "--type", "oppose", "--target", "Iran", "--reason", "slip of the pen"]);
    assert_eq!(desk.events(), "turkey,OPPOSE,iran");
    let why = desk.ok(&["why", "n.isnad", &claim]);
    assert!(
        why.contains("slip of the pen") && why.contains("by Salma") && why.contains("Turkey opposed Iran"),
        "{why}"
    );
    let dropped = desk.correct(&["drop", &claim]);
    assert_eq!(desk.events(), "");
    assert!(desk.ok(&["why", "n.isnad", &claim]).contains("dropped"));
    desk.correct(&["undo", &Desk::id(&dropped)]);
    assert_eq!(desk.events(), "turkey,OPPOSE,iran");
    desk.correct(&["undo", &Desk::id(&changed)]);
    assert_eq!(desk.events(), "turkey,ACCUSE,russia");
    assert_eq!(desk.correct(&["list"]).matches("undone by").count(), 2);
}

#[test]
fn a_rebuild_keeps_corrections_and_finds_words_that_moved() {
    let desk = Desk::new();
    desk.correct(&["change", &desk.claim(), "--modality", "possible"]);
    desk.correct(&[
        "add",
        "a",
        ARTICLE.trim_end(),
        "--type",
        "THREATEN",
        "--source",
        "Abu Omar=person",
        "--target",
        "Russia",
    ]);
    desk.write(&format!("{BEFORE}{ARTICLE}"));
    let built = desk.ok(&["build", "a.txt", "-o", "n.isnad"]);
    assert!(built.contains("1 article read"), "{built}");
    let rows = "MATCH (c:Claim) RETURN c.type, c.modality ORDER BY c.type";
    assert_eq!(
        desk.ok(&["query", "n.isnad", rows, "--format", "csv"]),
        "c.type,c.modality\nACCUSE,possible\nTHREATEN,asserted\n"
    );
    // Words that are gone: told, and nothing else breaks.
    desk.write(BEFORE);
    desk.ok(&["build", "a.txt", "-o", "n.isnad"]);
    let (code, said) = desk.run(&["query", "n.isnad", "MATCH (c:Claim) RETURN count(c) AS n", "--format", "csv"]);
    assert!(code == 0 && said.starts_with("n\n0\n") && said.matches("warning: the").count() == 2, "{said}");
}

#[test]
fn actors_are_merged_named_and_split() {
    let desk = Desk::new();
    let merged = desk.correct(&["merge", "turkey", "United States"]);
    assert_eq!(desk.events(), "united-states,ACCUSE,russia");
    desk.correct(&["undo", &Desk::id(&merged)]);
    desk.correct(&["split", "russia", "Wagner Group=armed_group", "--claim", &desk.claim()]);
    assert_eq!(desk.events(), "turkey,ACCUSE,wagner-group");
    desk.correct(&["name", "wagner-group", "Yevgeny Prigozhin"]);
    assert_eq!(desk.events(), "turkey,ACCUSE,yevgeny-prigozhin");
}

#[test]
fn what_is_exported_can_be_imported_once() {
    let (desk, other) = (Desk::new(), Desk::new());
    desk.correct(&["drop", &desk.claim()]);
    fs::write(other.path("c.jsonl"), desk.correct(&["export"])).expect("it can be written");
    assert!(other.correct(&["import", "c.jsonl"]).starts_with("1 of 1"));
    assert!(other.correct(&["import", "c.jsonl"]).starts_with("0 of 1"));
    assert_eq!(other.events(), "");
    fs::write(other.path("bad.jsonl"), "{}\n").expect("it can be written");
    let (code, said) = other.run(&["correct", "n.isnad", "import", "bad.jsonl"]);
    assert!(code == 1 && said.contains("bad.jsonl:1"), "{said}");
}

#[test]
fn the_prompt_corrects_and_goes_on_with_the_graph_as_corrected() {
    let desk = Desk::new();
    let claim = desk.claim();
    let mut command = assert_cmd::Command::cargo_bin("isnad").expect("the program was built");
    let input = format!(
        ".mode csv\n.correct change {claim} --type THREATEN --reason \"it is a threat\"\nMATCH (c:Claim) RETURN c.type;\n.why {claim}\n\
         .correct drop nothing\n.correct nonsense\n"
    );
    let output =
        command.current_dir(desk.folder.path()).args(["repl", "n.isnad"]).write_stdin(input).output().expect("it runs");
    let (out, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(out.contains("c.type\nTHREATEN\n") && out.contains("it is a threat"), "{out}{said}");
    assert!(said.contains("there is no such claim") && said.contains("unrecognized subcommand"), "{said}");
}

#[test]
fn orders_that_name_nothing_say_so() {
    let desk = Desk::new();
    let claim = desk.claim();
    for (order, told) in [
        (vec!["drop", "c0"], "no such claim"),
        (vec!["change", &claim], "nothing to change"),
        (vec!["change", &claim, "--source", "Nobody At All"], "no actor has this name"),
        (vec!["change", &claim, "--source", "X=thing"], "no such kind"),
        (vec!["merge", "turkey", "Turkey"], "one already"),
        (vec!["undo", "k0"], "no such correction"),
        (
            vec!["add", "a", "words that are not there", "--type", "ACCUSE", "--source", "Iran"],
            "does not have these words",
        ),
        (vec!["add", "b", "x", "--type", "ACCUSE", "--source", "Iran"], "no such article"),
    ] {
        let (code, said) = desk.run(&[vec!["correct", "n.isnad"], order.clone()].concat());
        assert!(code == 1 && said.contains(told), "{order:?}: {said}");
    }
    assert_eq!(desk.correct(&["list"]), "nothing is corrected\n");
}

#[test]
fn two_stores_are_compared() {
    let desk = Desk::new();
    fs::copy(desk.path("n.isnad"), desk.path("m.isnad")).expect("a store is one file");
    assert_eq!(desk.ok(&["diff", "m.isnad", "n.isnad", "--format", "csv"]).lines().count(), 1);
    desk.correct(&["change", &desk.claim(), "--target", "Iran"]);
    let found = desk.ok(&["diff", "m.isnad", "n.isnad", "--format", "csv"]);
    for line in [
        "+,ACCUSE,asserted; Iran, Turkey",
        "-,ACCUSE,asserted; Russia, Turkey",
        "+,actor,Iran,state",
        "-,actor,Russia,state",
    ] {
        assert!(found.replace('"', "").contains(line), "{line}: {found}");
    }
}
