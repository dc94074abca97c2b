//! Everybody: the table, those without a score, and a small radar or a page for each.

use crate::format::{self, spelled};
use crate::score::PersonScores;

use super::headline;
use super::options::{MOST_MULTIPLES, MOST_NAMED_IN_TRIANGLE, People};
use super::person::page;
use super::radar::has_radar;
use super::report::{Figure, Head, PeopleChapter, PersonCard, PersonRow, WithoutScore};
use super::story::{Story, counts};
use super::words::{capital, counted, plural};

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
        rows: story
            .scores
            .people
            .iter()
            .enumerate()
            .filter(|_| story.has_team())
            .map(|(place, person)| row(story, place, person, pages, has_strips))
            .collect(),
        without_score: listed,
        notes: notes(story, has_strips),
        multiples: if has_multiples {
            story.scores.people.iter().map(|person| card(story, person)).collect()
        } else {
            Vec::new()
        },
        multiples_note: "A spoke for each trait, in the order of the team’s radar: a mark on the \
                         rim is the statement that was chosen; neighbours of one orientation are \
                         joined. Beside it, the answers per orientation."
            .to_owned(),
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
        let start = counted(many, "person", "people");
        return Head::new("people", "People", format!("{start} without a score"));
    }
    let head = Head::new("people", "People", headline::people(story));
    let lead = "People stand in the order of the source. A larger share is not a better one.";
    if pages {
        head.lead(format!("{lead} After the table, a page for each."))
    } else {
        head.lead(lead)
    }
}

fn triangle(story: &Story) -> Option<Figure> {
    let fits = (2..=MOST_NAMED_IN_TRIANGLE).contains(&story.people());
    (fits && story.names().len() == 3).then(|| Figure {
        drawing: "ternary-named".to_owned(),
        caption:
            "Grey: no single orientation; dashed: clear from there to the corner. Both are drawn \
                  for somebody who answered every trait, while the words use each person’s own n. \
                  Black diamond: the team."
                .to_owned(),
    })
}

/// The anchor of a person's page.
pub(super) fn anchor(person: &PersonScores) -> String {
    format!("person-{}", person.id)
}

fn row(
    story: &Story,
    place: usize,
    person: &PersonScores,
    has_page: bool,
    has_strip: bool,
) -> PersonRow {
    PersonRow {
        number: format::count(place + 1),
        name: person.name.clone(),
        page: has_page.then(|| anchor(person)),
        team: team(story, person.team.as_ref()),
        counts: counts(&person.counts),
        n: format::count(person.answered),
        label: story.person_label(person),
        certainty: format::probability(person.certainty),
        losing: format::count(person.answers_from_losing_first),
        strip: has_strip.then(|| format!("strip-{}", person.id)),
    }
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
    }
}

fn without_score(story: &Story) -> Vec<WithoutScore> {
    let traits = story.traits();
    let needed = story.scores.needed;
    let began = story.scores.not_scored.iter().map(|one| WithoutScore {
        name: one.name.clone(),
        team: team(story, one.team.as_ref()),
        n: format::count(one.answered),
        why: format!(
            "answered {} of {}; a score needs {}",
            format::count(one.answered),
            format::count(traits),
            format::count(needed)
        ),
    });
    let invited = story.scores.roster.iter().flat_map(|roster| &roster.people);
    let silent = invited.filter(|one| !one.answered).map(|one| WithoutScore {
        name: one.name.clone(),
        team: team(story, one.team.as_ref()),
        n: format::count(0),
        why: "no answer in this wave".to_owned(),
    });
    began.chain(silent).collect()
}

fn notes(story: &Story, has_strips: bool) -> Vec<String> {
    let traits = format::count(story.traits());
    let mut note = format!(
        "Counts: answers per orientation, the largest bold; n: traits answered, of {traits}. Certainty: \
         the probability that the first orientation is first. Answers from losing first: how many \
         answers would have to differ for another orientation to draw level or pass."
    );
    if has_strips {
        note.push_str(" The marks are the answers in the order of the instrument.");
    }
    let mut notes = vec![note];
    let partly =
        story.scores.people.iter().filter(|person| person.answered < story.traits()).count();
    if partly > 0 {
        notes.push(format!(
            "{} left {} blank; a blank is left out, never filled in.",
            capital(&format!("{} {}", spelled(partly), plural(partly, "person", "people"))),
            plural(partly, "a trait or more", "traits")
        ));
    }
    notes
}
