//! The usual scales of ratings, in words.

use super::super::words::words;
use super::ends::End;

/// The usual scales from the least to the most, each with its number of steps; a step may have
/// several names.
const SCALES: &[&[&[&str]]] = &[
    // Agreement
    &[&["disagree"], &["neutral", "neither agree nor disagree", "undecided"], &["agree"]],
    &[&["strongly disagree"], &["disagree"], &["agree"], &["strongly agree"]],
    &[
        &["strongly disagree", "completely disagree", "totally disagree"],
        &["disagree", "somewhat disagree"],
        &["neither agree nor disagree", "neutral", "neither", "undecided"],
        &["agree", "somewhat agree"],
        &["strongly agree", "completely agree", "totally agree"],
    ],
    &[
        &["disagree"],
        &["somewhat disagree", "slightly disagree"],
        &["neither agree nor disagree", "neutral", "neither", "undecided"],
        &["somewhat agree", "slightly agree"],
        &["agree"],
    ],
    &[
        &["strongly disagree"],
        &["disagree"],
        &["somewhat disagree", "slightly disagree"],
        &["somewhat agree", "slightly agree"],
        &["agree"],
        &["strongly agree"],
    ],
    &[
        &["strongly disagree"],
        &["disagree"],
        &["somewhat disagree", "slightly disagree"],
        &["neither agree nor disagree", "neutral", "neither", "undecided"],
        &["somewhat agree", "slightly agree"],
        &["agree"],
        &["strongly agree"],
    ],
    &[
        &[
            "stimme überhaupt nicht zu",
            "stimme gar nicht zu",
            "trifft überhaupt nicht zu",
            "trifft gar nicht zu",
        ],
        &["stimme nicht zu", "stimme eher nicht zu", "trifft eher nicht zu"],
        &["weder noch", "neutral", "teils teils"],
        &["stimme zu", "stimme eher zu", "trifft eher zu"],
        &["stimme voll und ganz zu", "stimme voll zu", "trifft voll und ganz zu", "trifft voll zu"],
    ],
    &[
        &["stimme nicht zu", "trifft nicht zu"],
        &["stimme eher nicht zu", "trifft eher nicht zu"],
        &["weder noch", "neutral", "teils teils"],
        &["stimme eher zu", "trifft eher zu"],
        &["stimme zu", "trifft zu"],
    ],
    &[
        &["pas d accord"],
        &["plutôt pas d accord"],
        &["ni d accord ni pas d accord", "neutre"],
        &["plutôt d accord"],
        &["d accord"],
    ],
    &[
        &["pas du tout d accord"],
        &["pas d accord", "plutôt pas d accord"],
        &["ni d accord ni pas d accord", "neutre"],
        &["d accord", "plutôt d accord"],
        &["tout à fait d accord"],
    ],
    &[
        &["totalmente en desacuerdo", "muy en desacuerdo"],
        &["en desacuerdo"],
        &["ni de acuerdo ni en desacuerdo", "neutral"],
        &["de acuerdo"],
        &["totalmente de acuerdo", "muy de acuerdo"],
    ],
    &[
        &["helemaal mee oneens", "zeer mee oneens"],
        &["mee oneens", "oneens"],
        &["neutraal", "niet mee eens niet mee oneens"],
        &["mee eens", "eens"],
        &["helemaal mee eens", "zeer mee eens"],
    ],
    &[
        &["fortemente in disaccordo", "completamente in disaccordo", "per niente d accordo"],
        &["in disaccordo", "poco d accordo"],
        &["né d accordo né in disaccordo", "neutrale"],
        &["d accordo", "abbastanza d accordo"],
        &["fortemente d accordo", "completamente d accordo", "molto d accordo"],
    ],
    &[
        &["discordo totalmente"],
        &["discordo", "discordo parcialmente"],
        &["não concordo nem discordo", "nem concordo nem discordo", "neutro"],
        &["concordo", "concordo parcialmente"],
        &["concordo totalmente"],
    ],
    // How content, how good
    &[
        &["very dissatisfied", "very unsatisfied"],
        &["dissatisfied", "unsatisfied", "somewhat dissatisfied"],
        &["neutral", "neither satisfied nor dissatisfied"],
        &["satisfied", "somewhat satisfied"],
        &["very satisfied"],
    ],
    &[
        &["dissatisfied"],
        &["somewhat dissatisfied"],
        &["neutral", "neither satisfied nor dissatisfied"],
        &["somewhat satisfied"],
        &["satisfied"],
    ],
    &[&["poor"], &["below average"], &["average"], &["above average"], &["excellent"]],
    &[&["poor"], &["average"], &["good"], &["very good"], &["excellent"]],
    &[&["poor"], &["fair"], &["average"], &["good"], &["excellent"]],
    &[
        &["very poor", "terrible"],
        &["poor"],
        &["fair", "average", "okay"],
        &["good"],
        &["excellent"],
    ],
    &[&["very poor"], &["poor"], &["fair", "average", "okay"], &["good"], &["very good"]],
    &[&["poor"], &["fair"], &["good"], &["very good"], &["excellent"]],
    // How true, how often, how much
    &[
        &["not at all true", "not at all like me", "not at all"],
        &["slightly true", "a little like me", "slightly", "a little"],
        &["moderately true", "somewhat like me", "moderately", "somewhat"],
        &["very true", "like me", "very", "a lot"],
        &["completely true", "very much like me", "extremely", "completely"],
    ],
    &[&["never"], &["rarely", "seldom"], &["sometimes"], &["often"], &["always"]],
];

/// A usual scale: its steps from the least to the most, each with its names as
/// [`words`](crate::read::words::words) gives them.
pub(in crate::read) type UsualScale = &'static [&'static [&'static str]];

/// Why labels do not tell their numbers.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::read) enum Unclear<'l> {
    /// This label may be each of these steps, from 0.
    Either(&'l str, [usize; 2]),
    /// No usual scale has these two.
    NoScale([&'l str; 2]),
}

/// The step, from 0, of a label on a scale.
pub(in crate::read) fn step(label: &str, scale: UsualScale) -> Option<usize> {
    scale.iter().position(|names| names.contains(&label))
}

/// The end of a usual scale that is called so.
pub(super) fn end(label: &str) -> Option<End> {
    let is = |names: Option<&&[&str]>| names.is_some_and(|names| names.contains(&label));
    let of = |scale: &UsualScale| match (is(scale.first()), is(scale.last())) {
        (true, _) => Some(End::Least),
        (false, true) => Some(End::Most),
        (false, false) => None,
    };
    SCALES.iter().find_map(of)
}

/// Whether a label may stand for this step, from 0, of so many: a usual scale has it there, or none
/// has it at all.
pub(in crate::read) fn may_be(label: &str, at: usize, steps: usize) -> bool {
    let all = SCALES.iter().filter(|scale| scale.len() == steps);
    let mut found = all.filter_map(|scale| step(label, scale)).peekable();
    found.peek().is_none() || found.any(|step| step == at)
}

/// Whether a usual scale of so many steps has a label at this step, from 0.
pub(in crate::read) fn is_at(label: &str, at: usize, steps: usize) -> bool {
    let mut all = SCALES.iter().filter(|scale| scale.len() == steps);
    all.any(|scale| step(label, scale) == Some(at))
}

/// Whether a cell is the label of a step of some usual scale.
pub(in crate::read) fn is_label(cell: &str) -> bool {
    let label = words(cell);
    SCALES.iter().any(|scale| step(&label, scale).is_some())
}

/// The usual scale of so many steps on which these labels are, each on a step of its own; none where
/// no label is on any. Labels that are on none are nothing that tells of the scale.
pub(in crate::read) fn scale(
    labels: &[String],
    steps: usize,
) -> Result<Option<UsualScale>, Unclear<'_>> {
    let all = || SCALES.iter().copied().filter(|scale| scale.len() == steps);
    let known: Vec<&str> = labels
        .iter()
        .map(String::as_str)
        .filter(|label| all().any(|scale| step(label, scale).is_some()))
        .collect();
    let Some(first) = known.first() else { return Ok(None) };
    let holds = |scale: &UsualScale| {
        let mut found: Vec<usize> = known.iter().filter_map(|label| step(label, scale)).collect();
        found.sort_unstable();
        found.dedup();
        found.len() == known.len()
    };
    let fitting: Vec<UsualScale> = all().filter(holds).collect();
    let Some(chosen) = fitting.first() else {
        let is_beside = |label: &&&str| {
            !all().any(|scale| {
                let steps = [step(first, scale), step(label, scale)];
                steps[0].is_some() && steps[1].is_some() && steps[0] != steps[1]
            })
        };
        let other = known.iter().skip(1).find(is_beside).or(known.last());
        return Err(Unclear::NoScale([first, other.unwrap_or(first)]));
    };
    for label in &known {
        let steps = |scale: &UsualScale| step(label, scale);
        if let Some(other) = fitting.iter().find(|scale| steps(scale) != steps(chosen)) {
            let [one, two] = [steps(chosen), steps(other)].map(Option::unwrap_or_default);
            return Err(Unclear::Either(label, [one, two]));
        }
    }
    Ok(Some(chosen))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(labels: &[&str], steps: usize) -> Result<Vec<Option<usize>>, String> {
        let owned: Vec<String> = labels.iter().map(|label| (*label).to_owned()).collect();
        match scale(&owned, steps) {
            Ok(found) => {
                Ok(labels.iter().map(|label| found.and_then(|scale| step(label, scale))).collect())
            }
            Err(unclear) => Err(format!("{unclear:?}")),
        }
    }

    #[test]
    fn labels_are_read_on_the_scale_that_has_all_of_them() {
        let usual = ["strongly disagree", "disagree", "neutral", "agree"];
        assert_eq!(steps(&usual, 5), Ok(vec![Some(0), Some(1), Some(2), Some(3)]));
        let somewhat = ["disagree", "somewhat disagree", "somewhat agree", "agree"];
        assert_eq!(steps(&somewhat, 5), Ok(vec![Some(0), Some(1), Some(3), Some(4)]));
        assert_eq!(steps(&["never", "tools"], 5), Ok(vec![Some(0), None]));
        assert_eq!(steps(&["tools"], 5), Ok(vec![None]));
        assert_eq!(steps(&["agree", "neutral"], 5), Err("Either(\"agree\", [3, 4])".to_owned()));
        let both = ["strongly agree", "somewhat agree", "disagree", "somewhat disagree"];
        assert!(steps(&both, 5).is_err());
    }
}
