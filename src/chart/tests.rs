//! What holds for every chart, whatever the team and the instrument.

use std::collections::BTreeMap;

use super::rect::Rect;
use super::{
    Compared, PeopleCharts, TeamDots, all, dot_plot, measure, narrow, narrow_comparison,
    narrow_shares, of_comparisons, of_slides, team_dots, ternary_teams,
};
use crate::drawing::{Anchor, Drawing, Label, Point, Shape};
use crate::instrument::{Instrument, Mode};
use crate::response::{Answer, Marks};
use crate::score::fixtures::{instrument_text, responses, scores};
use crate::score::{Measure, Scores, TeamScores};
use crate::target::Target;
use crate::theme::Dash;

/// Sixty characters, as long as a name may be.
const LONG: &str = "Connecting today and the future with words that go on for ev";

const CHOOSE: &str = "mode = \"choose\"";
const OTHERS: [&str; 3] = [
    "mode = \"rate\"\nscale = { least = 1, most = 5 }",
    "mode = \"allocate\"\npoints = 100",
    "mode = \"rank\"",
];

/// An instrument whose names are all as long as they may be.
fn long_winded(mode: &str, orientations: usize, traits: usize) -> Instrument {
    let text = instrument_text(orientations, traits).replacen(CHOOSE, mode, 1);
    // `name = "T7"` becomes `name = "T7 Connecting today …"`.
    let longer = |line: &str| match line.strip_prefix("name = \"").and_then(|l| l.strip_suffix('"'))
    {
        Some(name) => format!("name = \"{name} {}\"\n", &LONG[name.len() + 1..]),
        None => format!("{line}\n"),
    };
    let text: String = text.lines().map(longer).collect();
    Instrument::from_toml(&text, "long.toml").unwrap()
}

/// People whose answers lean differently; now and then one is blank.
fn team(people: usize, instrument: &Instrument) -> Scores {
    let poles = instrument.orientations().len();
    let letter = |person: usize, spoke: usize| match (person * 7 + spoke * 5) % 11 {
        0 if spoke > 5 => '-',
        1..=5 => char::from(b'a' + (person % poles) as u8),
        other => char::from(b'a' + (other * spoke % poles) as u8),
    };
    let spokes = instrument.traits().len();
    let line = |person: usize| (0..spokes).map(|spoke| letter(person, spoke)).collect::<String>();
    let lines: Vec<String> = (0..people).map(line).collect();
    let mut responses = responses(&lines, instrument);
    for response in &mut responses.people {
        for (spoke, answer) in response.answers.iter_mut().enumerate() {
            // A trait in the middle of many that nobody answered.
            let silent = spokes > 5 && spoke == spokes / 2;
            *answer = if silent { Answer::Blank } else { in_mode(*answer, instrument) };
        }
        response.person.name = format!("{} <b>&\u{202e} {}", LONG, response.row);
        response.person.team = Some(format!("{LONG} {}", response.row % 5));
    }
    scores(responses, instrument)
}

/// A chosen statement as the mode would have it: with the most, and the others behind in turn.
fn in_mode(answer: Answer, instrument: &Instrument) -> Answer {
    let (Some(chosen), mode) = (answer.chosen(), instrument.mode()) else { return answer };
    let poles = instrument.orientations().len();
    let behind = |of: usize| (of + poles - chosen) % poles;
    let marks = |number: &dyn Fn(usize) -> usize| {
        let all: Vec<_> = (0..poles).map(|of| u16::try_from(number(behind(of))).ok()).collect();
        Marks::new(&all)
    };
    match mode {
        Mode::Choose => answer,
        Mode::Rate(_) => Answer::Rated(marks(&|behind| 100 * (5 - behind.min(4)))),
        Mode::Allocate { .. } => {
            let rest = 10_000 / (2 * poles);
            Answer::Allocated(marks(&|behind| match behind {
                0 => 10_000 - rest * (poles - 1),
                _ => rest,
            }))
        }
        Mode::Rank => Answer::Ranked(marks(&|behind| behind + 1)),
    }
}

/// A target of both kinds on all traits but every third, with a long name.
fn wanted(instrument: &Instrument) -> Target {
    let most = Measure::of(instrument).most();
    let ids: Vec<&str> = instrument.orientations().iter().map(|one| one.id.as_str()).collect();
    let rows = instrument.traits().iter().enumerate().filter(|(place, _)| place % 3 != 1);
    let lines = rows.map(|(place, row)| match place % 3 {
        0 => format!("{} = \"{}\"\n", row.id, ids[place % ids.len()]),
        _ => format!("{} = {{ {} = {} }}\n", row.id, ids[place % ids.len()], most / 2.0),
    });
    let text = format!("name = \"{LONG}\"\n[traits]\n{}", lines.collect::<String>());
    Target::from_toml(&text, "plan.toml", instrument).unwrap()
}

fn charts(orientations: usize, traits: usize, people: usize) -> BTreeMap<String, Drawing> {
    charts_in(CHOOSE, orientations, traits, people)
}

fn charts_in(
    mode: &str,
    orientations: usize,
    traits: usize,
    people: usize,
) -> BTreeMap<String, Drawing> {
    let instrument = long_winded(mode, orientations, traits);
    let scores = team(people, &instrument);
    let mut charts = all(&instrument, &scores, PeopleCharts::Small);
    charts.extend(all(&instrument, &scores, PeopleCharts::Pages));
    let gaps = wanted(&instrument).gaps(&scores.team, &instrument);
    let with = Compared { before: None, target: Some(&gaps) };
    charts.extend(of_slides(&instrument, &scores, with));
    for (name, drawing) in of_comparisons(&instrument, &scores, None, Some(&gaps)) {
        charts.insert(format!("{name}-to-target"), drawing);
    }
    for people in [PeopleCharts::Small, PeopleCharts::None] {
        charts.extend(narrow(&instrument, &scores, people, (None, with)));
    }
    let teams: Vec<&TeamScores> = scores.teams.iter().collect();
    let triangle = ternary_teams(&instrument, &scores, &teams);
    charts.extend(triangle.map(|drawing| ("ternary-teams".to_owned(), drawing)));
    let ends: Vec<Option<(f64, f64)>> = vec![Some((0.1, 0.6)); orientations];
    let dots: Vec<TeamDots<'_>> =
        teams.iter().map(|&scores| TeamDots { scores, intervals: &ends }).collect();
    charts.insert("team-dots".to_owned(), team_dots(&instrument, &scores.team, &dots));
    let mut own = ends.clone();
    own[0] = Some((0.0, 1.0));
    own[1] = None;
    for (name, intervals) in [("dot-plot", &own[..]), ("dot-plot-alone", &[])] {
        let team = TeamDots { scores: &scores.team, intervals };
        let without = intervals.is_empty().then_some("all answered");
        charts.insert(name.to_owned(), dot_plot(&instrument, team, without));
        let narrow = narrow_shares(&instrument, team, without).1;
        charts.insert(format!("{name}-narrow"), narrow);
    }
    charts.extend(narrow_comparison(&instrument, &scores, &dots));
    charts
}

fn bounds(label: &Label) -> Rect {
    let width = measure::width(&label.text, label.weight, label.size);
    let left = match label.anchor {
        Anchor::Start => label.at.x,
        Anchor::Middle => label.at.x - width / 2.0,
        Anchor::End => label.at.x - width,
    };
    // From the height of capitals to the baseline: what must never be written over.
    Rect { left, top: label.at.y - label.size * 0.7, right: left + width, bottom: label.at.y }
}

/// The shapes of a drawing, those of its stamp among them.
fn shapes(drawing: &Drawing) -> Vec<&Shape> {
    let mut shapes = Vec::new();
    for shape in &drawing.shapes {
        match shape {
            Shape::Stamp(stamp) => shapes.extend(&stamp.shapes),
            plain => shapes.push(plain),
        }
    }
    shapes
}

fn leaves(drawing: &Drawing, own: Rect) -> bool {
    own.left < -0.1
        || own.top < -0.1
        || own.right > drawing.width + 0.1
        || own.bottom > drawing.height + 0.1
}

fn faults(name: &str, drawing: &Drawing) -> Vec<String> {
    let mut faults = Vec::new();
    let mut written: Vec<(&str, Rect)> = Vec::new();
    for shape in shapes(drawing) {
        match shape {
            Shape::Label(label) => {
                let own = bounds(label);
                let below = Rect { bottom: own.bottom + label.size * 0.24, ..own };
                if leaves(drawing, below) {
                    faults.push(format!("{name}: `{}` leaves the frame", label.text));
                }
                if label.size < 7.0 {
                    faults.push(format!("{name}: `{}` is too small", label.text));
                }
                let others = written.iter().filter(|(_, other)| own.meets(other));
                let met =
                    |(text, _): &(&str, _)| format!("{name}: `{}` meets `{text}`", label.text);
                faults.extend(others.map(met));
                written.push((&label.text, own));
            }
            Shape::Mark(mark) => {
                let (Point { x, y }, r) = (mark.at, mark.radius);
                if leaves(drawing, Rect { left: x - r, top: y - r, right: x + r, bottom: y + r }) {
                    faults.push(format!("{name}: a mark at {x}, {y} leaves the frame"));
                }
            }
            _ => {}
        }
    }
    faults
}

#[test]
fn no_label_is_on_another_nor_outside_its_chart() {
    let mut all = Vec::new();
    for (orientations, traits, people) in [
        (2, 1, 1),
        (2, 60, 12),
        (3, 2, 2),
        (3, 3, 16),
        (3, 15, 1),
        (3, 15, 12),
        (3, 15, 200),
        (3, 30, 60),
        (3, 60, 16),
        (4, 20, 5),
        (6, 15, 200),
        (6, 60, 200),
    ] {
        let drawn = charts(orientations, traits, people);
        let found = drawn.iter().flat_map(|(name, drawing)| faults(name, drawing));
        let case = |fault| format!("{orientations} × {traits} × {people} {fault}");
        all.extend(found.take(6).map(case));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn nor_where_every_statement_has_a_number() {
    let mut all = Vec::new();
    for mode in OTHERS {
        for (orientations, traits, people) in
            [(2, 1, 1), (2, 15, 12), (3, 3, 2), (3, 15, 16), (3, 24, 5), (4, 25, 3), (6, 60, 90)]
        {
            let drawn = charts_in(mode, orientations, traits, people);
            let found = drawn.iter().flat_map(|(name, drawing)| faults(name, drawing));
            let case = |fault| format!("{mode} {orientations} × {traits} × {people} {fault}");
            all.extend(found.take(6).map(case));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn a_trait_that_nobody_answered_is_a_gap_and_never_a_nought() {
    for mode in OTHERS.into_iter().chain([CHOOSE]) {
        let drawn = charts_in(mode, 3, 15, 12);
        let radar = &drawn["team-radar"];
        // One open line for each orientation, and nothing that is filled across the gap.
        let lines = radar
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Line { stroke, .. } if stroke.width > 1.4));
        assert_eq!(lines.count(), 3, "{mode}");
        let silent = radar
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Label(label) if label.text == "no answer"));
        assert_eq!(silent.count(), 1, "{mode}");
        assert!(radar.description.contains("No answer: "), "{}", radar.description);
    }
}

#[test]
fn a_triangle_is_drawn_of_three_orientations_that_share_a_whole() {
    for (mode, orientations, expected) in [
        (CHOOSE, 3, true),
        (CHOOSE, 2, false),
        (CHOOSE, 4, false),
        (OTHERS[0], 3, false),
        (OTHERS[1], 3, true),
        (OTHERS[2], 3, true),
        (OTHERS[2], 6, false),
    ] {
        let drawn = charts_in(mode, orientations, 15, 12);
        for name in ["ternary", "ternary-named", "ternary-teams"] {
            assert_eq!(drawn.contains_key(name), expected, "{name}, {orientations}, {mode}");
        }
    }
    // Where no word of strength is defined, there is no region without one.
    let dashed = |drawing: &Drawing| {
        let dashed = |shape: &&Shape| matches!(shape, Shape::Line { stroke, .. } if stroke.dash == Dash::Dashed);
        drawing.shapes.iter().filter(dashed).count()
    };
    assert!(dashed(&charts_in(CHOOSE, 3, 15, 12)["ternary"]) > 0);
    assert_eq!(dashed(&charts_in(OTHERS[2], 3, 15, 12)["ternary"]), 0);
}

#[test]
fn a_dot_plot_ranks_the_shares_and_says_which_intervals_overlap() {
    let instrument = Instrument::from_toml(&instrument_text(3, 4), "tiny.toml").unwrap();
    let lines = ["aabc".to_owned(), "aaab".to_owned(), "aacb".to_owned()];
    let scores = scores(responses(&lines, &instrument), &instrument);
    let told = |ends: [(f64, f64); 3]| {
        let ends = ends.map(Some);
        let team = TeamDots { scores: &scores.team, intervals: &ends };
        (team.overlapping_first(), dot_plot(&instrument, team, None).description)
    };
    let (met, description) = told([(0.5, 0.7), (0.2, 0.4), (0.1, 0.49)]);
    assert_eq!(met, [0; 0]);
    assert_eq!(
        description,
        "From the largest to the smallest: A 58 %, interval 50 % to 70 %; B 25 %, interval 20 % to \
         40 %; C 17 %, interval 10 % to 49 %. The interval of A overlaps no other. n = 3."
    );
    // Ends that touch overlap: no difference could be claimed.
    let (met, description) = told([(0.5, 0.7), (0.2, 0.5), (0.1, 0.49)]);
    assert_eq!(met, [1]);
    assert!(description.contains("The interval of A overlaps with B. "), "{description}");
    let alone = TeamDots { scores: &scores.team, intervals: &[] };
    let alone = dot_plot(&instrument, alone, Some("all answered")).description;
    assert!(alone.ends_with("C 17 %. No interval: all answered. n = 3."), "{alone}");
}

#[test]
fn every_chart_that_is_not_an_ornament_says_what_it_shows() {
    for (name, drawing) in charts(3, 15, 12) {
        let ornament = name.starts_with("mark-") || name.starts_with("line-");
        assert_eq!(drawing.title.is_empty(), ornament, "{name}");
        assert!(ornament || drawing.title.ends_with('.'), "{name}: {}", drawing.title);
    }
}
