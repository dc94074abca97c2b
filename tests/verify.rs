//! `orient verify`: a report agrees with the run that it carries, and whatever is changed in any part
//! of it is told.

mod program;

use std::fs;

use program::Program;

const SAMPLE: &str = "sample-data/2026-q4.csv";
const ROSTER: [&str; 2] = ["--roster", "sample-data/roster.csv"];

/// A folder with the report of the sample.
fn reported(more: &[&str]) -> Program {
    let program = Program::new();
    program.run(&[&["report", SAMPLE][..], &ROSTER, more].concat());
    program
}

/// The exit code and both streams of `orient verify` with these words.
fn verify(program: &Program, words: &[&str]) -> (Option<i32>, String, String) {
    let output = program.command(&[&["verify"], words].concat()).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// What is told of a file after its bytes were changed.
fn told(program: &Program, file: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> String {
    let bytes = fs::read(program.path(file)).expect("it was written");
    let changed = change(bytes.clone());
    assert_ne!(bytes, changed, "nothing was changed");
    let name = format!("changed-{}", file.rsplit('/').next().expect("a split has a part"));
    fs::write(program.path(&name), changed).expect("the folder can be written to");
    let (code, _, said) = verify(program, &[&name]);
    assert_eq!(code, Some(1), "{said}");
    said
}

fn replaced(old: &str, new: &str) -> impl Fn(Vec<u8>) -> Vec<u8> {
    move |bytes| {
        let text = String::from_utf8(bytes).expect("it is text");
        assert!(text.contains(old), "`{old}` is not there");
        text.replacen(old, new, 1).into_bytes()
    }
}

#[test]
fn a_roster_that_is_left_out_is_told_and_nothing_that_follows_from_it() {
    let program = reported(&[]);
    let (code, _, said) = verify(&program, &["report/scores.json", SAMPLE]);
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(said.matches("error: ").count(), 1, "{said}");
    assert!(said.contains("give the roster by `--roster`"), "{said}");
}

#[test]
fn whatever_a_run_writes_is_verified() {
    for more in [&[][..], &["--people", "pages"], &["--people", "none"], &["--date", "2026-11-02"]]
    {
        let program = reported(more);
        for file in ["report/report.html", "report/report.pdf", "report/scores.json"] {
            let (code, out, said) = verify(&program, &[file]);
            assert_eq!(code, Some(0), "{more:?} {file}: {said}");
            assert!(out.contains("computed again from the carried data: all agree"), "{out}");
            assert_eq!(out.contains("it has no seal"), file.contains("scores"), "{out}");
            let against = [&[file, SAMPLE][..], &ROSTER].concat();
            let (code, out, said) = verify(&program, &against);
            assert_eq!(code, Some(0), "{more:?} {file}: {said}");
            assert!(out.contains("2026-q4.csv scored again: all scores agree"), "{out}");
        }
    }
    let program = Program::new();
    program.run(&["report", "sample-data/five-teams.csv"]);
    for file in ["report/report.html", "report/report.pdf"] {
        let (code, out, said) = verify(&program, &[file, "sample-data/five-teams.csv"]);
        assert_eq!(code, Some(0), "{said}");
        assert!(out.contains("five-teams.csv is the file that was read, to the byte"), "{out}");
    }
    let program = Program::new();
    let rated = "sample-data/2026-q4-rated.csv";
    program.run(&["report", rated, "--instrument", "sales-operations-rated"]);
    for file in ["report/report.html", "report/report.pdf"] {
        let (code, out, said) = verify(&program, &[file, rated]);
        assert_eq!(code, Some(0), "{said}");
        assert!(out.contains("2026-q4-rated.csv is the file that was read"), "{out}");
    }
}

#[test]
fn a_report_with_an_earlier_wave_is_verified_with_that_wave() {
    let earlier = ["--baseline", "sample-data/2026-q3.csv"];
    let hidden = ["--people", "none", "--wave", "later", "--baseline", SAMPLE];
    for more in [&earlier[..], &hidden[..]] {
        let program = reported(more);
        let baseline = &more[more.len() - 2..];
        for file in ["report/report.html", "report/report.pdf", "report/scores.json"] {
            let (code, _, said) = verify(&program, &[file]);
            assert_eq!(code, Some(0), "{more:?} {file}: {said}");
            let against = [&[file, SAMPLE][..], &ROSTER, baseline].concat();
            let (code, out, said) = verify(&program, &against);
            assert_eq!(code, Some(0), "{more:?} {file}: {said}");
            assert!(out.contains("scored again: all scores agree"), "{out}");
            // Without the earlier wave, that is said, and nothing else.
            let (code, out, said) = verify(&program, &[&[file, SAMPLE][..], &ROSTER].concat());
            assert_eq!(code, Some(1), "{more:?} {file}");
            assert!(out.contains("scored again: all other scores agree"), "{out}");
            assert_eq!(said.lines().filter(|line| line.starts_with("error")).count(), 1, "{said}");
            assert!(said.contains("hint: give that wave by `--baseline`"), "{said}");
        }
    }
    let program = reported(&earlier);
    let said = told(&program, "report/scores.json", replaced("\"joined\": 0", "\"joined\": 3"));
    assert!(said.contains("`change.joined` is 3"), "{said}");
}

#[test]
fn numbers_that_no_wave_has_are_told_and_stop_nothing() {
    let program = reported(&["--baseline", "sample-data/2026-q3.csv"]);
    let text = fs::read_to_string(program.path("report/scores.json")).expect("it is text");
    let moved = text.find("\"went\"").expect("somebody moved");
    let digit = text[moved..].find(|letter: char| letter.is_ascii_digit()).expect("by a count");
    let (head, tail) = text.split_at(moved + digit);
    fs::write(program.path("less.json"), format!("{head}-{tail}")).expect("it can be written");
    let (code, _, said) = verify(&program, &["less.json"]);
    assert!(code == Some(1) && !said.contains("panicked"), "{said}");

    let counted = text.rfind("\"counts\"").expect("the last person has counts");
    let digit = text[counted..].find(|letter: char| letter.is_ascii_digit()).expect("a count");
    let (head, tail) = text.split_at(counted + digit);
    let tail = tail.trim_start_matches(|letter: char| letter.is_ascii_digit());
    fs::write(program.path("more.json"), format!("{head}{}{tail}", u64::MAX)).expect("so can it");
    let with = ["score", SAMPLE, "--baseline", "more.json"];
    let refused = program.command(&with).output().expect("it runs");
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(refused.status.code() == Some(1) && !said.contains("panicked"), "{said}");
}

#[test]
fn a_changed_number_of_the_page_is_named() {
    let program = reported(&[]);
    let page = fs::read_to_string(program.path("report/report.html")).expect("it is text");
    let cell = "data-number=\"people.7.certainty\">.91<";
    assert!(page.contains(cell));
    let said = told(&program, "report/report.html", replaced(cell, &cell.replace(".91", ".99")));
    assert!(
        said.contains("the page shows .99 for `people.7.certainty`, but carries .91"),
        "{said}"
    );
    assert!(said.contains("changed after it was written: the section `people`"), "{said}");
}

#[test]
fn changed_words_of_the_page_are_told_with_their_section() {
    let program = reported(&[]);
    let said = told(
        &program,
        "report/report.html",
        replaced("<h2 id=\"summary-title\">", "<h2 id=\"summary-title\">Not: "),
    );
    assert_eq!(said.lines().filter(|line| line.starts_with("error")).count(), 1, "{said}");
    assert!(
        said.contains("the page was changed after it was written: the section `summary`"),
        "{said}"
    );
    // What stands outside of all sections is covered, too.
    let said = told(&program, "report/report.html", replaced("</html>", "<!-- --></html>"));
    assert!(said.contains("what stands after the run"), "{said}");
    let said = told(&program, "report/report.html", replaced("</main>", "</main><!-- -->"));
    assert!(said.contains("what stands after the last section"), "{said}");
    let said = told(&program, "report/report.html", replaced("<title>", "<title>A"));
    assert!(said.contains("what stands before the first section"), "{said}");
    let said = told(&program, "report/report.html", replaced("<!doctype", "\u{feff}\n<!doctype"));
    assert!(said.contains("after it was written: what stands before it"), "{said}");
    assert!(!said.contains("to the byte"), "{said}");
}

#[test]
fn a_changed_number_of_the_carried_scores_is_named_with_what_the_others_make_it() {
    let program = reported(&[]);
    let said = told(&program, "report/report.html", |bytes| {
        let text = String::from_utf8(bytes).expect("it is text");
        let at = text.rfind("\"strategic\":0.").expect("a share is carried");
        (text[..at].to_owned() + "\"strategic\":0.9" + &text[at + 15..]).into_bytes()
    });
    assert!(said.contains(".shares.strategic` is 0.9"), "{said}");
    assert!(said.contains("the rest of the carried data makes it 0."), "{said}");
    let scores =
        told(&program, "report/scores.json", replaced("\"certainty\": 0.9", "\"certainty\": 0.8"));
    assert!(scores.contains(".certainty` is 0.8"), "{scores}");
    // A number that was taken out, of a person, of the team, of a trait.
    for gone in ["\"agreement\": 0.", "\"hybrid\": 0.201984"] {
        let renamed = gone.replacen('"', "\"no-", 1);
        let said = told(&program, "report/scores.json", replaced(gone, &renamed));
        assert!(said.contains("` is missing, but the rest of the carried data"), "{gone}: {said}");
    }
}

#[test]
fn a_changed_byte_anywhere_in_the_pdf_is_told() {
    let program = reported(&[]);
    let length = fs::read(program.path("report/report.pdf")).expect("it was written").len();
    for at in (200..length - 200).step_by(length / 12) {
        let path = program.path("changed.pdf");
        let mut bytes = fs::read(program.path("report/report.pdf")).expect("it was written");
        bytes[at] ^= 0x11;
        fs::write(path, bytes).expect("the folder can be written to");
        let (code, _, said) = verify(&program, &["changed.pdf"]);
        // A byte that breaks what carries the run leaves no run to compare with.
        assert!(matches!(code, Some(1 | 2)), "byte {at}: {said}");
    }
    let longer = told(&program, "report/report.pdf", |mut bytes| {
        bytes.extend_from_slice(b"% a remark\n");
        bytes
    });
    assert!(longer.contains("something was added to the file after it was written"), "{longer}");
}

#[test]
fn a_file_that_was_read_for_something_else_is_not_taken_for_the_answers() {
    let program = reported(&["--baseline", "sample-data/2026-q3.csv"]);
    let words = ["report/report.pdf", "sample-data/2026-q3.csv"];
    let (code, facts, said) = verify(&program, &words);
    assert_eq!(code, Some(1));
    assert!(said.contains("beside the answers, which were read from 2026-q4.csv"), "{said}");
    assert!(!facts.contains("2026-q3.csv is the file that was read"), "{facts}");
}

#[test]
fn another_source_is_told_by_its_bytes_and_its_scores() {
    let program = reported(&[]);
    let (code, _, said) = verify(&program, &["report/report.pdf", "sample-data/2026-q3.csv"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("2026-q3.csv has other bytes than what was read: 2026-q4.csv and roster.csv"),
        "{said}"
    );
    // One answer changed: the bytes differ, and the scores that it changes are named.
    let text = fs::read_to_string(program.path(SAMPLE)).expect("the sample is text");
    let at = text.rfind("Short Term").expect("somebody chose it");
    let changed = text[..at].to_owned() + "Long Term" + &text[at + 10..];
    fs::write(program.path("other.csv"), changed).expect("the folder can be written to");
    let words = [&["report/report.html", "other.csv"][..], &ROSTER].concat();
    let (code, _, said) = verify(&program, &words);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("`team.traits.3.counts.tactical` is 8, but the source makes it 7"),
        "{said}"
    );
}

#[test]
fn a_file_without_a_run_is_a_wrong_call() {
    let program = Program::new();
    fs::write(program.path("page.html"), "<html><body>Nothing</body></html>")
        .expect("it is written");
    fs::write(program.path("other.json"), "{\"schema\": \"orient/scores/9\"}")
        .expect("it is written");
    fs::write(program.path("broken.pdf"), "%PDF-1.7\nnothing").expect("it is written");
    for (file, why) in [
        (SAMPLE, "carries no run"),
        ("page.html", "carries no run"),
        ("other.json", "its schema is `orient/scores/9`"),
        ("broken.pdf", "cannot be read"),
        ("gone.pdf", "there is no file"),
    ] {
        let (code, _, said) = verify(&program, &[file]);
        assert_eq!(code, Some(2), "{file}: {said}");
        assert!(said.contains(why), "{file}: {said}");
    }
    program.run(&["report", SAMPLE, "--format", "brief", "--people", "files"]);
    for file in ["report/brief.pdf", "report/people/ana-ortiz.pdf"] {
        let (code, _, said) = verify(&program, &[file]);
        assert_eq!(code, Some(2), "{file}: {said}");
        assert!(said.contains("a brief and the file of one person carry none"), "{file}: {said}");
    }
}

#[test]
fn a_report_that_names_nobody_carries_nobody() {
    let program = reported(&["--people", "none"]);
    let page = fs::read_to_string(program.path("report/report.html")).expect("it is text");
    let names = ["Ana Ortiz", "ana-ortiz", "Grace", "ana.ortiz@"];
    for name in names {
        assert!(!page.contains(name), "the page has `{name}`");
    }
    assert!(page.contains("id=\"orient-run\"") && page.contains("\"people\":[]"));
    // No cell tells whose answers a count is made of.
    let notes: Vec<&str> = page.split("class=\"how-note\"").skip(1).collect();
    assert!(notes.len() > 15, "{}", notes.len());
    for note in notes.iter().filter(|note| note.contains("Answers for")) {
        let note = note.split("</div>").next().expect("a split has a part");
        let cells = note.split("2026-q4.csv ").skip(1);
        for cells in cells.map(|rest| rest.split('<').next().expect("a split has a part")) {
            assert!(!cells.contains(|c: char| c.is_ascii_digit()), "{cells}");
        }
    }
}

#[test]
fn scores_of_other_rules_are_scored_again_by_the_same_rules() {
    let rules = ["--partial", "complete", "--duplicates", "first"];
    let program = reported(&rules);
    let scores = [&["report/scores.json", SAMPLE][..], &ROSTER].concat();
    // A page says by which rules it was made; scores do not.
    let page = [&["report/report.html", SAMPLE][..], &ROSTER].concat();
    assert_eq!(verify(&program, &page).0, Some(0));
    let (code, _, said) = verify(&program, &scores);
    assert_eq!(code, Some(1), "{said}");
    let hint = "hint: a `scores.json` does not say how it was made: if with `--partial`";
    assert_eq!(said.matches(hint).count(), 1, "{said}");
    let (code, _, said) = verify(&program, &[&scores[..], &rules].concat());
    assert_eq!(code, Some(0), "{said}");
}
