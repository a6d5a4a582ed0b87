//! The program as its users start it: exit codes, pipes, bad input.

use assert_cmd::Command;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

fn isnad() -> Command {
    let mut command = Command::cargo_bin("isnad").expect("cargo builds the program for its tests");
    command.env("NO_COLOR", "1");
    command
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

/// Runs it; gives exit code, standard output, standard error.
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    let done = isnad().args(arguments).write_stdin(input).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("all that is printed is UTF-8");
    (done.status.code().expect("no signal ended it"), text(done.stdout), text(done.stderr))
}

fn at(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_string_lossy().into_owned()
}

/// A store of the sample articles.
fn samples(folder: &TempDir) -> String {
    let store = at(folder, "samples.isnad");
    let (code, _, said) = run(&["build", "seeds/articles", "-o", &store], "");
    assert_eq!(code, 0, "{said}");
    store
}

/// A graph of two nodes in JSON lines.
fn graph(folder: &TempDir) -> String {
    let path = at(folder, "graph.jsonl");
    let lines = [
        r#"{"type":"node","id":"0","labels":["Actor"],"properties":{"id":"a","name":"Ann","name_ar":"آن"}}"#,
        r#"{"type":"node","id":"1","labels":["Actor"],"properties":{"id":"b","name":"Bob","age":7}}"#,
        r#"{"type":"relationship","id":"0","label":"SUPPORTS","start":{"id":"0"},"end":{"id":"1"},"properties":{}}"#,
    ];
    fs::write(&path, lines.join("\n")).expect("the folder can be written");
    path
}

#[test]
fn wrong_usage_is_exit_2_and_says_what_would_be_right() {
    for arguments in [
        &["nonsense"][..],
        &["extract"],
        &["build", "seeds/articles"],
        &["extract", "seeds/articles", "--min-confidence", "2"],
        &["extract", "seeds/articles", "--jobs", "0"],
        &["query", "x.isnad"],
        &["query", "x.isnad", "RETURN 1", "--timeout", "soon"],
    ] {
        let (code, out, said) = run(arguments, "");
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(said.contains("Usage") || said.contains("--help"), "{arguments:?}: {said}");
    }
}

#[test]
fn help_names_every_command() {
    let (code, out, _) = run(&["--help"], "");
    assert_eq!(code, 0);
    for command in ["build", "extract", "repl", "query", "ask", "find", "why", "export", "stats", "check"] {
        assert!(out.contains(command), "{command} is missing from:\n{out}");
    }
}

#[test]
fn a_path_that_cannot_be_read_is_named_with_a_remedy_and_the_rest_goes_on() {
    let (code, out, said) = run(&["extract", "nowhere.txt", "seeds/articles", "--mentions"], "");
    assert_eq!(code, 1);
    assert!(said.contains("nowhere.txt"), "{said}");
    assert!(said.contains("error"), "{said}");
    assert_eq!(out.lines().count(), fs::read_dir("seeds/articles").expect("the samples are there").count());
}

#[test]
fn files_that_are_neither_store_nor_graph_are_refused_with_a_remedy() {
    let folder = folder();
    let text = at(&folder, "text.txt");
    fs::write(&text, "just words").expect("the folder can be written");
    let cut = at(&folder, "cut.jsonl");
    fs::write(&cut, "{\"type\":\"node\",").expect("the folder can be written");
    for (path, piece) in [(text.as_str(), "neither"), (cut.as_str(), "line 1"), ("nowhere.isnad", "no such file")] {
        let (code, out, said) = run(&["query", path, "RETURN 1"], "");
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(said.contains(piece) && said.contains("hint:"), "{said}");
    }
}

#[test]
fn a_second_build_reads_only_what_is_new() {
    let folder = folder();
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).expect("the folder can be written");
    fs::write(articles.join("a.txt"), "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأميركي جون كيري في جنيف أمس.\n")
        .expect("written");
    let store = at(&folder, "x.isnad");
    let path = articles.to_string_lossy().into_owned();
    let build = || run(&["build", &path, "-o", &store], "").1;
    assert!(build().starts_with("1 article read"));
    fs::write(articles.join("b.txt"), "اتهمت تركيا روسيا بقصف المدنيين في حلب يوم الاثنين.\n").expect("written");
    let second = build();
    assert!(second.starts_with("1 article read") && second.contains("1 unchanged"), "{second}");
    assert!(build().starts_with("0 articles read"));
}

#[test]
fn extraction_is_the_same_for_any_number_of_jobs() {
    let once = run(&["extract", "seeds/articles", "--jobs", "1"], "").1;
    let many = run(&["extract", "seeds/articles", "--jobs", "7"], "").1;
    assert_eq!(once, many);
}

#[test]
fn claims_come_out_as_records_and_go_back_in() {
    let folder = folder();
    let (code, claims, _) = run(&["extract", "seeds/articles"], "");
    assert_eq!(code, 0);
    for line in claims.lines() {
        let claim: isnad::claim::Claim = serde_json::from_str(line).expect("every line is a claim");
        assert!((0.0..=1.0).contains(&claim.confidence));
    }
    let path = at(&folder, "other.jsonl");
    // The same claims under other ids, as another extractor would hand them in.
    fs::write(&path, claims.replace("{\"id\":\"", "{\"id\":\"other-")).expect("the folder can be written");
    let store = at(&folder, "x.isnad");
    let (code, out, said) = run(&["build", "seeds/articles", "-o", &store, "--claims", &path], "");
    assert_eq!(code, 0, "{said}");
    assert!(out.contains(&format!("{} claims taken over", claims.lines().count())), "{out}");
}

#[test]
fn a_record_that_is_no_claim_is_told_with_its_line() {
    let folder = folder();
    let path = at(&folder, "bad.jsonl");
    fs::write(&path, "\n{\"id\": 3}\n").expect("the folder can be written");
    let store = at(&folder, "x.isnad");
    let (code, _, said) = run(&["build", "seeds/articles", "-o", &store, "--claims", &path], "");
    assert_eq!(code, 1);
    assert!(said.contains("bad.jsonl:2:"), "{said}");
}

#[test]
fn articles_come_from_standard_input() {
    let record = "{\"id\":\"one\",\"text\":\"التقى بوتين أوباما.\"}\n";
    let (code, out, said) = run(&["extract", "-", "--mentions"], record);
    assert_eq!(code, 0, "{said}");
    assert!(out.starts_with("{\"article\":\"one\""), "{out}");
}

#[test]
fn a_reader_that_leaves_ends_the_program_quietly() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_isnad"))
        .args(["extract", "-", "--mentions"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut input = child.stdin.take().expect("standard input is a pipe");
    for n in 0..2000 {
        // It may be gone already.
        if writeln!(input, "{{\"id\":\"a{n}\",\"text\":\"التقى بوتين أوباما رقم {n}.\"}}").is_err() {
            break;
        }
    }
    drop(input);
    let done = child.wait_with_output().expect("it ends");
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
}

#[test]
fn a_full_disk_is_exit_1_with_a_remedy() {
    if !Path::new("/dev/full").exists() {
        println!("skipped: this system has no /dev/full");
        return;
    }
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("it can be opened");
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_isnad"))
        .args(["extract", "seeds/articles", "--mentions"])
        .stdin(Stdio::null())
        .stdout(full)
        .output()
        .expect("the program starts");
    assert_eq!(done.status.code(), Some(1));
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(said.contains("no space left") && said.contains("hint: free some space"), "{said}");
}

#[test]
fn a_plain_question_prints_its_query_and_its_answer() {
    let folder = folder();
    let store = samples(&folder);
    let (code, out, said) = run(&["ask", &store, "who met Putin?"], "");
    assert_eq!((code, said.as_str()), (0, ""));
    assert!(out.starts_with("MATCH ") && out.contains("vladimir-putin") && out.contains("Barack Obama"), "{out}");
    let (_, query, _) = run(&["ask", &store, "who", "met", "Putin", "--cypher"], "");
    assert!(out.starts_with(query.trim_end()), "{query}");
    let (code, json, said) = run(&["ask", &store, "من التقى بوتين؟", "--format", "jsonl"], "");
    assert_eq!(code, 0, "{said}");
    assert!(said.starts_with("MATCH ") && json.starts_with("{\"who\":"), "{said}{json}");
    // What the query gives when it is asked by hand.
    let (_, again, _) = run(&["query", &store, query.trim_end(), "--format", "csv"], "");
    assert_eq!(again, run(&["ask", &store, "who met Putin?", "--format", "csv"], "").1);
}

#[test]
fn text_is_found_with_the_claims_there_and_again_after_the_articles_changed() {
    let folder = folder();
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).expect("the folder can be written");
    let first = articles.join("a.txt");
    fs::write(&first, "اتهمت تركيا روسيا بقصف المدنيين في حلب يوم الاثنين.\n").expect("written");
    let store = at(&folder, "x.isnad");
    let path = articles.to_string_lossy().into_owned();
    assert_eq!(run(&["build", &path, "-o", &store], "").0, 0);
    // Hamza, article and particles count for nothing.
    for text in ["قصف", "مدنيين", "\"قصف المدنيين\"", "قصف AND حلب", "مدني*", "سلام OR حلب", "حلب NOT دمشق"]
    {
        let (code, out, said) = run(&["find", &store, text], "");
        assert_eq!(code, 0, "{text}: {said}");
        assert!(out.contains("ACCUSE (asserted), claim c"), "{text}: {out}");
    }
    for text in ["سلام", "\"المدنيين قصف\"", "قصف NOT تركيا", "NOT حلب"] {
        let (code, out, said) = run(&["find", &store, text], "");
        assert_eq!((code, out.as_str()), (1, ""), "{text}");
        assert!(said.contains("hint: "), "{said}");
    }
    let (_, lines, _) = run(&["find", &store, "المدنيين", "--format", "jsonl"], "");
    let found: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect();
    let article = found.iter().find(|line| line["article"] == "a").expect("the article is found");
    let id = article["claims"][0]["id"].as_str().expect("it has a claim").to_string();
    assert!(run(&["why", &store, &id], "").1.contains("ACCUSE"));
    fs::write(&first, "التقى بوتين أوباما في نيويورك يوم الاثنين.\n").expect("written");
    assert_eq!(run(&["build", &path, "-o", &store], "").0, 0);
    assert_eq!(run(&["find", &store, "المدنيين"], "").0, 1);
    assert_eq!(run(&["find", &store, "نيويورك"], "").0, 0);
    let (code, out, _) = run(&["repl", &store], ".find أوباما\n");
    assert!(code == 0 && out.contains("‹أوباما›") && out.contains("Actor barack-obama"), "{out}");
}

#[test]
fn what_is_not_understood_is_told_with_its_place_and_another_question() {
    let folder = folder();
    let store = samples(&folder);
    for (question, place, nearest) in [
        ("who frobnicated Putin?", "question:1:5:", "Vladimir Putin"),
        ("لماذا التقى أوباما بوتين؟", "question:1:1:", "متى التقى"),
    ] {
        let (code, out, said) = run(&["ask", &store, question], "");
        assert_eq!((code, out.as_str()), (1, ""), "{question}");
        assert!(said.starts_with(place) && said.contains("hint: ") && said.contains(nearest), "{said}");
    }
    let (code, _, said) = run(&["repl", &store], "? who frobnicated Putin\n؟ من التقى بوتين\n");
    assert_eq!(code, 1);
    assert!(said.contains("frobnicated"), "{said}");
}

#[test]
fn a_graph_in_json_lines_can_be_asked_in_every_format() {
    let folder = folder();
    let graph = graph(&folder);
    let ask = |format: &str| {
        let question = "MATCH (a:Actor) RETURN a.name, a.name_ar, a.age ORDER BY a.name";
        let (code, out, said) = run(&["query", &graph, question, "--format", format], "");
        assert_eq!(code, 0, "{said}");
        out
    };
    assert_eq!(
        ask("table"),
        "a.name │ a.name_ar │ a.age\n───────┼───────────┼──────\nAnn    │ \u{2068}آن\u{2069}        │ null\nBob    │ null      │     7\n2 rows\n"
    );
    assert_eq!(ask("csv"), "a.name,a.name_ar,a.age\nAnn,آن,\nBob,,7\n");
    assert_eq!(
        ask("jsonl"),
        "{\"a.name\":\"Ann\",\"a.name_ar\":\"آن\",\"a.age\":null}\n{\"a.name\":\"Bob\",\"a.name_ar\":null,\"a.age\":7}\n"
    );
    let array: serde_json::Value = serde_json::from_str(&ask("json")).expect("it is JSON");
    assert_eq!(array[1]["a.age"], 7);
    assert_eq!(
        ask("markdown"),
        "| a.name | a.name_ar | a.age |\n| --- | --- | --- |\n| Ann | آن | null |\n| Bob | null | 7 |\n"
    );
}

#[test]
fn parameters_are_json_or_text() {
    let folder = folder();
    let graph = graph(&folder);
    let question = "MATCH (a) WHERE a.name = $who OR a.age = $n RETURN a.name ORDER BY a.name";
    let (code, out, said) =
        run(&["query", &graph, question, "--param", "who=Ann", "--param", "n=7", "--format", "csv"], "");
    assert_eq!((code, out.as_str()), (0, "a.name\nAnn\nBob\n"), "{said}");
    assert_eq!(run(&["query", &graph, question, "--param", "who"], "").0, 1);
}

#[test]
fn an_error_in_a_question_marks_its_place() {
    let folder = folder();
    let graph = graph(&folder);
    let (code, out, said) = run(&["query", &graph, "MATCH (a:Actor)\nRETURN b.name"], "");
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(said.starts_with("query:2:8: error: ") && said.contains("\u{2068}b\u{2069}"), "{said}");
}

#[test]
fn a_question_comes_from_a_file_or_standard_input_too() {
    let folder = folder();
    let graph = graph(&folder);
    let path = at(&folder, "q.cypher");
    fs::write(&path, "// who\nMATCH (a) RETURN count(a) AS n;\n").expect("the folder can be written");
    assert_eq!(run(&["query", &graph, "-f", &path, "--format", "csv"], "").1, "n\n2\n");
    assert_eq!(run(&["query", &graph, "-f", "-", "--format", "csv"], "MATCH (a) RETURN count(a) AS n").1, "n\n2\n");
}

#[test]
fn timing_is_json_and_warm() {
    let folder = folder();
    let graph = graph(&folder);
    let (code, out, _) = run(&["query", &graph, "UNWIND [1, 2] AS n RETURN n", "--repeat", "3", "--timing"], "");
    assert_eq!(code, 0);
    let said: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!((&said["turns"], &said["rows"]), (&3.into(), &2.into()));
    assert!(said["min_ms"].as_f64() <= said["median_ms"].as_f64() && said["min_ms"].as_f64() > Some(0.0), "{said}");
}

#[test]
fn a_question_that_takes_too_much_memory_is_given_up() {
    let folder = folder();
    let graph = graph(&folder);
    let (code, _, said) = run(&["query", &graph, "UNWIND range(1, 1000000) AS n RETURN n", "--memory", "1MB"], "");
    assert_eq!(code, 1);
    assert!(said.contains("bytes") && said.contains("LIMIT"), "{said}");
}

#[test]
fn a_question_that_takes_too_long_is_given_up() {
    let folder = folder();
    let graph = graph(&folder);
    let endless =
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c RETURN count(*)";
    let (code, _, said) = run(&["query", &graph, endless, "--timeout", "200ms"], "");
    assert_eq!(code, 1, "{said}");
}

#[test]
fn the_prompt_answers_a_pipe_and_goes_on_after_a_mistake() {
    let folder = folder();
    let graph = graph(&folder);
    let input = "MATCH (a:Actor)\nRETURN count(a) AS n;\nRETURN nonsense;\n.mode csv\nRETURN 2 AS n; RETURN 3 AS n\n";
    let (code, out, said) = run(&["repl", &graph], input);
    assert_eq!(code, 1);
    assert_eq!(out, "n\n─\n2\n1 row\nn\n2\nn\n3\n");
    assert!(said.contains("\u{2068}nonsense\u{2069}"), "{said}");
}

#[test]
fn the_prompt_knows_its_commands() {
    let folder = folder();
    let graph = graph(&folder);
    let (code, out, said) = run(&["repl", &graph], ".help\n.schema\n.actors آن\n.quit\nRETURN 1;\n");
    assert_eq!(code, 0, "{said}");
    assert!(out.contains(".why") && out.contains("(:Actor)-[:SUPPORTS]->(:Actor)") && out.contains("Ann"), "{out}");
    assert!(!out.contains("Bob") && !out.ends_with("1 row\n1\n"), "{out}");
    let (code, _, said) = run(&["repl", &graph], ".nothing\n");
    assert!(code == 1 && said.contains("\u{2068}.nothing\u{2069}") && said.contains(".help"), "{said}");
}

#[test]
fn without_a_terminal_the_program_shows_its_samples_and_answers_what_is_piped_in() {
    let (code, out, said) = run(&[], "RETURN 41 + 1 AS n;");
    assert_eq!(code, 0, "{said}");
    assert!(out.contains("sample articles") && out.contains("DISAGREES_WITH"), "{out}");
    assert!(out.ends_with("n\n──\n42\n1 row\n"), "{out}");
}

#[test]
fn sound_files_pass_the_check_and_damaged_ones_do_not() {
    let folder = folder();
    let store = samples(&folder);
    let (code, out, said) = run(&["check", &store], "");
    assert!(code == 0 && out.contains("is sound"), "{said}");
    let mut bytes = fs::read(&store).expect("the store is there");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 2000].fill(0xff);
    fs::write(&store, bytes).expect("the folder can be written");
    assert_eq!(run(&["check", &store], "").0, 1);
}

#[test]
fn every_sample_article_is_in_the_program() {
    let (_, out, _) = run(&[], "");
    let there = fs::read_dir("seeds/articles").expect("the samples are there").count();
    assert!(out.contains(&format!("{there} articles")), "{out}");
}

#[test]
fn a_format_or_view_that_is_not_there_is_told_with_those_that_are() {
    let folder = folder();
    let graph = graph(&folder);
    let (code, _, said) = run(&["export", &graph, "--format", "nothing"], "");
    assert!(code == 1 && said.contains("dot"), "{said}");
    let (code, _, said) = run(&["export", &graph, "--view", "nothing"], "");
    assert!(code == 1 && said.contains("stances"), "{said}");
}

#[test]
fn colour_is_only_for_terminals_and_for_those_who_ask() {
    let (_, _, said) = run(&["query", "nowhere", "RETURN 1"], "");
    assert!(!said.contains('\u{1b}'), "{said}");
    let (_, _, said) = run(&["--color", "always", "query", "nowhere", "RETURN 1"], "");
    assert!(said.contains("\u{1b}[1;31merror:"), "{said}");
}

#[test]
fn the_prompt_keeps_settings_parameters_and_files() {
    let folder = folder();
    let graph = graph(&folder);
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (questions, answers) = (path("questions.cypher"), path("answers.csv"));
    fs::write(&questions, format!("// asked often\n.print read\nRETURN $n AS n;\n.read {questions}\n"))
        .expect("it can be written");
    let input = format!(
        ".param n 1 + 1\n.read {questions}\n.mode line\nRETURN 'x' AS long, 2 AS b;\n.mode csv\n.output {answers}\n\
         RETURN 7 AS n;\n.output\n.explain MATCH (a) RETURN a\n.width nothing\n"
    );
    let (code, out, said) = run(&["repl", &graph], &input);
    assert_eq!(code, 1);
    assert_eq!(out, "read\nn\n─\n2\n1 row\nlong: x\n   b: 2\nAllNodes (a)  ~2\n", "{said}");
    assert!(said.contains("a file that reads itself") && said.contains("no number of cells"), "{said}");
    assert_eq!(fs::read_to_string(&answers).expect("it was written"), "n\n7\n");
}

#[test]
fn an_export_from_the_prompt_goes_by_the_ending_of_its_file() {
    let folder = folder();
    let graph = graph(&folder);
    let file = folder.path().join("out.graphml").display().to_string();
    let (code, _, said) = run(&["repl", &graph], &format!(".export {file}\n.export out.nothing\n"));
    assert_eq!(code, 1);
    assert!(said.contains(".graphml (graphml)"), "{said}");
    assert!(fs::read_to_string(&file).expect("it was written").contains("<graphml"));
}

#[test]
fn help_on_commands_and_topics_man_pages_and_completions() {
    let folder = folder();
    let (code, out, _) = run(&["help", "build"], "");
    assert!(code == 0 && out.contains("--output") && out.contains("## "), "{out}");
    assert!(run(&["help"], "").1.contains("A picture"));
    let (code, _, said) = run(&["help", "nonsense-word"], "");
    assert!(code == 1 && said.contains("nonsense-word"), "{said}");
    let man = folder.path().join("man").display().to_string();
    assert_eq!(run(&["man", &man], "").0, 0);
    assert!(fs::read_to_string(format!("{man}/isnad-query.1")).expect("a page each").contains("max\\-rows"));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(run(&["completions", shell], "").1.contains("isnad"), "{shell}");
    }
}

#[test]
fn claims_that_are_not_sure_enough_are_left_out_wherever_one_asks_for_it() {
    let folder = folder();
    let store = samples(&folder);
    let count = |arguments: &[&str]| -> usize {
        let question = "MATCH (c:Claim) RETURN count(c) AS n";
        let mut all = vec!["query", &store, question, "--format", "csv"];
        all.extend(arguments);
        let (code, answer, said) = run(&all, "");
        assert_eq!(code, 0, "{said}");
        answer.lines().nth(1).and_then(|n| n.parse().ok()).expect("a count is a number")
    };
    let (_, lines, _) = run(&["extract", "seeds/articles", "--min-confidence", "0.8"], "");
    assert!(count(&[]) > lines.lines().count());
    assert_eq!(count(&["--min-confidence", "0.8"]), lines.lines().count());
    let sure = at(&folder, "sure.isnad");
    let (code, _, said) = run(&["build", "seeds/articles", "-o", &sure, "--min-confidence", "0.8"], "");
    assert_eq!(code, 0, "{said}");
    let (_, answer, _) = run(&["query", &sure, "MATCH (c:Claim) RETURN count(c) AS n", "--format", "csv"], "");
    assert_eq!(answer, format!("n\n{}\n", lines.lines().count()));
    let (_, said, _) = run(&["build", "seeds/articles", "-o", &sure], "");
    assert!(said.contains("18 articles read"), "{said}");
    let (_, _, said) = run(&["query", &graph(&folder), "RETURN 1", "--min-confidence", "0.8"], "");
    assert!(said.contains("for the claims of a store"), "{said}");
}
