//! What it would take to change the headline, in sentences.

use std::cmp::Ordering;

use crate::analyse::{
    Choice, FEWEST_FOR_INTERVAL, Findings, Influence, NoInterval, SECONDS_PER_STATEMENT,
    TeamFindings, Variant,
};
use crate::format::{self, spelled};
use crate::instrument::Mode;
use crate::score::{Difference, Headline, PRIVATE_BELOW, Strength};

use super::report::Firm;
use super::story::Story;
use super::words::{capital, lead_in_points, list_and, plural};

/// How firm the headline is: the lead, the absent, an interval, one person, other rules, flags.
pub(super) fn firm(story: &Story) -> Vec<Firm> {
    let say = |term: &str, text: String, paths: &str| Firm {
        term: term.to_owned(),
        text,
        paths: paths.to_owned(),
    };
    let lead_paths = "team.findings.lead team.findings.first_place_changes_with";
    let mut all = vec![
        say("The lead", lead(story), lead_paths),
        say("The absent", absent(story), "team.findings.absent"),
        say("An interval", interval(story), "team.findings.intervals team.findings.no_intervals"),
    ];
    // Who it is stands in `scores.json`, not on a page that goes round; so with flags,
    // of which only the counts are explained here.
    let without = "team.findings.without_one_person.difference";
    all.extend(influence(story).map(|text| say("One person", text, without)));
    all.push(say("Other rules", other_rules(story), "findings.sensitivity"));
    all.push(say("Flagged answers", flags(story), "findings.flagged findings.timed"));
    all
}

fn lead(story: &Story) -> String {
    let team = &story.scores.team;
    let leaders = team.headline().leaders;
    let (Some(margin), [first]) = (&story.findings.team.margin, &leaders[..]) else {
        let names: Vec<&str> = leaders.iter().map(|&place| story.name(place)).collect();
        return format!(
            "{} share the first place: {} leads, and one other answer would name a leader.",
            list_and(&names),
            plural(names.len() - 1, "neither", "none")
        );
    };
    let second = (0..team.shares.len()).filter(|place| place != first).max_by(|&one, &other| {
        team.shares[one].total_cmp(&team.shares[other]).then(other.cmp(&one))
    });
    let second = second.map_or("", |place| story.name(place));
    let ahead = lead_in_points(team.shares[*first], team.shares[*first] - margin.lead);
    let name = story.name(*first);
    let of = |part: usize, all: usize| format::of(part, all);
    let people = of(margin.people, story.people());
    let what = match (margin.answers, margin.people) {
        (Some(answers), _) => format!(
            "At least {} answers, or {people} people with all their answers, would have to change for \
             another orientation to draw level or pass.",
            of(answers, story.answers())
        ),
        (None, 1) => {
            "One person with all answers changed would be enough for another orientation to \
                      draw level or pass."
                .to_owned()
        }
        (None, _) => format!(
            "At least {people} people with all their answers would have to change for another \
             orientation to draw level or pass."
        ),
    };
    format!("{name} is {ahead} ahead of {second}. {what}")
}

/// `both missing people`, `the one missing person`, `all five missing people`
fn missing(people: usize) -> String {
    match people {
        1 => "the one missing person".to_owned(),
        2 => "both missing people".to_owned(),
        many => format!("all {} missing people", spelled(many)),
    }
}

fn absent(story: &Story) -> String {
    let team = &story.scores.team;
    let Some(absent) = &story.findings.team.absent else {
        return match team.absent() {
            None => {
                "It is not known how many were asked, so nothing is said about those who did not \
                     answer."
                    .to_owned()
            }
            Some(_) => {
                "Everybody who was asked has a score: no absent voice could change anything."
                    .to_owned()
            }
        };
    };
    let leaders = team.headline().leaders;
    let (Some(rival), [first]) = (absent.change, &leaders[..]) else {
        return format!(
            "The first place is shared: {} could decide it either way.",
            plural(absent.people, "the one missing person", "the missing people")
        );
    };
    let (first_name, rival_name) = (story.name(*first), story.name(rival.orientation));
    let (least, most) = absent.bounds[*first];
    let bounds = format!(
        "Over all {}, {first_name} lies between {} and {}, whatever they say.",
        format::count(team.people + absent.people),
        story.level(least),
        story.level(most)
    );
    let against = against(story, rival_name, first_name);
    let all = missing(absent.people);
    let would = format!("{against}, {rival_name} would draw level or pass.");
    let what = match rival.needed.cmp(&absent.people) {
        Ordering::Greater => {
            format!("Even if {all} {against}, {first_name} stays first.")
        }
        Ordering::Equal => format!("If {all} {would}"),
        Ordering::Less => {
            let (some, of) = (spelled(rival.needed), spelled(absent.people));
            format!("If {some} of the {of} missing people {would}")
        }
    };
    format!("{what} {bounds}")
}

/// What would hurt the first orientation most.
fn against(story: &Story, rival: &str, first: &str) -> String {
    match story.instrument.mode() {
        Mode::Choose => format!("answered {rival} throughout"),
        Mode::Rate(_) => format!("rated all of {rival} highest and all of {first} lowest"),
        Mode::Allocate { .. } => format!("gave {rival} all points"),
        Mode::Rank => format!("ranked {rival} first and {first} last throughout"),
    }
}

fn interval(story: &Story) -> String {
    let team = &story.scores.team;
    let found = &story.findings.team;
    if let Some(why) = no_interval(found) {
        let rest = match found.intervals {
            Err(NoInterval::AllAnswered) => {
                " What remains is that people may answer another way on another day."
            }
            Ok(_) | Err(NoInterval::SizeUnknown | NoInterval::TooFew) => "",
        };
        return format!("None: {why}.{rest}");
    }
    let each: Vec<String> = found
        .interval_ends()
        .into_iter()
        .enumerate()
        .filter_map(|(place, ends)| {
            let (low, high) = ends?;
            Some(format!("{} {} to {}", story.name(place), story.level(low), story.level(high)))
        })
        .collect();
    format!(
        "Had all {} answered: {}. At 95 %, by Student’s t, corrected for the {} who are known already. It \
         takes the missing as missing by chance, which they rarely are.",
        format::count(team.invited.unwrap_or(team.people)),
        list_and(&each),
        format::count(team.people)
    )
}

/// Why no orientation of a team has an interval, to stand behind a colon; nothing where one has.
#[must_use]
pub fn no_interval(found: &TeamFindings) -> Option<String> {
    match &found.intervals {
        Ok(intervals) if intervals.iter().any(Option::is_some) => None,
        Ok(_) => Some("all have the same shares, which says nothing of how they differ".to_owned()),
        Err(NoInterval::AllAnswered) => {
            Some("a team that has answered as a whole has no sampling error".to_owned())
        }
        Err(NoInterval::SizeUnknown) => {
            Some("it needs the number of people who were asked, which a roster tells".to_owned())
        }
        Err(NoInterval::TooFew) => Some(format!(
            "with fewer than {} people, their spread is hardly known",
            spelled(FEWEST_FOR_INTERVAL)
        )),
    }
}

/// What one person could change; none for so few people that the question is idle.
fn influence(story: &Story) -> Option<String> {
    let influence = story.findings.team.influence.as_ref()?;
    Some(match influence.difference {
        Difference::None => "Without any one person, the headline would be the same.".to_owned(),
        Difference::Strength | Difference::Orientation | Difference::FirstPlace => {
            rests_on_one(story, influence)
        }
    })
}

/// `One person decides the headline: without them, another orientation would be first, or level.`
///
/// Whom it is about is nobody’s business on a page that goes round; `scores.json` has it, where people
/// are listed.
pub(super) fn rests_on_one(story: &Story, influence: &Influence) -> String {
    let (who, without) = match influence.people.len() {
        1 => ("One person decides".to_owned(), "them"),
        many => (format!("Each of {} people decides", spelled(many)), "any one of them"),
    };
    let team = story.everybody();
    let leader =
        story.scores.team.headline().leaders.first().map_or("", |&place| story.name(place));
    let change = match (influence.difference, story.scores.team.orientation) {
        (Difference::FirstPlace, _) if story.scores.team.tied.len() > 1 => {
            "the tie would end, or be between others".to_owned()
        }
        (Difference::FirstPlace, _) => "another orientation would be first, or level".to_owned(),
        (Difference::Orientation, Some(_)) => {
            format!("{team} would have no single orientation")
        }
        (Difference::Orientation, None) => format!("{team} would be called {leader}"),
        (Difference::Strength | Difference::None, _) => {
            let other = match story.scores.team.strength {
                Strength::Clear => "leaning",
                Strength::Leaning | Strength::None => "clear",
            };
            return format!("{who} the word: without {without}, it would be “{other}”.");
        }
    };
    format!("{who} the headline: without {without}, {change}.")
}

fn other_rules(story: &Story) -> String {
    let variants = &story.findings.sensitivity;
    let withheld = story.findings.rules_withheld > 0;
    if variants.is_empty() && !withheld {
        return "No other rule would change whose answers count.".to_owned();
    }
    let (same, other): (Vec<&Variant>, Vec<&Variant>) =
        variants.iter().partition(|one| one.difference == Difference::None);
    let mut sentences: Vec<String> = Vec::new();
    if !same.is_empty() {
        let rules: Vec<String> = same.iter().map(|one| rule(one)).collect();
        sentences.push(format!("The headline is the same {}.", list_and(&rules)));
    }
    sentences.extend(other.iter().map(|one| changed(story, one)));
    if withheld {
        sentences.push(format!(
            "Of rules by which fewer than {} people would count, nothing is told.",
            spelled(PRIVATE_BELOW)
        ));
    }
    sentences.join(" ")
}

/// A rule, to stand behind `the headline is the same`.
fn rule(variant: &Variant) -> String {
    let many = variant.responses;
    let spelled = spelled(many);
    match variant.choice {
        Choice::PartialsIn => {
            format!("with {spelled} partial {} counted", plural(many, "response", "responses"))
        }
        Choice::PartialsOut => format!(
            "without {spelled} {} a trait blank",
            plural(many, "response that leaves", "responses that leave")
        ),
        Choice::DuplicatesFirst => {
            format!("with the first instead of the latest from {}", repeated(many))
        }
        Choice::DuplicatesLatest => format!("with the latest from {}", repeated(many)),
        Choice::FlaggedOut => {
            format!("without {spelled} flagged {}", plural(many, "person", "people"))
        }
    }
}

fn repeated(people: usize) -> String {
    format!("{} who answered more than once", spelled_people(people))
}

/// What the headline would be under a rule that changes it.
pub(super) fn changed(story: &Story, variant: &Variant) -> String {
    if variant.headline.leaders.is_empty() && variant.choice == Choice::FlaggedOut {
        let who = match variant.responses {
            1 => "the only person who has a score".to_owned(),
            2 => "both people".to_owned(),
            many => format!("all {} people", spelled(many)),
        };
        return format!(
            "The answers of {who} are flagged; without them, nobody would have a score."
        );
    }
    if variant.headline.leaders.is_empty() && variant.choice == Choice::PartialsOut {
        return "Everybody left a trait blank, so no headline rests on whole responses.".to_owned();
    }
    let what = capital(&rule(variant));
    let would_be = would_be(story, &variant.headline, variant.difference);
    // A headline of hardly anybody is told as what it is.
    let few = (1..PRIVATE_BELOW).contains(&variant.people) && variant.people < story.people();
    let alone = if few {
        format!(", on the answers of {}", spelled_people(variant.people))
    } else {
        String::new()
    };
    format!("{what}, {would_be}{alone}.")
}

fn spelled_people(people: usize) -> String {
    format!("{} {}", spelled(people), plural(people, "person", "people"))
}

fn would_be(story: &Story, headline: &Headline, difference: Difference) -> String {
    let names: Vec<&str> = headline.leaders.iter().map(|&place| story.name(place)).collect();
    let team = story.everybody();
    match (&names[..], headline.orientation, difference) {
        ([], _, _) => "nobody would have a score".to_owned(),
        ([only], _, Difference::FirstPlace) => format!("{only} would be first"),
        ([only], Some(_), Difference::Orientation) => format!("{team} would be called {only}"),
        ([_], None, Difference::Orientation) => {
            format!("{team} would have no single orientation")
        }
        ([_], _, Difference::Strength | Difference::None) => {
            format!("the word would be “{}”", headline.strength.word())
        }
        (all, _, _) => format!("{} would share the first place", list_and(all)),
    }
}

/// The rule that changes most, if it changes the first place or whether an orientation is named.
pub(super) fn shaken(findings: &Findings) -> Option<&Variant> {
    let variants = findings.sensitivity.iter().rev();
    variants
        .filter(|one| one.difference >= Difference::Orientation)
        .max_by_key(|one| one.difference)
}

/// `less than two seconds a question`
fn fast(story: &Story) -> String {
    let each = match story.instrument.mode() {
        Mode::Choose => "a question",
        Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => "a statement",
    };
    format!("less than {} seconds {each}", spelled(SECONDS_PER_STATEMENT))
}

/// The words of flags, and what each says.
fn kinds(story: &Story) -> [(&'static str, String); 3] {
    [
        ("same", "the same answer throughout".to_owned()),
        ("run", "the same answer in a row longer than its number explains".to_owned()),
        ("fast", fast(story)),
    ]
}

/// What is told of the flags where one person answered; nothing where there are none.
pub(super) fn flags_of_one(story: &Story) -> Option<String> {
    let told: Vec<String> = kinds(story)
        .into_iter()
        .filter(|(word, _)| story.findings.having(word) > 0)
        .map(|(_, what)| what)
        .collect();
    (!told.is_empty()).then(|| {
        format!(
            "These answers are flagged: {}. That may be what was meant, so they count.",
            list_and(&told)
        )
    })
}

fn flags(story: &Story) -> String {
    let flags = &story.findings.flags;
    let [timed, people] = [story.findings.timed, story.people()];
    if flags.is_empty() {
        let fast = fast(story);
        let fast = match timed {
            0 => "; the file does not tell how long answering took".to_owned(),
            all if all == people => format!(", and nobody took {fast}"),
            1 => format!(", and the one person whose time the file tells did not take {fast}"),
            some => format!(
                ", and of the {} people whose time the file tells nobody took {fast}",
                spelled(some)
            ),
        };
        return format!(
            "None. Nobody gave the same answer throughout, or in a row, for so long that chance would hardly \
             explain it{fast}."
        );
    }
    let kinds = kinds(story).map(|(word, what)| (story.findings.having(word), what));
    let all = format::count(people);
    let told = kinds.iter().filter(|(many, _)| *many > 0);
    let told: Vec<String> = told
        .map(|(many, what)| format!("{} of {all} people: {what}", format::count(*many)))
        .collect();
    let known = match timed {
        0 => " The file does not tell how long answering took.".to_owned(),
        all if all == people => String::new(),
        some => format!(
            " The file tells of {} of the {} people how long answering took.",
            spelled(some),
            spelled(people)
        ),
    };
    format!(
        "{}. That may be what they meant, so these answers count; what the headline would be without \
         them is told above.{known}",
        told.join("; ")
    )
}
