//! Where the definitions on the page of the method come from.

use crate::instrument::Mode;

use super::story::Story;

/// The sources of what this report computes or refuses, as `docs/numbers.md` has them.
pub(super) fn sources(story: &Story) -> Vec<String> {
    let mode = story.instrument.mode();
    let is_chosen = story.is_chosen();
    let is_rated = matches!(mode, Mode::Rate(_));
    let has_team = story.has_team();
    let team = &story.findings.team;
    let told = [
        (
            is_chosen,
            "Certainty: the Jeffreys prior of a multinomial; the gamma distribution, NIST Digital Library of \
             Mathematical Functions, 8.4.1 and 8.8.",
        ),
        (
            story.instrument.has_weights(),
            "Answers of different weight: Kish (1965), Survey Sampling, on the effective size of a sample.",
        ),
        (
            has_team && team.absent.is_some(),
            "Bounds on those who did not answer: Manski (1989), Anatomy of the selection problem.",
        ),
        (
            has_team && team.intervals.is_ok(),
            "The finite-population correction: Cochran (1977), Sampling Techniques, chapter 2.",
        ),
        (
            has_team && is_chosen,
            "Agreement: the index of qualitative variation, normalised to 1 at equal shares.",
        ),
        (
            has_team && is_rated,
            "r*wg: James, Demaree and Wolf (1984); Lindell, Brandt and Whitney (1999). AD: Burke, Finkelstein \
             and Dusig (1999). Bounds and nulls: LeBreton and Senter (2008).",
        ),
        (
            true,
            "Two seconds for a question: Huang and others (2012), doi 10.1007/s10869-011-9231-8. Long rows of \
             one answer: Curran (2016).",
        ),
        (
            is_rated && story.findings.reliability.is_ok(),
            "α and its interval: Feldt (1965). ω: McDonald (1999), by the EM algorithm of Rubin and Thayer \
             (1982).",
        ),
        (
            !is_rated,
            "Scores that depend on each other: Brown and Maydeu-Olivares (2012), doi \
             10.3758/s13428-012-0217-x.",
        ),
        (
            story.change.is_some(),
            "Changes: Fisher (1935), The Design of Experiments, section 21; McNemar (1947), doi \
             10.1007/BF02295996; Cohen (1988), Statistical Power Analysis, chapter 2.",
        ),
        (
            true,
            "Nothing is filled in for blanks: Mazza, Enders and Ruehlman (2015), on prorated scale scores.",
        ),
    ];
    told.into_iter().filter(|(is_told, _)| *is_told).map(|(_, text)| text.to_owned()).collect()
}
