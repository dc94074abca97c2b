//! Targets are read with all that is wrong told at once, and gaps are what the definitions say.

use super::*;
use crate::score::fixtures::instrument_text;

fn read(text: &str) -> Result<Target, String> {
    Target::from_toml(text, "plan.toml", Instrument::built_in())
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn trait_of(counts: [usize; 3]) -> TraitScores {
    let answered = counts.iter().sum::<usize>();
    let shares = counts.iter().map(|count| *count as f64 / answered.max(1) as f64).collect();
    TraitScores { answered, counts: counts.to_vec(), shares, agreement: None }
}

fn judged(wish: &Wish, counts: [usize; 3]) -> TraitGap {
    gap(wish, &trait_of(counts), Measure::of(Instrument::built_in()))
}

#[test]
fn a_target_is_an_orientation_or_numbers() {
    let text =
        "name = \"Plan season\"\n[traits]\nhorizon = \"strategic\"\nfocus = { tactical = 40 }\n";
    let target = read(text).unwrap();
    assert_eq!(target.name, "Plan season");
    assert_eq!(target.wishes[3], Some(Wish::First(0)));
    assert_eq!(target.wishes[4], Some(Wish::Shares(vec![None, Some(0.4), None])));
    assert_eq!(target.wishes.iter().flatten().count(), 2);
    assert_eq!(read("[traits]\nrole = \"hybrid\"").unwrap().name, "Target");
}

#[test]
fn all_that_is_wrong_is_told_at_once_with_its_line() {
    let text = "name = \" \"\n[traits]\nhorzon = \"strategic\"\nfocus = \"stratgic\"\n\
                role = { strategic = 140 }\nview = { strategic = 20, tactical = 20, hybrid = 20 }\n\
                risk = {}\narena = { strategic = 70, hybrid = 60 }\n";
    insta::assert_snapshot!(read(text).unwrap_err(), @r"
    error: plan.toml:1: `name` is empty
      hint: write a name, or leave the line out
    error: plan.toml:3: the instrument has no trait `horzon`
      hint: did you mean `horizon`?
    error: plan.toml:4: the instrument has no orientation `stratgic`
      hint: did you mean `strategic`?
    error: plan.toml:5: `role` wants 140 of `strategic`
      hint: use a number from 0 to 100, as the radar’s scale has it
    error: plan.toml:6: the numbers of `view` are 60.0 together
      hint: all orientations together are 100; leave out one to want less
    error: plan.toml:7: `risk` wants nothing
      hint: name an orientation and its number, or leave the trait out
    error: plan.toml:8: the numbers of `arena` are 130.0 together
      hint: there are 100 to share out
    ");
    insta::assert_snapshot!(read("").unwrap_err(), @r#"
    error: plan.toml:1: the target names no trait
      hint: add a section `[traits]` with a line such as `horizon = "strategic"`
    "#);
    insta::assert_snapshot!(read("[traits]\nhorizon = 4\n").unwrap_err(), @r#"error: plan.toml:2: the number `4` stands where an orientation in quotes such as "strategic", or numbers such as { strategic = 40, tactical = 35 } is needed"#);
}

#[test]
fn an_orientation_that_should_be_first_is_so_many_points_ahead_or_behind() {
    let first = Wish::First(1);
    let near = |found: Option<f64>, expected: f64| (found.unwrap() - expected).abs() < 1e-12;
    let behind = judged(&first, [7, 3, 2]);
    assert!(near(behind.gaps[1], -4.0 / 12.0) && !behind.is_reached());
    let level = judged(&first, [5, 5, 2]);
    assert!(near(level.gaps[1], 0.0) && !level.is_reached(), "a tie is a tie");
    let ahead = judged(&first, [2, 9, 1]);
    assert!(near(ahead.gaps[1], 7.0 / 12.0) && ahead.is_reached());
    assert_eq!(ahead.gaps[0], None);
}

#[test]
fn a_share_is_reached_when_no_answer_could_bring_it_nearer() {
    let half = Wish::Shares(vec![Some(0.4), None, None]);
    // 40 % of 12 are 4.8 answers: 5 is as near as whole answers come.
    assert!(judged(&half, [5, 5, 2]).is_reached());
    assert!(!judged(&half, [4, 6, 2]).is_reached());
    assert!(!judged(&half, [6, 4, 2]).is_reached());
    let both = Wish::Shares(vec![Some(0.4), Some(0.6), None]);
    assert!(!judged(&both, [5, 5, 2]).is_reached(), "each share counts");
    let (of, gap) = judged(&both, [5, 5, 2]).furthest().unwrap();
    assert_eq!(of, 1);
    assert!((gap - (5.0 / 12.0 - 0.6)).abs() < 1e-12);
}

#[test]
fn where_nobody_answered_there_is_no_gap() {
    for wish in [Wish::First(0), Wish::Shares(vec![None, Some(0.5), None])] {
        let silent = judged(&wish, [0, 0, 0]);
        assert!(!silent.is_answered() && !silent.is_reached());
        assert_eq!(silent.furthest(), None);
    }
}

#[test]
fn numbers_stand_on_the_scale_of_the_mode() {
    let of = |mode: &str, numbers: &str| {
        let text = instrument_text(3, 1).replacen("mode = \"choose\"", mode, 1);
        let instrument = Instrument::from_toml(&text, "tiny.toml").unwrap();
        let row = &instrument.traits()[0].id;
        let ids: Vec<&str> = instrument.orientations().iter().map(|one| one.id.as_str()).collect();
        let mut all = numbers.split(' ').zip(ids).map(|(number, id)| format!("{id} = {number}"));
        let all = all.by_ref().collect::<Vec<_>>().join(", ");
        let text = format!("[traits]\n{row} = {{ {all} }}");
        Target::from_toml(&text, "plan.toml", &instrument).map(|target| target.wishes[0].clone())
    };
    let rate = "mode = \"rate\"\nscale = { least = 1, most = 5 }";
    let ten = "mode = \"allocate\"\npoints = 10";
    let rank = "mode = \"rank\"";
    let shares = |found: [f64; 3]| Ok(Some(Wish::Shares(found.map(Some).to_vec())));
    assert_eq!(of(rate, "80 50 20"), shares([0.8, 0.5, 0.2]));
    assert_eq!(of(rate, "80 80 80"), shares([0.8, 0.8, 0.8]), "ratings share no whole");
    assert_eq!(of(ten, "5 4 1"), shares([0.5, 0.4, 0.1]));
    assert!(of(ten, "5 5 5").is_err());
    assert_eq!(of(rank, "1.5 1.5 0"), shares([0.5, 0.5, 0.0]));
    assert!(of(rank, "2 2 2").is_err());
    assert!(of(rank, "3 0 0").is_err());
}
