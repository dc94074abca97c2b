//! Every number in a sentence of the report is the one of `scores.json` that the sentence speaks of.
//!
//! The page is read as a reader meets it: headlines, leads, facts, the caution, captions, alternative
//! texts and long descriptions, cards, evidence, the agenda, rows of tables, and the method with its
//! formulas; a person's own file and the brief are read as the tags of their PDF have them. A rule for every form
//! of sentence says where in `scores.json` its numbers stand. A number that no rule knows is a fault,
//! too, so that none slips by.

#[path = "../program/mod.rs"]
mod program;
#[path = "../instruments/recount.rs"]
#[expect(dead_code, reason = "the recount itself belongs to the tests of instruments")]
mod recount;

mod facts;
mod files;
mod forms;
mod page;
mod rules;
mod runs;
mod tagged;

use std::collections::BTreeSet;

use facts::Facts;
use page::{Page, Shown, Text};
use runs::Run;
use serde_json::Value;

/// Texts that define, name or quote, and say nothing of the answers.
fn is_told(text: &Text) -> bool {
    let chapter = match text.chapter.as_str() {
        "cover" => {
            text.kind != "dd" || ["answered", "Made by"].iter().any(|own| text.words.contains(own))
        }
        "ledger" if text.kind == "dd" => {
            text.words.contains("of them") || text.words.starts_with("orient ")
        }
        "ledger" => text.kind != "row",
        _ => true,
    };
    let names = matches!(text.kind.as_str(), "h1" | "number" | "dt" | "title")
        || text.words.starts_with("How the team");
    // Cells have paths of their own; of rows, only what stands outside of these is read here.
    chapter && !names
}

/// Every number of a text that is not the one it speaks of, or that no rule knows.
fn faults_of(text: &Text, facts: &Facts) -> Vec<String> {
    let own = rules::of(&text.chapter, &text.kind);
    let whole = &text.words;
    let mut faults = Vec::new();
    let mut covered = vec![false; whole.len()];
    let mut at = 0;
    while at < whole.len() {
        let rest = &whole[at..];
        let step = rest.chars().next().map_or(1, char::len_utf8);
        let found = own.iter().filter(|_| forms::is_start(whole, at)).find_map(|rule| {
            let (end, found) = forms::match_at(rule.form, rest, facts)?;
            Some((rule, end, found))
        });
        let Some((rule, end, mut found)) = found else {
            at += step;
            continue;
        };
        found.subject.clone_from(&text.subject);
        found.nth = text.nth;
        found.whole.clone_from(whole);
        if !(rule.holds)(&found, facts) {
            faults.push(format!("not so: `{}` in {text:?}", &rest[..end]));
        }
        covered[at..at + end].fill(true);
        at += end.max(step);
    }
    for (start, end) in forms::numbers(whole) {
        if !covered[start..end].iter().all(|own| *own) && !is_in_a_name(whole, start, end, facts) {
            faults.push(format!("no rule knows `{}` in {text:?}", &whole[start..end]));
        }
    }
    faults
}

/// Whether the number belongs to a definition, which is the same in every report.
fn is_defined(text: &Text, (start, end): (usize, usize), facts: &Facts) -> bool {
    let own = rules::of(&text.chapter, &text.kind);
    let mut own = own.iter().filter(|rule| rule.is_known && rule.form.contains("{n}"));
    own.any(|rule| {
        (0..=start).filter(|at| text.words.is_char_boundary(*at)).any(|at| {
            let found = forms::match_at(rule.form, &text.words[at..], facts);
            found.is_some_and(|(length, _)| end <= at + length)
        })
    })
}

/// Whether a number is a part of a name, or of a text of the instrument.
fn is_in_a_name(text: &str, start: usize, end: usize, facts: &Facts) -> bool {
    facts
        .all_names()
        .filter(|name| name.len() > end - start)
        .any(|name| text.match_indices(name).any(|(at, _)| at <= start && end <= at + name.len()))
}

/// Whether an element shows the number of its path.
fn is_shown(shown: &Shown, scores: &Value) -> bool {
    let value = shown.path.split('.').fold(scores, |value, key| match key.parse::<usize>() {
        Ok(place) if value.is_array() => &value[place],
        _ => &value[key],
    });
    match value {
        Value::Null => matches!(shown.text.as_str(), "–" | ""),
        Value::String(word) => *word == shown.text,
        _ => {
            let value = value.as_f64().expect("it is a number");
            let unit = if is_share(&shown.path, scores) { 100.0 } else { 1.0 };
            let number = forms::number_at(&shown.text);
            number.is_some_and(|(number, _)| number.is(value * unit))
        }
    }
}

/// Whether a path leads to a part of 1, which the page shows in per cent.
fn is_share(path: &str, scores: &Value) -> bool {
    let is_of_whole = || scores["instrument"]["mode"] != "rate";
    path.contains(".shares.")
        || path.starts_with("target.")
        || (path.contains(".intervals.") && is_of_whole())
}

/// All faults of a page, and how many numbers were looked at.
fn faults(page: &Page, facts: &Facts) -> (Vec<String>, usize) {
    let told: Vec<&Text> = page.texts.iter().filter(|text| is_told(text)).collect();
    let seen: usize = told.iter().map(|text| forms::numbers(&text.words).len()).sum();
    let mut all: Vec<String> = told.iter().flat_map(|text| faults_of(text, facts)).collect();
    let wrong = page.shown.iter().filter(|shown| !is_shown(shown, &facts.scores));
    all.extend(wrong.map(|shown| format!("`{}` is shown for {}", shown.text, shown.path)));
    (all, seen + page.shown.len())
}

/// Asks of every report, and tells all faults at once.
fn assert_true(runs: &[Run], least: usize) {
    let mut all = Vec::new();
    for run in runs {
        let page = page::read(&run.html);
        let (mut faults, seen) = faults(&page, &run.facts);
        let others = run.brief.iter().chain(&run.files);
        faults.extend(others.flat_map(|text| faults_of(text, &run.facts)));
        let [slides, expected] = &run.slides;
        if slides != expected {
            faults.push(format!("brief.pdf says {slides:#?}, not {expected:#?}"));
        }
        all.extend(faults.into_iter().map(|fault| format!("{}: {fault}", run.name)));
        assert!(seen >= least, "{}: only {seen} numbers were seen", run.name);
    }
    assert!(all.is_empty(), "{} faults:\n{}", all.len(), all.join("\n"));
}

/// The text with the number at this place one larger.
fn with_one_more(text: &str, (start, end): (usize, usize)) -> String {
    let (number, _) = forms::number_at(&text[start..end]).expect("a number stands here");
    let more = format!("{:.*}", number.places, number.value + 1.0).replace('-', "−");
    format!("{}{more}{}", &text[..start], &text[end..])
}

/// Any number of any sentence, when it is another, is found: but for those of definitions.
#[test]
fn a_number_that_is_one_more_is_found_wherever_it_stands() {
    let mut changed = 0;
    let mut missed = Vec::new();
    // The same words in several reports are changed in one of them.
    let mut known = BTreeSet::new();
    let runs = [
        &runs::SAMPLE[2..6],
        &runs::SAMPLE[10..],
        &runs::TEAMS[1..],
        &runs::SIZES[4..6],
        &runs::MODES[..],
        &runs::TARGETS[..],
    ];
    for run in runs.into_iter().flatten() {
        let page = page::read(&run.html);
        // The files of three people stand for those of all, whose numbers are read elsewhere.
        let people: BTreeSet<&String> = run.files.iter().map(|text| &text.subject).collect();
        let people: Vec<&String> = people.into_iter().take(3).collect();
        let files = run.files.iter().filter(|text| people.contains(&&text.subject));
        let page = page.texts.iter().filter(|text| is_told(text));
        for text in page.chain(&run.brief).chain(files) {
            if !known.insert((text.chapter.clone(), text.kind.clone(), text.words.clone())) {
                continue;
            }
            for place in forms::numbers(&text.words) {
                if is_in_a_name(&text.words, place.0, place.1, &run.facts)
                    || is_defined(text, place, &run.facts)
                {
                    continue;
                }
                let other = Text { words: with_one_more(&text.words, place), ..text.clone() };
                changed += 1;
                if faults_of(&other, &run.facts).is_empty() {
                    missed.push(format!(
                        "{}: {} {}: {}",
                        run.name, text.chapter, text.kind, other.words
                    ));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} of {changed}:\n{}", missed.len(), missed.join("\n"));
    assert!(changed > 1000, "only {changed} numbers were changed");
}

#[test]
fn a_page_with_another_number_is_refused() {
    let run = &runs::SAMPLE[2];
    let changes = [
        ("leads by 25 points", "leads by 24 points"),
        ("12 of 14 answered", "12 of 15 answered"),
        ("rose by 5.8 points", "rose by 5.7 points"),
        ("<b>8</b>", "<b>9</b>"),
        ("band ± 5.7", "band ± 5.8"),
        ("ten traits, Strategic on four", "ten traits, Strategic on five"),
    ];
    for (from, to) in changes {
        assert!(run.html.contains(from), "the page has no `{from}`");
        let html = run.html.replacen(from, to, 1);
        let (faults, _) = faults(&page::read(&html), &run.facts);
        assert!(!faults.is_empty(), "{to} is taken for {from}");
    }
    // A sentence that no rule knows.
    let html = run.html.replacen("and no absent answer", "and 12 absent answers", 1);
    let (faults, _) = faults(&page::read(&html), &run.facts);
    assert!(faults.iter().any(|fault| fault.starts_with("no rule knows `12`")), "{faults:?}");
}

#[test]
fn every_number_of_the_sample_is_the_one_that_its_sentence_speaks_of() {
    assert_true(&runs::SAMPLE, 200);
}

#[test]
fn every_number_of_teams_is_the_one_that_its_sentence_speaks_of() {
    assert_true(&runs::TEAMS, 300);
}

#[test]
fn every_number_of_one_to_sixty_people_is_the_one_that_its_sentence_speaks_of() {
    assert_true(&runs::SIZES, 10);
}

#[test]
fn every_number_of_other_modes_is_the_one_that_its_sentence_speaks_of() {
    assert_true(&runs::MODES, 30);
}

#[test]
fn every_number_of_targets_is_the_one_that_its_sentence_speaks_of() {
    assert_true(&runs::TARGETS, 30);
}

#[test]
fn every_number_of_odd_teams_is_the_one_that_its_sentence_speaks_of() {
    assert_true(&runs::ODD, 20);
}

/// What no sentence may hold, whatever people answered.
const FAULTY: [&str; 26] = [
    " 1 people",
    " 1 answers",
    " 1 traits",
    " 1 points",
    " 1 rows",
    " 1 teams",
    " 1 statements",
    "one people",
    "one answers",
    "one traits",
    "one teams",
    "one rows",
    "one persons",
    " 0 people",
    "NaN",
    "inf %",
    "−0 ",
    "..",
    ",,",
    " ;",
    "“”",
    "{",
    "}",
    " null ",
    "not a number",
    "  ",
];

#[test]
fn sentences_are_whole_and_headlines_have_twelve_words_at_most() {
    let runs =
        [&runs::SAMPLE[..], &runs::TEAMS, &runs::SIZES, &runs::MODES, &runs::TARGETS, &runs::ODD];
    let mut faults = Vec::new();
    for run in runs.into_iter().flatten() {
        let page = page::read(&run.html);
        for text in
            page.texts.iter().chain(&run.brief).chain(&run.files).filter(|text| is_told(text))
        {
            let words = &text.words;
            let told = format!(" {words} ");
            let mut own: Vec<&str> = FAULTY.into_iter().filter(|bad| told.contains(bad)).collect();
            if text.kind == "h2" && words.split_whitespace().count() > 12 {
                own.push("a headline of more than twelve words");
            }
            let is_sentence = matches!(text.kind.as_str(), "lead" | "long" | "caption" | "fact");
            let is_key =
                matches!(text.chapter.as_str(), "cover" | "person") || words.ends_with(['%', '–']);
            if [", ", ". ", "; "].iter().any(|mark| words.starts_with(mark)) {
                own.push("a mark before the first word");
            }
            if is_sentence && !is_key && words.contains(' ') && !words.ends_with(['.', '?']) {
                own.push("no full stop");
            }
            faults.extend(own.iter().map(|fault| format!("{}: {fault}: {text:?}", run.name)));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn cards_ask_no_side_of_one_person_and_the_meeting_takes_45_minutes() {
    let run = &runs::SAMPLE[1];
    let page = page::read(&run.html);
    let told = |kind: &'static str| {
        let all = page.texts.iter().filter(|text| text.chapter == "conversation");
        all.filter(move |text| text.kind == kind)
    };
    let cards: Vec<&Text> = told("meta").collect();
    assert_eq!(cards.len(), 3);
    for card in cards {
        let place = run.facts.place("t", &card.subject).expect("a card is about a trait");
        let row = &run.facts.traits()[place];
        let mut counts: Vec<f64> =
            (0..run.facts.ids.len()).map(|of| run.facts.trait_number(row, of)).collect();
        counts.sort_by(|one, other| other.total_cmp(one));
        let asked = told("li").filter(|text| text.subject == card.subject);
        let asked = asked.filter(|text| text.words.ends_with('?')).count();
        let sides = counts.iter().filter(|count| **count >= counts[1]).count();
        assert_eq!(asked, sides, "{}", card.subject);
        assert!(counts[1] >= 2.0, "{} would ask one person", card.subject);
    }
    let minutes = told("row").filter(|text| text.words.starts_with("0:"));
    let minutes = minutes.map(|text| {
        let cell = text.words.split(" | ").nth(1).expect("minutes stand in the second cell");
        cell.parse::<u32>().expect("minutes are a number")
    });
    assert_eq!(minutes.sum::<u32>(), 45);
}
