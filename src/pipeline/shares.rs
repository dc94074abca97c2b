//! The team's shares with their intervals, as they are drawn.

use std::collections::BTreeMap;

use super::{Format, Request, Scored};
use crate::chart::{self, TeamDots};
use crate::compose;
use crate::drawing::Drawing;
use crate::instrument::Instrument;

/// The dot plot of the whole team, when it is one.
pub(super) fn drawings(
    request: &Request,
    instrument: &Instrument,
    scored: &Scored,
) -> BTreeMap<String, Drawing> {
    let mut all = BTreeMap::new();
    let Some(findings) = scored.findings.as_ref().filter(|_| scored.scores.team.people > 1) else {
        return all;
    };
    let ends = findings.team.interval_ends();
    let team = TeamDots { scores: &scored.scores.team, intervals: &ends };
    let without = compose::no_interval(&findings.team);
    let without = without.as_deref();
    all.insert("dot-plot".to_owned(), chart::dot_plot(instrument, team, without));
    if request.formats.contains(&Format::Html) {
        all.extend([chart::narrow_shares(instrument, team, without)]);
    }
    all
}
