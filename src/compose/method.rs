//! How each number is made, and what is not shown.

use crate::analyse::{RARE, SECONDS_PER_STATEMENT};
use crate::format;
use crate::instrument::Mode;

use super::coefficients;
use super::formula::{
    bracketed, comma, fence, formula, index, name, number, over, power, sign, sum, words,
};
use super::not_shown::not_shown;
use super::report::{Formula, FormulaLetter, FormulaPart, Head, Method, MethodEntry};
use super::sources::sources;
use super::story::Story;
use super::traits::{turned, weights};
use super::words::{capital, count_noun, plural};

pub(super) fn method(story: &Story) -> Method {
    let instrument = story.instrument;
    Method {
        head: Head::new("method", "Method", "How each number is made, and what is not shown"),
        definitions: entries(story),
        not_shown: not_shown(story),
        sources: sources(story),
        instrument: vec![
            format!(
                "{} (instrument {}, version {}): {}, {}, {}.",
                instrument.title(),
                instrument.id(),
                instrument.version(),
                count_noun(story.traits(), "trait", "traits"),
                count_noun(story.names().len(), "orientation", "orientations"),
                asked(story),
            ),
            instrument.source().to_owned(),
            instrument.caution().to_owned(),
        ],
    }
}

/// How people answered.
fn asked(story: &Story) -> String {
    match story.instrument.mode() {
        Mode::Choose => "one statement chosen for each trait".to_owned(),
        Mode::Rate(scale) => {
            format!("each statement rated from {} to {}", scale.least, scale.most)
        }
        Mode::Allocate { points } => {
            format!("{points} points shared among the statements of each trait")
        }
        Mode::Rank => "the statements of each trait put in order".to_owned(),
    }
}

/// A number that words define.
fn entry(term: &str, text: impl Into<String>) -> MethodEntry {
    set(term, [], &[], text)
}

/// A number that formulas define.
fn set<const N: usize>(
    term: &str,
    formulas: [Formula; N],
    letters: &[(&str, &str)],
    text: impl Into<String>,
) -> MethodEntry {
    let letters = letters.iter().map(|&(letter, meaning)| FormulaLetter {
        letter: letter.to_owned(),
        meaning: meaning.to_owned(),
    });
    MethodEntry {
        term: term.to_owned(),
        formulas: formulas.into(),
        letters: letters.collect(),
        text: text.into(),
        paths: String::new(),
    }
}

fn entries(story: &Story) -> Vec<MethodEntry> {
    let bounds = story.instrument.bounds();
    let clear = format::probability_bound(bounds.clear);
    let leaning = format::probability_bound(bounds.leaning);
    let mut all = vec![persons(story)];
    if story.has_team() {
        all.push(teams(story));
    }
    if story.is_chosen() {
        all.extend(certainty(&clear, &leaning, story.instrument.has_weights()));
    }
    if let Mode::Rate(_) = story.instrument.mode() {
        all.push(entry(
            "Own mean",
            "The mean of one person’s scores of all orientations, beside which each of them is to be \
             read.",
        ));
    }
    if let Some(turned) = turned(story) {
        all.push(entry("Reversed statements", turned));
    }
    all.extend(weights(story).map(|weights| weighted(story, &weights)));
    if story.has_team() {
        all.extend(team(story));
    }
    all.extend(looked_at_twice(story));
    all.push(entry(
        "Rounding",
        if story.measure().shares_a_whole() {
            "Half away from zero, on the exact fraction. Shares are not adjusted to make 100. A lead is \
             the difference of the shares as they are shown."
        } else {
            "Half away from zero, on the exact fraction. A lead is the difference of the scores as \
             they are shown."
        },
    ));
    all.extend(coefficients::shown(story));
    all
}

/// What a person's number is.
fn persons(story: &Story) -> MethodEntry {
    let least = if story.scores.needed == story.instrument.answers_needed() {
        format::percent_bound(story.instrument.bounds().answered)
    } else {
        format::count(story.scores.needed)
    };
    let is_finished =
        if story.scores.counts_finished_only() { "the form was finished and " } else { "" };
    let scored = format!(
        "Scored when {is_finished}at least {least} of the traits {} answered; a blank is left out, never \
         filled in.",
        plural(usize::from(least != "1") + 1, "is", "are")
    );
    let share = |of: FormulaPart, text: String| {
        let mean = [words("share"), sign("="), over(number("1"), name("m")), sum(of)];
        set("A person’s share", [formula(mean)], &[("m", "the traits answered")], text)
    };
    match story.instrument.mode() {
        Mode::Choose => set(
            "A person’s share",
            [formula([
                words("share"),
                sign("="),
                over(words("answers for the orientation"), words("traits answered")),
            ])],
            &[],
            scored,
        ),
        Mode::Rate(scale) => {
            let turned = over(
                [name("r"), sign("−"), number(&scale.least.to_string())],
                number(&(scale.most - scale.least).to_string()),
            );
            let mean = [words("score"), sign("="), over(number("100"), name("m")), sum(turned)];
            set(
                "A person’s score",
                [formula(mean)],
                &[
                    ("r", "the rating of the orientation’s statement"),
                    ("m", "the traits answered, which are those with every statement rated"),
                ],
                scored,
            )
        }
        Mode::Allocate { points } => {
            share(over(words("points given"), number(&points.to_string())), scored)
        }
        Mode::Rank => {
            let many = story.names().len();
            let most = number(&(many * (many - 1) / 2).to_string());
            share(over(words("statements ranked below"), most), format!("Borda’s count. {scored}"))
        }
    }
}

/// What the team's number is.
fn teams(story: &Story) -> MethodEntry {
    let levels = story.levels_word();
    let level = story.level_word();
    set(
        &format!("{}’s {level}", capital(story.everybody())),
        [formula([
            words(&format!("{}’s {level}", story.everybody().trim_start_matches("the "))),
            sign("="),
            over(number("1"), name("n")),
            sum(words(&format!("people’s {levels}"))),
        ])],
        &[("n", &format!("people with a score, {}", format::count(story.people())))],
        "Each person weighs the same.",
    )
}

/// How traits that weigh more count.
fn weighted(story: &Story, weights: &str) -> MethodEntry {
    let level = story.level_word();
    let product = [name("w"), sign("·"), name("x")];
    set(
        "Weights",
        [formula([words(level), sign("="), over(sum(product), sum(name("w")))])],
        &[("w", "the weight of a trait answered"), ("x", "what it says")],
        format!("{weights} A trait’s own numbers have no weight."),
    )
}

/// The words of strength and what they come from.
fn certainty(clear: &str, leaning: &str, is_weighted: bool) -> [MethodEntry; 3] {
    let theta = |place: &str| index(name("θ"), number(place));
    let last = |letter: &str| index(name(letter), name("k"));
    let count = |place: &str| index(name("c"), number(place));
    // So many answers of equal weight say as much.
    let counts = if is_weighted {
        "the share of each, times (Σw)² ÷ Σw² with w the weights of the traits answered"
    } else {
        "the answers for each"
    };
    let differ =
        "so many answers would have to differ for another orientation to draw level or pass.";
    let losing = if is_weighted {
        entry("From losing first", format!("Counted with the heaviest traits first: {differ}"))
    } else {
        set(
            "From losing first",
            [formula([
                words("answers"),
                sign("="),
                over([count("1"), sign("−"), count("2")], number("2")),
            ])],
            &[("c", "the answers for the first and the second orientation")],
            format!("Rounded up: {differ}"),
        )
    };
    [
        set(
            "Certainty",
            [
                formula([
                    words("certainty"),
                    sign("="),
                    words("P"),
                    bracketed([
                        theta("1"),
                        sign(">"),
                        theta("2"),
                        comma(),
                        fence("…"),
                        comma(),
                        last("θ"),
                    ]),
                ]),
                formula([
                    name("θ"),
                    sign("~"),
                    words("Dirichlet"),
                    bracketed([
                        count("1"),
                        sign("+"),
                        number("½"),
                        comma(),
                        fence("…"),
                        comma(),
                        last("c"),
                        sign("+"),
                        number("½"),
                    ]),
                ]),
            ],
            &[("θ", "the true shares of the k orientations, θ₁ that of the first"), ("c", counts)],
            "The probability that the first orientation’s true share is the largest; ½ for each is the Jeffreys \
             prior. By quadrature, without random numbers.",
        ),
        entry(
            "Strength",
            format!(
                "Clear from a certainty of {clear}, leaning from {leaning}, otherwise no single \
                 orientation. A tie for first is shown as a tie."
            ),
        ),
        losing,
    ]
}

/// How far the team's numbers carry.
fn team(story: &Story) -> Vec<MethodEntry> {
    let mut all = vec![absent(story)];
    all.extend(word_of_a_team(story));
    all.push(agreement(story));
    if story.findings.team.intervals.is_ok() {
        let variance = over(power(name("s"), number("2")), name("n"));
        let correction = bracketed([number("1"), sign("−"), over(name("n"), name("N"))]);
        all.push(set(
            "An interval",
            [
                formula([
                    words("mean"),
                    sign("±"),
                    name("t"),
                    sign("·"),
                    power(name("V"), number("½")),
                ]),
                formula([name("V"), sign("="), variance, sign("·"), correction]),
            ],
            &[
                ("n", "people with a score"),
                ("N", "people who were asked"),
                ("s", "the standard deviation of the people’s numbers"),
                ("t", "the .975 quantile of Student’s distribution with n − 1 degrees of freedom"),
            ],
            "Cut to what the absent could make of it.",
        ));
    }
    if story.change.is_some() {
        let patterns =
            over(words("patterns of signs as far from 0"), power(number("2"), name("n")));
        all.push(set(
            "A change",
            [formula([name("p"), sign("="), patterns])],
            &[("n", "the people who answered in both waves")],
            "Had nothing changed, each difference could as well have \
             the other sign: all patterns of signs are counted (exact, two-sided; on one statement this \
             is McNemar’s test), with .05 shared out among the orientations, or among all \
             statements. The band is the change that so few would show in four of five surveys, or \
             what the exact test needs, whichever is larger.",
        ));
    }
    all
}

/// How a team's lead gets its word.
fn word_of_a_team(story: &Story) -> Option<MethodEntry> {
    let bounds = story.instrument.bounds();
    let [clear, leaning] = [bounds.clear, bounds.leaning].map(format::probability_bound);
    let text = format!(
        "The probability that the first place would remain, had everybody answered once more: that of a \
         normal distribution at the lead × the square root of the number of answers. Clear from {clear}, leaning from {leaning}, otherwise \
         no single orientation. At most leaning where the absent could change the first place, or where \
         nobody knows how many they are."
    );
    story.is_chosen().then(|| entry("The word for a team", text))
}

/// Which answers are flagged, and under which other rules the headline is made again.
fn looked_at_twice(story: &Story) -> [MethodEntry; 2] {
    let (each, kinds) = match story.instrument.mode() {
        Mode::Choose => ("question", "answers"),
        Mode::Rate(_) => ("statement", "ratings"),
        Mode::Allocate { .. } => ("statement", "divisions of points"),
        Mode::Rank => ("statement", "orders"),
    };
    let rare = format::probability(RARE);
    [
        entry(
            "Flagged answers",
            format!(
                "All {kinds} are the same, and random ones would be so with a probability of at most {rare}; \
                 or half of them or more are the same in a row, and if these {kinds} were put in order at random, so long \
                 a row has a probability of at most {rare}; or answering took less than {} seconds for each \
                 {each}. Flagged answers count.",
                format::spelled(SECONDS_PER_STATEMENT)
            ),
        ),
        entry(
            "Other rules",
            "The headline is made again with everybody who answered at least one trait, with those only who \
             answered every trait, with the first or the latest response of each person, and without the \
             flagged: whichever of these the report was asked for.",
        ),
    ]
}

fn agreement(story: &Story) -> MethodEntry {
    const TERM: &str = "Agreement";
    let least = format::spelled(story.instrument.bounds().people_for_words);
    let one_minus =
        |part: FormulaPart| [words("agreement"), sign("="), number("1"), sign("−"), part];
    match story.instrument.mode() {
        Mode::Choose => set(
            TERM,
            [
                formula(one_minus(words("IQV"))),
                formula([
                    words("IQV"),
                    sign("="),
                    over(name("k"), [name("k"), sign("−"), number("1")]),
                    sign("·"),
                    bracketed([number("1"), sign("−"), sum(power(name("p"), number("2")))]),
                ]),
            ],
            &[("k", "the statements of a trait"), ("p", "the share of people who chose each")],
            format!("Shown from {least} people on."),
        ),
        Mode::Rate(scale) => {
            let square = |letter| power(name(letter), number("2"));
            let steps = number(&scale.steps().to_string());
            let null = over([power(steps, number("2")), sign("−"), number("1")], number("12"));
            let of_null = format::decimal((scale.steps().pow(2) - 1) as f64 / 12.0, 2);
            set(
                TERM,
                [
                    formula(one_minus(over(square("s"), square("σ")))),
                    formula([square("σ"), sign("="), null, sign("="), number(&of_null)]),
                ],
                &[
                    ("s²", "the mean variance of a trait’s statements"),
                    (
                        "σ²",
                        &format!(
                            "that of random ratings, when each of the {} steps is as likely",
                            scale.steps()
                        ),
                    ),
                ],
                format!("r*wg. Words from {least} people on."),
            )
        }
        Mode::Allocate { .. } | Mode::Rank => entry(
            TERM,
            format!(
                "The share of people who put the same statement first; words from {least} people on."
            ),
        ),
    }
}

fn absent(story: &Story) -> MethodEntry {
    const TERM: &str = "The absent";
    let rule = "Each person without a score is set to the answers that hurt the leader most.";
    let team = &story.scores.team;
    let text = match (story.absent(), story.first_of_team(team)) {
        (None, _) => {
            let unknown = "How many people were asked is not known, so nothing is said about those who did \
                           not answer.";
            return entry(TERM, unknown);
        }
        (Some(0), _) => {
            return entry(
                TERM,
                "Everybody who was asked is in the numbers: there is nothing to bound.",
            );
        }
        (Some(_), None) => {
            return entry(
                TERM,
                format!("{rule} The team has no single orientation, so there is none to lose."),
            );
        }
        (Some(_), Some(_)) if team.holds_whatever_the_absent_say => {
            format!("{rule} The first place holds all the same.")
        }
        (Some(_), Some(_)) => format!("{rule} The first place would not be certain to hold."),
    };
    let level = |place: &str| [name("n"), sign("·"), index(name("x"), number(place))];
    let people = || [name("n"), sign("+"), name("a")];
    let [n, dot, second] = level("2");
    let most = [n, dot, second, sign("+"), name("a"), sign("·"), name("u")];
    set(
        TERM,
        [
            formula([words("first"), sign("="), over(level("1"), people())]),
            formula([words("second"), sign("="), over(most, people())]),
        ],
        &[
            ("x", &format!("{}’s {} of the two", story.everybody(), story.levels_word())),
            ("n", "people with a score"),
            ("a", "people without one"),
            ("u", "the most that one person’s answers can give"),
        ],
        text,
    )
}
