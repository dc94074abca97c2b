//! What may be said of people on standard error.

use crate::edition::Edition;
use crate::error::{Failure, Problem, without_names};
use crate::response::Responses;

impl Edition {
    /// The problems as they may be told.
    pub(super) fn told(self, problems: Vec<Problem>) -> Vec<Problem> {
        match self {
            Self::Named => problems,
            Self::Aggregate => without_names(problems),
        }
    }

    /// The failure as it may be told.
    pub(super) fn told_failure(self, failure: Failure) -> Failure {
        match failure {
            Failure::Data(problems) => Failure::Data(self.told(problems)),
            Failure::Usage(problems) => Failure::Usage(self.told(problems)),
            Failure::Privacy(problems) => Failure::Privacy(self.told(problems)),
        }
    }

    /// Who of the roster was found by the words of the name in another order.
    pub(super) fn turned(self, responses: &Responses) -> Option<String> {
        let turned = &responses.roster.as_ref()?.turned;
        let (listed, answered) = turned.first()?;
        let many = turned.len();
        let who = format!("{many} of the roster found by the words of the name in another order");
        Some(match self {
            Self::Named if many == 1 => format!("{who}: `{listed}` is `{answered}`"),
            Self::Named => format!("{who}, such as `{listed}` for `{answered}`"),
            Self::Aggregate => who,
        })
    }

    /// Who stands in the roster and does not count as invited.
    pub(super) fn away(self, responses: &Responses) -> Option<String> {
        const NAMED: usize = 5;
        let away = &responses.roster.as_ref().filter(|roster| !roster.away.is_empty())?.away;
        if self == Self::Aggregate {
            return Some(format!("{} of the roster not counted as invited", away.len()));
        }
        let named = away.iter().take(NAMED).map(|one| format!("{} {}", one.name, one.why));
        let named: Vec<String> = named.collect();
        let more = away.len().saturating_sub(NAMED);
        let more = if more == 0 { String::new() } else { format!("; and {more} more") };
        Some(format!(
            "{} of the roster not counted as invited: {}{more}",
            away.len(),
            named.join("; ")
        ))
    }
}
