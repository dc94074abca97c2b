//! Teams side by side: what is drawn, and what is withheld or refused where nobody is named.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Format, Request, Scored};
use crate::analyse::TeamFindings;
use crate::change::{Change, TraitChange};
use crate::chart::{self, MOST_TEAMS, TeamDots};
use crate::compose::Compare;
use crate::drawing::Drawing;
use crate::error::{Failure, Problem};
use crate::instrument::{Instrument, Mode};
use crate::response::{ColumnMatch, ColumnRole, Roster};
use crate::score::{PRIVATE_BELOW, Scores, TeamScores};

/// The drawings of the comparison, when it is asked for and possible.
pub(super) fn drawings(
    request: &Request,
    instrument: &Instrument,
    scored: &Scored,
) -> BTreeMap<String, Drawing> {
    let mut all = BTreeMap::new();
    let places = scored.scores.comparable();
    if request.compare == Compare::Nothing || places.len() < 2 {
        return all;
    }
    let teams: Vec<_> = places.iter().map(|&place| &scored.scores.teams[place]).collect();
    if teams.len() <= chart::MOST_NAMED
        && let Some(triangle) = chart::ternary_teams(instrument, &scored.scores, &teams)
    {
        all.insert("ternary-teams".to_owned(), triangle);
    }
    let is_for_screen = request.formats.contains(&Format::Html);
    let found = |place: usize| scored.findings.as_ref()?.teams.get(place);
    if teams.len() <= MOST_TEAMS {
        let ends: Vec<Vec<Option<(f64, f64)>>> = places
            .iter()
            .map(|&place| found(place).map_or_else(Vec::new, TeamFindings::interval_ends))
            .collect();
        let teams = teams.iter().zip(&ends);
        let teams: Vec<TeamDots<'_>> =
            teams.map(|(scores, intervals)| TeamDots { scores, intervals }).collect();
        let dots = chart::team_dots(instrument, &scored.scores.team, &teams);
        all.insert("team-dots".to_owned(), dots);
        if is_for_screen {
            all.extend(chart::narrow_comparison(instrument, &scored.scores, &teams));
        }
    }
    all
}

/// What the caller may like to know of the comparison: that there could be one, or why there is none.
pub(super) fn told(request: &Request, scored: &Scored) -> Option<String> {
    let comparable = scored.scores.comparable().len();
    match request.compare {
        Compare::Nothing if comparable > 1 => Some(format!(
            "{comparable} teams are not compared; `--compare teams` sets them side by side"
        )),
        Compare::Teams if scored.scores.teams.is_empty() && !has_teams(scored) => Some(
            "no teams are compared, since no column is taken for the team; name it `Team`, or as `team` below \
             `[columns]` in `orient.toml`"
                .to_owned(),
        ),
        Compare::Teams if comparable < 2 => Some(format!(
            "no teams are compared: that takes two of {PRIVATE_BELOW} people or more each"
        )),
        Compare::Nothing | Compare::Teams => None,
    }
}

/// Whether a column or a list says which team people are in.
fn has_teams(scored: &Scored) -> bool {
    let responses = &scored.responses;
    let is_team = |column: &ColumnMatch| column.role == ColumnRole::Team;
    let is_listed = |roster: &Roster| roster.people.iter().any(|person| person.team.is_some());
    responses.columns.iter().any(is_team) || responses.roster.as_ref().is_some_and(is_listed)
}

/// Takes out what tells of few people where nobody is named, and warns of what is left of few.
pub fn withhold(scored: &mut Scored, instrument: &Instrument) {
    withhold_teams(scored);
    withhold_change_by_trait(scored);
    withhold_rules(scored);
    scored.warnings.extend(few_are_told(&scored.scores, instrument));
    scored.warnings.extend(alike_are_told(&scored.scores, instrument));
}

/// Takes out the numbers of teams that are too small to be shown where nobody is named, and of those
/// from which they could be worked out. Of a single team that is left, the numbers go as well.
fn withhold_teams(scored: &mut Scored) {
    let scores = &mut scored.scores;
    let all = scores.teams.len();
    let mut shown = scores.shown_where_nobody_is_named();
    let splits_few =
        scored.change.as_ref().is_some_and(|change| splits_few(scores, &shown, change));
    if shown.len() == all && !splits_few {
        return;
    }
    if shown.len() < 2 || splits_few {
        shown.clear();
    }
    scored.notes.push(format!(
        "the numbers of {} of {all} teams are withheld: fewer than {} people, or fewer could be worked \
         out from them",
        all - shown.len(),
        PRIVATE_BELOW
    ));
    let mut place = 0..;
    scores.teams.retain(|_| place.next().is_some_and(|place| shown.contains(&place)));
    if let Some(findings) = &mut scored.findings {
        let mut place = 0..;
        findings.teams.retain(|_| place.next().is_some_and(|place| shown.contains(&place)));
    }
}

/// Takes out what the headline would be under rules by which only few people would count: a report of so few
/// would be refused.
fn withhold_rules(scored: &mut Scored) {
    let all_are_few = FEW.contains(&scored.scores.team.people);
    if let Some(findings) = &mut scored.findings {
        let told = findings.sensitivity.len();
        findings.sensitivity.retain(|one| !(all_are_few || FEW.contains(&one.people)));
        findings.rules_withheld = told - findings.sensitivity.len();
    }
}

/// One to four people: what is told of so few may be told of one.
const FEW: Range<usize> = 1..PRIVATE_BELOW;

/// Takes out the change by trait where few people answered a trait in one wave only: the numbers of
/// the same people, taken from those of everybody, would be theirs.
fn withhold_change_by_trait(scored: &mut Scored) {
    let Some(change) = &mut scored.change else { return };
    let Some(traits) = &change.traits else { return };
    let then = |place: usize| {
        let members = change.before.members.iter();
        members.filter(|one| one.answers.get(place).is_some_and(|own| own.is_in_scale())).count()
    };
    let tells = |(place, own): (usize, &TraitChange)| {
        let now = scored.scores.team.traits[place].answered;
        [now, then(place)].iter().any(|all| FEW.contains(&all.saturating_sub(own.both)))
    };
    if traits.iter().enumerate().any(tells) {
        change.traits = None;
        scored.notes.push(
            "the change by trait is withheld: few people answered a trait in one wave only, and their \
             answers could be worked out"
                .to_owned(),
        );
    }
}

/// Warns of numbers that are those of few people, which nothing hides from each other.
fn few_are_told(scores: &Scores, instrument: &Instrument) -> Option<Problem> {
    if FEW.contains(&scores.team.people) {
        let message = format!(
            "the numbers are those of {} people, without names: whoever knows their own answers can \
             work out much of the others’",
            scores.team.people
        );
        let hint = format!("from {PRIVATE_BELOW} people on, that is harder");
        return Some(Problem::warning(message).hint(hint));
    }
    let is_told = |place: usize| {
        let of = |team: &TeamScores| team.traits[place].answered;
        let teams: usize = scores.teams.iter().map(of).sum();
        let rest = of(&scores.team).saturating_sub(teams);
        let all = scores.teams.iter().map(of).chain([of(&scores.team), rest]);
        all.into_iter().any(|answered| FEW.contains(&answered))
    };
    let told = instrument.traits().iter().enumerate().filter(|(place, _)| is_told(*place));
    let names: Vec<String> = told.map(|(_, of)| format!("`{}`", of.name)).collect();
    let (first, others) = names.split_first()?;
    let more = match others.len() {
        0 => String::new(),
        many => format!(" and {many} more"),
    };
    let message = format!(
        "{first}{more}: answered by fewer than {PRIVATE_BELOW} people, in all or of a team, so that \
         whoever knows who they are can tell their answers"
    );
    Some(Problem::warning(message).hint("ask again, or share the report with those people alone"))
}

/// Warns of traits on which everybody of all, or of a shown team, gave one answer: nobody's is a secret
/// to whoever knows who answered.
fn alike_are_told(scores: &Scores, instrument: &Instrument) -> Option<Problem> {
    if instrument.mode() != Mode::Choose || scores.team.people < PRIVATE_BELOW {
        return None;
    }
    let is_told = |place: &usize| {
        let all = std::iter::once(&scores.team).chain(&scores.teams);
        all.map(|team| &team.traits[*place])
            .any(|own| own.answered > 1 && own.counts.contains(&own.answered))
    };
    let told: Vec<usize> = (0..instrument.traits().len()).filter(is_told).collect();
    let first = &instrument.traits()[*told.first()?].name;
    let more = match told.len() - 1 {
        0 => String::new(),
        many => format!(" and {many} more"),
    };
    let message = format!(
        "`{first}`{more}: everybody who answered, in all or of a team, chose the same statement, so that \
         each one's answer can be told"
    );
    Some(Problem::warning(message).hint("think of it before you share the report"))
}

/// Whether a shown team, or all people in none of them, has few who were in the earlier wave or few who
/// were not: the numbers of the same people without those of the teams would be theirs.
fn splits_few(scores: &Scores, shown: &[usize], change: &Change) -> bool {
    let returned: BTreeSet<usize> = change.same.pairs.iter().map(|&(_, now)| now).collect();
    let mut groups: BTreeMap<Option<&str>, [usize; 2]> = BTreeMap::new();
    for (place, person) in scores.people.iter().enumerate() {
        let is_shown = |name: &&str| shown.iter().any(|&team| scores.teams[team].name == *name);
        let group = groups.entry(person.team.as_deref().filter(is_shown)).or_default();
        group[usize::from(returned.contains(&place))] += 1;
    }
    groups.values().flatten().any(|many| FEW.contains(many))
}

/// Refuses numbers from which those of single people could be told.
///
/// # Errors
///
/// Every team of one person; else every group of few people who joined or left.
pub fn nobody_shown(scored: &Scored) -> Result<(), Failure> {
    nobody_alone(&scored.scores)?;
    scored.change.as_ref().map_or(Ok(()), super::baseline::nobody_exposed)
}

/// Refuses to show a single person's numbers as those of a team, and those of two people: each of them
/// knows one half, and so the other.
///
/// # Errors
///
/// Every team of one person; two people in all.
fn nobody_alone(scores: &Scores) -> Result<(), Failure> {
    if scores.team.people == 2 {
        let message = "these are the answers of two people, each of whom could tell the other's from \
                       them under `--people none`";
        let hint =
            "wait for more answers, or leave out `--people none` and show the report to both";
        return Err(Failure::Privacy(vec![Problem::error(message).hint(hint)]));
    }
    let alone = std::iter::once(&scores.team).chain(&scores.teams).filter(|team| team.people == 1);
    let problems: Vec<Problem> = alone
        .map(|team| {
            Problem::error(format!(
                "the numbers of `{}` are those of one person, whom `--people none` would show",
                team.name
            ))
            .hint("leave that person or the column of teams out, or leave out `--people none`")
        })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(Failure::Privacy(problems)) }
}
