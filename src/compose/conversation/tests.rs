//! Tests of the conversation.

use super::*;
use crate::compose::sample::{Sample, instrument_of};
use crate::compose::{Options, People};

fn told(sample: &Sample, people: People) -> Conversation {
    sample.report(&Options { people, ..Options::default() }).conversation.unwrap()
}

/// The chapter as lines.
fn lines(told: &Conversation) -> String {
    let mut lines = vec![told.head.headline.clone()];
    for card in &told.cards {
        let sides = card.sides.iter().map(|side| format!("{} {}", side.statement, side.count));
        let word = card.word.as_deref().unwrap_or("–");
        lines.push(format!("[{}] {word}: {}", card.name, sides.collect::<Vec<_>>().join(", ")));
        lines.extend(card.questions.iter().map(|one| format!("    {}: {}", one.mark, one.text)));
    }
    lines.push(told.cards_note.clone());
    for help in &told.help {
        lines.push(format!("{} ({})", help.title, help.evidence));
        lines.extend(help.advice.iter().map(|one| format!("    {}{}", one.label, one.text)));
    }
    lines.push(told.help_note.clone());
    lines.extend(told.questions.clone());
    lines.extend(
        told.agenda.iter().map(|row| format!("{} {} {}", row.start, row.minutes, row.what)),
    );
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

#[test]
fn a_team_talks_about_what_divides_it() {
    let split = [
        "000000001112222",
        "000000001112222",
        "000000011112222",
        "111111111112222",
        "111111111112222",
        "111111111110000",
    ];
    insta::assert_snapshot!(
        "twelve",
        lines(&told(&Sample::sized(12).with_silent(2), People::Auto))
    );
    insta::assert_snapshot!("two_camps", lines(&told(&Sample::of(&split), People::None)));
    insta::assert_snapshot!("three", lines(&told(&Sample::sized(3), People::Auto)));
    let own = instrument_of(4, 6, "Pole");
    let answers = ["000123", "000123", "112230", "112231", "223302", "223312"];
    insta::assert_snapshot!("four_poles", lines(&told(&Sample::with(own, &answers), People::Auto)));
}

#[test]
fn no_card_asks_one_person_alone() {
    // On every trait one stands against all others.
    let lone = Sample::of(&[
        "000000000000000",
        "111111111111111",
        "111111111111111",
        "111111111111111",
        "111111111111111",
        "111111111111111",
    ]);
    let told = told(&lone, People::None);
    assert!(told.cards.is_empty(), "{:?}", told.cards);
    assert!(told.cards_note.contains("two people"), "{}", told.cards_note);
}

#[test]
fn every_side_of_a_card_has_the_same_question_and_the_same_room() {
    for people in [4, 5, 12, 60, 200] {
        for card in told(&Sample::sized(people), People::Auto).cards {
            let bare: Vec<String> = card
                .questions
                .iter()
                .map(|one| {
                    let (start, rest) = one.text.split_once('“').unwrap();
                    let (statement, end) = rest.split_once('”').unwrap();
                    assert!(card.sides.iter().any(|side| side.statement == statement));
                    format!("{start}{end}")
                })
                .collect();
            assert!(bare.len() > 1 && bare.iter().all(|one| *one == bare[0]), "{bare:?}");
        }
    }
}

#[test]
fn advice_waits_for_five_people_and_connects_what_is_level() {
    assert!(told(&Sample::sized(4), People::Auto).help.is_empty());
    let tie = ["000000011111112"; 6];
    let help = told(&Sample::of(&tie), People::Auto).help;
    assert_eq!(help[0].title, "Connect Strategic and Tactical");
    assert_eq!(help[0].advice.len(), 2);
    for (answer, title) in [
        ("000000000000012", "Strengthen execution"),
        ("111111111111102", "Link the work to the vision"),
        ("222222222222201", "Keep both ends supplied"),
    ] {
        let help = told(&Sample::of(&[answer; 6]), People::Auto).help;
        assert_eq!(help[0].title, title);
        assert!(help[0].evidence.contains("of 15 traits; n\u{a0}=\u{a0}6"), "{}", help[0].evidence);
    }
}
