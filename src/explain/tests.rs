//! That explanations say what they should, number by number; `tests/explain.rs` walks whole files.

use super::{Facts, Step, explain};
use crate::analyse::{Analysed, analyse};
use crate::edition::Edition;
use crate::instrument::Instrument;
use crate::score::fixtures::{letters, responses};
use crate::score::{Options, score};

#[test]
fn where_nobody_may_be_seen_only_sums_are_told() {
    let instrument = Instrument::built_in();
    let lines = [letters(7, 5, 3), letters(2, 10, 3), letters(4, 9, 2)];
    let responses = responses(&lines, instrument);
    let options = Options {
        wave: "1".to_owned(),
        team: "All".to_owned(),
        partial: crate::response::Partial::default(),
    };
    let scores = score(responses.clone(), instrument, &options);
    let (scores, responses) = (&scores, &responses);
    let findings = Some(&analyse(scores, responses, instrument));
    let filled = |detail| {
        let analysed =
            Analysed { scores, findings, change: None, target: None, responses, instrument };
        let facts = Facts::of(&analysed, detail);
        let path = [Step::Key("team"), Step::Key("shares"), Step::Key("tactical")];
        explain(&facts, &path).unwrap().filled
    };
    assert_eq!(filled(Edition::Named), "(10 ÷ 15 + 9 ÷ 15 + 5 ÷ 15) ÷ 3 = 0.533333");
    assert_eq!(filled(Edition::Aggregate), "(1.6) ÷ 3 = 0.533333");
}
