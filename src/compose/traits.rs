//! Every statement with its count.

use crate::format;
use crate::score::TraitScores;

use super::headline;
use super::report::{Head, StatementCell, TraitRow, Traits};
use super::story::{Story, class, shares};
use super::words::{DASH, capital, leaders};

pub(super) fn traits(story: &Story) -> Option<Traits> {
    if !story.has_team() {
        return None;
    }
    let team = &story.scores.team;
    let has_agreement = story.people() >= story.instrument.bounds().people_for_words;
    let head = Head::new("traits", "Trait by trait", headline::traits(story));
    Some(Traits {
        head: head.lead(lead(story)),
        has_agreement,
        rows: team.traits.iter().enumerate().map(|(place, one)| row(story, place, one)).collect(),
        total: shares(&team.shares, team.orientation, &team.tied),
        total_n: format::count(team.people),
        notes: notes(story, has_agreement),
    })
}

fn lead(story: &Story) -> String {
    let counts = || story.scores.team.traits.iter().flat_map(|one| &one.counts);
    let all = counts().count();
    let by_nobody = counts().filter(|&&count| count == 0).count();
    let last = match by_nobody {
        0 => "Every statement was chosen by somebody.".to_owned(),
        1 => format!("One of the {} statements was chosen by nobody.", format::count(all)),
        many => format!(
            "{} of the {} statements were chosen by nobody.",
            capital(&format::spelled(many)),
            format::count(all)
        ),
    };
    format!("How many people chose each statement. {last}")
}

fn row(story: &Story, place: usize, one: &TraitScores) -> TraitRow {
    let of = &story.instrument.traits()[place];
    let most = leaders(&one.counts);
    TraitRow {
        number: format::count(place + 1),
        name: of.name.clone(),
        cells: (0..one.counts.len())
            .map(|at| StatementCell {
                class: format!("{} d{}", class(at), depth(one.counts[at], one.answered)),
                mark: story.mark(Some(at)),
                statement: of.statements[at].clone(),
                count: format::count(one.counts[at]),
                top: most.contains(&at),
            })
            .collect(),
        n: format::count(one.answered),
        agreement: one.agreement.map_or_else(|| DASH.to_owned(), format::probability),
    }
}

/// Which of the six depths of colour a share has: none, then a fifth each. In whole numbers, so
/// that a share of exactly one fifth falls where the legend says.
pub(super) fn depth(count: usize, of: usize) -> usize {
    if of == 0 { 0 } else { (count * 5).div_ceil(of) }
}

fn notes(story: &Story, has_agreement: bool) -> Vec<String> {
    let mut notes = vec![
        "Bold: the largest count of its row; ties are all bold. Depth of colour: share of the \
         answers to that trait, in steps of 20 %. n: how many answered the trait. Team: the mean of \
         the people’s shares."
            .to_owned(),
    ];
    if has_agreement {
        notes.push(
            "Agreement is 1 when all choose the same statement and 0 when the statements are chosen \
             equally often. It says how alike the answers are, not whether they are right."
                .to_owned(),
        );
    } else {
        notes.push(format!(
            "Agreement is shown from {} people on.",
            format::spelled(story.instrument.bounds().people_for_words)
        ));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn depths_change_just_above_each_fifth() {
        let depths: Vec<usize> = (0..=10).map(|count| depth(count, 10)).collect();
        assert_eq!(depths, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        assert_eq!(depth(0, 0), 0);
    }
}
