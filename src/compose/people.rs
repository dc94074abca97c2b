//! Everybody: the table, those without a score, and a small radar or a page for each.

use crate::chart;
use crate::format::{self, spelled};
use crate::instrument::Mode;
use crate::response::Roster;
use crate::score::PersonScores;

use super::headline;
use super::options::{MOST_MULTIPLES, MOST_NAMED_IN_TRIANGLE, People};
use super::person::page;
use super::radar::{has_radar, in_rows};
use super::report::{Figure, Head, PeopleChapter, PersonCard, PersonRow, WithoutScore};
use super::story::Story;
use super::words::{capital, first_two, lead_in_points, plural};

pub(super) fn people(story: &Story) -> Option<PeopleChapter> {
    let listed = without_score(story);
    let nobody = story.people() < 2 && listed.is_empty();
    if !story.names_people() || nobody {
        return None;
    }
    let pages = story.options.people == People::Pages;
    let has_strips = !pages && story.people() > MOST_MULTIPLES;
    let has_multiples = !pages && !has_strips && story.has_team() && has_radar(story);
    Some(PeopleChapter {
        head: head(story, pages),
        triangle: triangle(story),
        has_strips,
        has_teams: !story.scores.teams.is_empty(),
        has_words: story.is_chosen(),
        has_n: has_n(story, &listed),
        has_bars: has_bars(story),
        has_named_bars: has_bars(story) && chart::has_named_bars(story.instrument),
        has_own_mean: has_own_mean(story),
        first_title: story.first_title(),
        last_columns: format::count(last_columns(story, has_strips)),
        rows: story
            .scores
            .people
            .iter()
            .enumerate()
            .filter(|_| story.has_team())
            .map(|(place, person)| row(story, place, person, (pages, has_strips)))
            .collect(),
        notes: notes(story, has_strips, has_n(story, &listed), !listed.is_empty()),
        without_score: listed,
        multiples: if has_multiples {
            story.scores.people.iter().map(|person| card(story, person)).collect()
        } else {
            Vec::new()
        },
        multiples_note: multiples_note(story),
        pages: if pages && story.has_team() {
            story.scores.people.iter().map(|person| page(story, person)).collect()
        } else {
            Vec::new()
        },
    })
}

fn head(story: &Story, pages: bool) -> Head {
    if !story.has_team() {
        let many = without_score(story).len();
        let start = format!("{} {}", capital(&spelled(many)), plural(many, "person", "people"));
        return Head::new("people", "People", format!("{start} without a score"));
    }
    let head = Head::new("people", "People", headline::people(story));
    let better = if story.measure().shares_a_whole() { "larger share" } else { "higher score" };
    let lead = format!("People stand in the order of the source. A {better} is not a better one.");
    if pages {
        head.lead(format!("{lead} After the table, a page for each."))
    } else {
        head.lead(lead)
    }
}

fn triangle(story: &Story) -> Option<Figure> {
    let fits = (2..=MOST_NAMED_IN_TRIANGLE).contains(&story.people());
    let caption = if story.is_chosen() {
        "Grey: no single orientation; dashed: clear from there to the corner. Both are drawn for \
         somebody who answered every trait, while the words use each person’s own n."
    } else {
        "Each mark is one person, its shape the orientation with the largest share; a ring where the \
         first place is shared."
    };
    let caption = format!("{caption} Diamond: {}.", story.everybody());
    (fits && story.has_triangle()).then(|| Figure { drawing: "ternary-named".to_owned(), caption })
}

fn multiples_note(story: &Story) -> String {
    if story.is_chosen() {
        let order = if in_rows(story) { "the instrument" } else { "the radar" };
        format!(
            "A spoke for each trait, in the order of {order}: a mark on the rim is the statement that \
             was chosen; neighbours of one orientation are joined. Beside it, the answers per \
             orientation."
        )
    } else if in_rows(story) {
        let measure = story.measure();
        let most = measure.level(1.0 / measure.reach(1.0));
        format!("A bar for each orientation; its line ends at {most}, the most that there can be.")
    } else {
        "A spoke for each trait, in the order of the instrument: a mark for the number of each \
         statement, from the least at the centre to the most at the rim. Beside it, the number per \
         orientation."
            .to_owned()
    }
}

/// Whether a person's numbers are shown as bars, not on a radar.
fn has_bars(story: &Story) -> bool {
    !story.is_chosen() && in_rows(story)
}

/// Whether a person's own mean says something: where people share out a whole, it is the same for
/// all.
fn has_own_mean(story: &Story) -> bool {
    !story.measure().shares_a_whole()
}

/// Whether people differ in how many traits they answered: a column that says the same of everybody
/// is one sentence.
fn has_n(story: &Story, without_score: &[WithoutScore]) -> bool {
    let partly = story.scores.people.iter().any(|person| person.answered < story.traits());
    partly || !without_score.is_empty()
}

/// How many columns of the table stand behind the number of answered traits, the strips and the own
/// mean.
fn last_columns(story: &Story, has_strips: bool) -> usize {
    match (story.is_chosen(), has_strips) {
        (true, true) => 2,
        (true, false) => 3,
        (false, _) => 1,
    }
}

/// The mean of a person's own scores.
pub(super) fn own_mean(story: &Story, person: &PersonScores) -> Option<String> {
    let mean = person.shares.iter().sum::<f64>() / person.shares.len() as f64;
    has_own_mean(story).then(|| story.level(mean))
}

/// The anchor of a person's page.
pub(super) fn anchor(person: &PersonScores) -> String {
    format!("person-{}", person.id)
}

fn row(
    story: &Story,
    place: usize,
    person: &PersonScores,
    (has_page, has_strip): (bool, bool),
) -> PersonRow {
    PersonRow {
        number: format::count(place + 1),
        name: person.name.clone(),
        page: has_page.then(|| anchor(person)),
        team: team(story, person.team.as_ref()),
        counts: story.person_numbers(person),
        own_mean: own_mean(story, person),
        n: format::count(person.answered),
        label: story.person_label(person),
        certainty: story.certainty(person),
        losing: format::count(person.answers_from_losing_first),
        ahead: if story.is_chosen() { None } else { ahead(person) },
        strip: has_strip.then(|| format!("strip-{}", person.id)),
    }
}

/// How far the first orientation is ahead of the next, where there is a first.
fn ahead(person: &PersonScores) -> Option<String> {
    let (first, second) = first_two(&person.shares)?;
    let points = lead_in_points(first, second);
    // What is narrow breaks before the number or not at all.
    let points = points.replace(' ', &format::NO_BREAK_SPACE.to_string());
    person.tied.is_empty().then(|| format!("{points} ahead"))
}

/// A person's team, when there are several.
pub(super) fn team(story: &Story, name: Option<&String>) -> Option<String> {
    if story.scores.teams.is_empty() { None } else { name.cloned() }
}

fn card(story: &Story, person: &PersonScores) -> PersonCard {
    PersonCard {
        name: person.name.clone(),
        label: story.person_label(person),
        counts: story.tally(person),
        drawing: format!("person-{}", person.id),
        words: if story.is_chosen() { chosen(story, person) } else { rated(story, person) },
    }
}

/// How far somebody is for each orientation.
fn rated(story: &Story, person: &PersonScores) -> String {
    let all = story.tally(person).into_iter();
    let all: Vec<String> = all.map(|one| format!("{} {}", one.name, one.count)).collect();
    // What stands for a drawing is read, never broken into lines.
    all.join(", ").replace(format::NO_BREAK_SPACE, " ")
}

/// The most traits that are told by name in the place of a drawing: a longer list is no help.
const MOST_TOLD: usize = 20;

/// On how many traits somebody chose each orientation and on which, and those that were left blank.
fn chosen(story: &Story, person: &PersonScores) -> String {
    let on = |place: Option<usize>| -> Vec<&str> {
        let traits = story.instrument.traits().iter().zip(&person.answers);
        let traits = traits.filter(|(_, answer)| answer.chosen() == place);
        traits.map(|(own, _)| own.name.as_str()).collect()
    };
    let told = |name: &str, traits: &[&str]| {
        let many = format::count(traits.len());
        if traits.is_empty() || story.traits() > MOST_TOLD {
            format!("{name} {many}.")
        } else {
            format!("{name} {many}: {}.", traits.join(", "))
        }
    };
    let orientations = story.instrument.orientations().iter().enumerate();
    let mut all: Vec<String> =
        orientations.map(|(place, one)| told(&one.name, &on(Some(place)))).collect();
    let blank = on(None);
    if !blank.is_empty() {
        all.push(told("Not answered", &blank));
    }
    all.join(" ")
}

fn without_score(story: &Story) -> Vec<WithoutScore> {
    let traits = story.traits();
    let needed = story.scores.needed;
    let began = story.scores.not_scored.iter().map(|one| WithoutScore {
        name: one.name.clone(),
        team: team(story, one.team.as_ref()),
        n: format::count(one.answered),
        why: match &one.unfinished {
            Some(why) => format!("{why}; only finished responses count"),
            None => format!(
                "answered {} of {}; a score needs {}",
                format::count(one.answered),
                format::count(traits),
                format::count(needed)
            ),
        },
    });
    let missing = story.scores.roster.iter().flat_map(Roster::missing);
    let silent = missing.map(|one| WithoutScore {
        // An address is nobody's to see.
        name: if one.is_nameless() { NAMELESS.to_owned() } else { one.name.clone() },
        team: team(story, one.team.as_ref()),
        n: format::count(0),
        why: "no answer that counts in this wave".to_owned(),
    });
    began.chain(silent).collect()
}

/// Whoever the roster has by an address alone.
const NAMELESS: &str = "Somebody without a name in the roster";

/// What the columns on how firm an orientation is mean.
const SURE: &str = "Certainty: the probability that the first orientation is first. Answers from losing \
                    first: how many answers would have to differ for another orientation to draw level \
                    or pass.";

/// What the counts are, and which of them is bold.
fn counts_note(story: &Story) -> &'static str {
    if story.instrument.has_weights() {
        "Counts: answers per orientation; bold is the first by the weights of the traits, which a count has not"
    } else {
        "Counts: answers per orientation, the largest bold"
    }
}

fn notes(story: &Story, has_strips: bool, has_n: bool, has_unscored: bool) -> Vec<String> {
    if !story.has_team() {
        return Vec::new();
    }
    let traits = format::count(story.traits());
    let n = format!("n: traits answered, of{}{traits}.", format::NO_BREAK_SPACE);
    let mut note = match (story.is_chosen(), has_n) {
        (true, true) => format!("{}; {n} {SURE}", counts_note(story)),
        (true, false) => format!("{}. {SURE}", counts_note(story)),
        (false, true) => format!("{} {n}", levels_note(story)),
        (false, false) => levels_note(story),
    };
    if has_strips && story.is_chosen() {
        note.push_str(" The marks are the answers in the order of the instrument.");
    } else if has_strips {
        note.push_str(
            " The marks are the orientations with the most on each trait, in the order of the \
             instrument; a ring where several have.",
        );
    }
    let mut notes = vec![note];
    if !has_n {
        let all = if story.traits() == 1 { "the one trait" } else { "all {} traits" };
        notes.push(format!("Everybody answered {}.", all.replace("{}", &traits)));
    }
    let partly =
        story.scores.people.iter().filter(|person| person.answered < story.traits()).count();
    if partly > 0 {
        notes.push(format!(
            "{} left {} blank; a blank is left out, never filled in.",
            if has_unscored {
                format!("Of those with a score, {}", spelled(partly))
            } else {
                capital(&format!("{} {}", spelled(partly), plural(partly, "person", "people")))
            },
            plural(partly, "a trait or more", "traits")
        ));
    }
    notes
}

/// What the columns of the table mean where every statement has a number.
fn levels_note(story: &Story) -> String {
    let numbers = match story.instrument.mode() {
        Mode::Choose | Mode::Rate(_) => {
            "Scores run from 0 to 100, the largest bold. Own mean: the mean of the person’s scores; \
             compare a score with it, since people use a scale each in their own way."
        }
        Mode::Allocate { .. } => "Shares of the points that the person gave, the largest bold.",
        Mode::Rank => "Shares of the person’s rank points, the largest bold.",
    };
    let ahead = if story.measure().shares_a_whole() {
        "Ahead: the largest share less the next, in percentage points."
    } else {
        "Ahead: the highest score less the next."
    };
    format!("{numbers} {ahead}")
}
