//! Tests of the built-in instrument and of what is refused.

use super::*;
use crate::error::Failure;

/// The built-in instrument with one piece of its text replaced, as a message to people.
fn broken(piece: &str, by: &str) -> String {
    assert!(BUILT_IN.contains(piece), "the built-in instrument has no {piece:?}");
    problems(&BUILT_IN.replacen(piece, by, 1))
}

fn problems(text: &str) -> String {
    match Instrument::from_toml(text, "mine.toml") {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => Failure::Usage(problems).to_string(),
    }
}

fn words(texts: &[String]) -> usize {
    texts.iter().map(|text| text.split_whitespace().count()).sum()
}

#[test]
fn the_built_in_instrument_has_the_fifteen_traits_of_its_source_word_for_word() {
    let instrument = Instrument::built_in();
    let table: Vec<String> = instrument
        .traits()
        .iter()
        .map(|row| format!("{} · {} · {}", row.id, row.name, row.statements.join(" | ")))
        .collect();
    insta::assert_snapshot!(table.join("\n"), @r"
    role · Role · Plan | Do | Direct & Facilitate
    scale · Scale · Larger Scale | Smaller Scale | Scalable
    question · Question · Why | How | What
    horizon · Horizon · Long Term | Short Term | Sliding Term
    focus · Focus · Focus on Future | Focus on Immediate Need | Connecting Today and the Future
    direction · Direction · Vision Oriented | Goal/Objective Oriented | Path Oriented
    view · View · Looks Externally | Looks Internally | Looks 360
    arena · Arena · Environment | Organization | Ecosystem
    change · Change · Change | Stability | Transitional – Nimble
    doing-right · Doing right · Doing the Right Things | Doing Things Right | Doing the Right Things at the Right Time in the Right Way
    stance · Stance · Proactive | Reactive | Progressive
    driver · Driver · Purpose | Task | Mission
    posture · Posture · Competitive | Preventative | Anticipative
    risk · Risk · High Risk | Low Risk | Risk Mitigation
    outcome · Outcome · Effective | Efficient | Value
    ");
}

#[test]
fn the_built_in_instrument_names_its_source_and_its_limits() {
    let instrument = Instrument::built_in();
    assert_eq!((instrument.id(), instrument.version()), ("sales-operations", "1"));
    assert_eq!(instrument.mode(), Mode::Choose);
    assert_eq!(instrument.bounds(), Bounds::default());
    assert_eq!(instrument.answers_needed(), 12);
    assert!(instrument.source().starts_with("SalesGlobe, “How Sales Operations Drives Success"));
    assert!(instrument.caution().contains("not a validated test"));
    assert!(instrument.caution().contains("not for appraisal or selection"));
}

#[test]
fn every_orientation_gets_as_many_texts_and_words_as_the_others() {
    type Part = fn(&Orientation) -> Vec<String>;
    let parts: [Part; 4] = [
        |orientation| vec![orientation.description.clone()],
        |orientation| orientation.strengths.clone(),
        |orientation| orientation.blind_spots.clone(),
        |orientation| orientation.advice.clone(),
    ];
    for part in parts {
        let texts: Vec<_> = Instrument::built_in().orientations().iter().map(part).collect();
        assert!(texts.iter().all(|list| list.len() == texts[0].len()), "{texts:#?}");
        let counts: Vec<usize> = texts.iter().map(|list| words(list)).collect();
        let (least, most) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
        assert!(most * 10 <= least * 11, "{counts:?} words in {texts:#?}");
    }
}

#[test]
fn statements_may_stand_in_any_order_and_follow_the_orientations() {
    let turned = BUILT_IN.replace(
        r#"{ strategic = "Why", tactical = "How", hybrid = "What" }"#,
        r#"{ hybrid = "What", tactical = "How", strategic = " Why " }"#,
    );
    let instrument = Instrument::from_toml(&turned, "mine.toml").unwrap();
    assert_eq!(&instrument, Instrument::built_in());
}

#[test]
fn bounds_that_are_not_given_are_the_usual_ones() {
    let start = BUILT_IN.find("[bounds]").unwrap();
    let end = BUILT_IN.find("[[orientations]]").unwrap();
    let text = format!("{}{}", &BUILT_IN[..start], &BUILT_IN[end..]);
    assert_eq!(&Instrument::from_toml(&text, "mine.toml").unwrap(), Instrument::built_in());
}

#[test]
fn the_needed_answers_are_counted_exactly() {
    for (traits, needed) in [(1, 1), (5, 4), (10, 8), (12, 10), (15, 12), (35, 28), (60, 48)] {
        let mut instrument = Instrument::built_in().clone();
        instrument.traits = vec![instrument.traits[0].clone(); traits];
        assert_eq!(instrument.answers_needed(), needed, "{traits} traits");
    }
}

#[test]
fn a_slip_in_the_syntax_is_told_with_its_line() {
    insta::assert_snapshot!(broken("version = \"1\"", "version = "), @"error: mine.toml:6: string values must be quoted, expected literal string");
    insta::assert_snapshot!(broken("version = \"1\"", "version = 1"), @"error: mine.toml:6: the number `1` stands where a text in quotes is needed");
}

#[test]
fn an_unknown_key_is_told_with_the_nearest_known_one() {
    insta::assert_snapshot!(broken("blind_spots", "blindspots"), @r"
    error: mine.toml:27: `blindspots` is no key that is known here; known: `id`, `name`, `description`, `strengths`, `blind_spots`, `aim`, `advice`
      hint: did you mean `blind_spots`?
    ");
    insta::assert_snapshot!(broken("caution", "xyz"), @"error: mine.toml:10: `xyz` is no key that is known here; known: `id`, `version`, `title`, `source`, `caution`, `mode`, `scale`, `points`, `bounds`, `orientations`, `traits`");
}

#[test]
fn an_unknown_mode_is_told_with_the_known_ones() {
    insta::assert_snapshot!(broken("\"choose\"", "\"xyz\""), @r"
    error: mine.toml:8: unknown mode `xyz`
      hint: known: `choose`, `rate`, `allocate` and `rank`
    ");
}

#[test]
fn bounds_must_be_shares_in_their_order() {
    insta::assert_snapshot!(broken("answered = 0.80", "answered = 80"), @r"
    error: mine.toml:13: `bounds.answered` is 80
      hint: use a number above 0 and up to 1
    ");
    insta::assert_snapshot!(broken("clear = 0.90", "clear = 0.7"), @r"
    error: mine.toml:15: `bounds.leaning` is 0.75, which is above `bounds.clear`, 0.7
      hint: `clear` asks for at least as much certainty as `leaning`
    ");
    insta::assert_snapshot!(broken("clear = 0.90", "clear = nan"), @r"
    error: mine.toml:14: `bounds.clear` is NaN
      hint: use a number above 0 and up to 1
    ");
    insta::assert_snapshot!(broken("answered = 0.80", "answered = 0.66666666666667"), @r"
    error: mine.toml:13: `bounds.answered` is 0.66666666666667
      hint: use at most six decimal places
    ");
    insta::assert_snapshot!(broken("people_for_words = 5", "people_for_words = -1"), @r"
    error: mine.toml:16: `bounds.people_for_words` is -1
      hint: use a whole number from 1 on
    ");
}

#[test]
fn ids_and_names_occur_once_and_ids_are_slugs() {
    insta::assert_snapshot!(broken("id = \"scale\"", "id = \"role\""), @r"
    error: mine.toml:87: the trait `id` `role` is taken
      hint: line 82 has it already; small and capital letters are one
    ");
    insta::assert_snapshot!(broken("name = \"Scale\"", "name = \" rOLE\""), @r"
    error: mine.toml:88: the trait `name` ` rOLE` is taken
      hint: line 83 has it already; small and capital letters are one
    ");
    insta::assert_snapshot!(broken("id = \"scale\"", "id = \"../Scale\""), @r"
    error: mine.toml:87: `id` of trait `../Scale` is `../Scale`
      hint: use lower-case letters a to z, digits, and single hyphens between them
    ");
    insta::assert_snapshot!(broken("name = \"Tactical\"", "name = \"STRATEGIC\""), @r"
    error: mine.toml:41: the orientation `name` `STRATEGIC` is taken
      hint: line 20 has it already; small and capital letters are one
    ");
}

#[test]
fn a_trait_has_one_statement_per_orientation_and_no_two_alike() {
    insta::assert_snapshot!(broken("tactical = \"How\", ", ""), @r"
    error: mine.toml:91: the statement `tactical` of trait `question` is missing
      hint: add it to the file
    ");
    insta::assert_snapshot!(broken("tactical = \"How\"", "tacticl = \"How\""), @r"
    error: mine.toml:91: the statement `tactical` of trait `question` is missing
      hint: add it to the file
    error: mine.toml:94: trait `question` has a statement for `tacticl`, which is no orientation
      hint: did you mean `tactical`?
    ");
    insta::assert_snapshot!(broken("tactical = \"How\"", "tactical = \"why\""), @r"
    error: mine.toml:94: the statement `tactical` of trait `question` is `why`, as is another one of this trait
      hint: answers are told apart by their text
    ");
    insta::assert_snapshot!(broken("tactical = \"How\"", "tactical = \"hybrid\""), @r"
    error: mine.toml:94: the statement `tactical` of trait `question` is the name of orientation `hybrid`
      hint: answers are told apart by their text
    ");
    insta::assert_snapshot!(broken("tactical = \"How\"", "tactical = \" \""), @r"
    error: mine.toml:94: the statement `tactical` of trait `question` is empty
      hint: write a text
    ");
}

#[test]
fn an_orientation_without_an_id_is_told_once_and_not_at_every_trait() {
    insta::assert_snapshot!(broken("id = \"hybrid\"\n", ""), @r"
    error: mine.toml:60: `id` of orientation 3 is missing
      hint: add it to the file
    ");
}

#[test]
fn an_empty_file_lacks_everything_and_says_so_at_once() {
    insta::assert_snapshot!(problems(""), @r"
    error: mine.toml:1: `id` is missing
      hint: add it to the file
    error: mine.toml:1: `version` is missing
      hint: add it to the file
    error: mine.toml:1: `title` is missing
      hint: add it to the file
    error: mine.toml:1: `source` is missing
      hint: add it to the file
    error: mine.toml:1: `caution` is missing
      hint: add it to the file
    error: mine.toml:1: `mode` is missing
      hint: add it to the file
    error: mine.toml:1: the instrument has no orientations
      hint: give 2 to 6 of them
    error: mine.toml:1: the instrument has no traits
      hint: give 1 to 60 of them
    ");
}

#[test]
fn one_orientation_is_too_few_and_the_seventh_one_too_many() {
    let orientation = |id: usize| {
        format!(
            "[[orientations]]\nid = \"o{id}\"\nname = \"O{id}\"\ndescription = \"d\"\n\
             strengths = [\"s\"]\nblind_spots = [\"b\"]\nadvice = [\"a\"]\n"
        )
    };
    let of = |many: usize| {
        let statements: Vec<String> = (0..many).map(|id| format!("o{id} = \"s{id}\"\n")).collect();
        let statements = statements.concat();
        let orientations = (0..many).map(orientation).collect::<Vec<_>>().concat();
        problems(&format!(
            "id = \"a\"\nversion = \"1\"\ntitle = \"A\"\nsource = \"s\"\ncaution = \"c\"\n\
             mode = \"choose\"\n{orientations}[[traits]]\nid = \"t\"\nname = \"T\"\n\
             [traits.statements]\n{statements}"
        ))
    };
    insta::assert_snapshot!(of(1), @r"
    error: mine.toml:7: the instrument has one orientation
      hint: give 2 to 6 of them
    ");
    insta::assert_snapshot!(of(8), @r"
    error: mine.toml:49: the instrument has 8 orientations
      hint: there is room for 6 of them
    ");
}

#[test]
fn one_fault_is_told_once() {
    let twice = broken("id = \"tactical\"", "id = \"strategic\"");
    assert!(!twice.contains("is missing"), "{twice}");
    let scale =
        "mode = \"rate\"\nscale = { least = 1, most = 101, labels = [\"low\", \"mid\", \"high\"] }";
    insta::assert_snapshot!(broken("mode = \"choose\"", scale), @r"
    error: mine.toml:9: `scale.most` is 101
      hint: use a whole number from 1 to 100
    ");
}

#[test]
fn all_problems_are_told_at_once_in_the_order_of_their_lines() {
    let text = BUILT_IN
        .replacen("mode = \"choose\"", "mode = \"choice\"", 1)
        .replacen("id = \"scale\"", "id = \"Scale\"", 1)
        .replacen("leaning = 0.75", "leaning = 75.0", 1)
        .replacen("hybrid = \"Value\"", "hybrid = \"Effective\"", 1);
    insta::assert_snapshot!(problems(&text), @r"
    error: mine.toml:8: unknown mode `choice`
      hint: did you mean `choose`?
    error: mine.toml:15: `bounds.leaning` is 75
      hint: use a number above 0 and up to 1
    error: mine.toml:87: `id` of trait `Scale` is `Scale`
      hint: use lower-case letters a to z, digits, and single hyphens between them
    error: mine.toml:154: the statement `hybrid` of trait `outcome` is `Effective`, as is another one of this trait
      hint: answers are told apart by their text
    ");
}

#[test]
fn a_weight_is_a_positive_number_of_two_places() {
    for (weight, said) in [
        ("0", "use a number above 0 and up to 100"),
        ("-1", "use a number above 0 and up to 100"),
        ("nan", "use a number above 0 and up to 100"),
        ("100.5", "use a number above 0 and up to 100"),
        ("0.125", "use at most two decimal places"),
    ] {
        let found = broken("name = \"Role\"", &format!("name = \"Role\"\nweight = {weight}"));
        assert!(found.contains("mine.toml:84: `weight` of trait `role` is "), "{found}");
        assert!(found.contains(said), "{found}");
    }
    let text = BUILT_IN.replacen("name = \"Role\"", "name = \"Role\"\nweight = 2", 1).replacen(
        "name = \"Scale\"",
        "name = \"Scale\"\nweight = 0.5",
        1,
    );
    let instrument = Instrument::from_toml(&text, "mine.toml").unwrap();
    assert_eq!(instrument.weights()[..3], [4, 1, 2]);
    assert!(instrument.has_weights() && !Instrument::built_in().has_weights());
}

#[test]
fn what_signs_alone_tell_apart_is_refused_where_nothing_could_find_it() {
    insta::assert_snapshot!(broken("name = \"Scale\"", "name = \"Role!\""), @r"
    error: mine.toml:88: `name` of trait `scale` is `Role!`, which differs from `Role` in signs only
      hint: a column is found by the letters and digits of a name; give each its own
    ");
    insta::assert_snapshot!(broken("name = \"Scale\"", "name = \"!?\""), @r"
    error: mine.toml:88: `name` of trait `scale` is `!?`
      hint: a column is found by the letters and digits of a name; give it some
    ");
    let labels =
        "mode = \"rate\"\nscale = { least = 1, most = 3, labels = [\"low\", \"Mid\", \"LOW\"] }";
    insta::assert_snapshot!(broken("mode = \"choose\"", labels), @r"
    error: mine.toml:9: `scale.labels` has `LOW` twice
      hint: ratings are told apart by their text; give each its own
    ");
}

#[test]
fn only_a_rating_is_turned_round() {
    insta::assert_snapshot!(broken("name = \"Role\"", "name = \"Role\"\nreversed = [\"hybrid\"]"), @r#"
    error: mine.toml:84: `reversed` of trait `role` means nothing in the mode `choose`
      hint: only a rating can be turned round: delete it, or set `mode = "rate"`
    "#);
    let rated = BUILT_IN.replacen(
        "mode = \"choose\"",
        "mode = \"rate\"\nscale = { least = 1, most = 5 }",
        1,
    );
    let text = rated.replacen(
        "name = \"Role\"",
        "name = \"Role\"\nreversed = [\"hybird\", \"tactical\", \"tactical\"]",
        1,
    );
    insta::assert_snapshot!(problems(&text), @r"
    error: mine.toml:85: `reversed` of trait `role` names `hybird`, which is no orientation
      hint: did you mean `hybrid`?
    error: mine.toml:85: `reversed` of trait `role` names `tactical` twice
      hint: name it once
    ");
}
