//! The usual scales of ratings, in words.

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
        &["stimme überhaupt nicht zu", "trifft überhaupt nicht zu"],
        &["stimme nicht zu", "stimme eher nicht zu", "trifft eher nicht zu"],
        &["weder noch", "neutral", "teils teils"],
        &["stimme zu", "stimme eher zu", "trifft eher zu"],
        &["stimme voll und ganz zu", "stimme voll zu", "trifft voll und ganz zu"],
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

/// The step, from 0, that a label, as [`words`](crate::read::words::words) gives it, has on the usual scale of so many steps.
pub(in crate::read) fn step(label: &str, steps: usize) -> Option<usize> {
    let fits = SCALES.iter().filter(|scale| scale.len() == steps);
    let mut found = fits.filter_map(|scale| scale.iter().position(|step| step.contains(&label)));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}
