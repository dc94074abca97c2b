//! How the numbers on the change since an earlier wave were made.

use std::collections::BTreeMap;

use super::{Cells, Explanation, Facts, Step, Value};
use crate::change::{BOUND, Change, Evidence, Member, Paired, ShareChange, StatementChange};
use crate::edition::Edition;
use crate::format::six_places;
use crate::response::file_name;

/// The number of the earlier wave at this path.
pub(super) fn baseline(facts: &Facts, change: &Change, path: &[Step]) -> Option<Explanation> {
    use Step::Key;
    let before = &change.before;
    let made = match path {
        [Key("people")] => Explanation::new(
            "people in the earlier wave",
            "How many people were scored in the earlier wave.",
            Value::Count(before.people),
        )
        .made("people who were scored", format!("{0} people = {0}", before.people)),
        [Key("shares"), Key(id)] => {
            let place = facts.instrument.orientation_of(id)?;
            let name = &facts.instrument.orientations()[place].name;
            let value = before.shares[place];
            let (formula, filled) =
                if before.members.is_empty() || facts.edition == Edition::Aggregate {
                    ("as the earlier file gives it", six_places(value))
                } else {
                    ("mean of the people’s shares", mean_of(before.members.iter(), place))
                };
            Explanation::new(
                format!("earlier share of {name}"),
                format!("The mean of the people’s shares of {name} in the earlier wave."),
                Value::Number(value),
            )
            .made(formula, format!("{filled} = {}", six_places(value)))
        }
        _ => return None,
    };
    let rows = before.members.iter();
    Some(made.with("people", before.people.to_string(), earlier(facts, change, rows)))
}

/// The number of the change at this path.
pub(super) fn explain(facts: &Facts, change: &Change, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    match path {
        [Key(key @ "in_both_waves")] if change.in_both().is_none() => Some(not_known(change, key)),
        [Key(key @ ("joined" | "left"))] if !change.same.all_known => Some(not_known(change, key)),
        [Key("in_both_waves")] => Some(
            Explanation::new(
                "people in both waves",
                "How many people were scored in both waves. People are the same with one e-mail \
                 address, else with one number, else with one name.",
                Value::Count(change.both),
            )
            .made("people who are found in both", format!("{0} people = {0}", change.both))
            .with("now", change.both.to_string(), now(facts, change))
            .with("then", change.both.to_string(), then(facts, change)),
        ),
        [Key("joined")] => Some(rest("joined", "this", facts.scores.people.len(), change.both)),
        [Key("left")] => Some(rest("left", "the earlier", change.before.people, change.both)),
        [Key("shares"), Key(id), rest @ ..] => {
            let place = facts.instrument.orientation_of(id)?;
            share(facts, change, place, rest)
        }
        [Key("traits"), At(place), rest @ ..] => on_trait(facts, change, *place, rest),
        _ => None,
    }
}

/// The rows of some people of the earlier file; the file alone, where it has no rows or nobody may be
/// seen.
fn earlier<'a>(facts: &Facts, change: &Change, members: impl Iterator<Item = &'a Member>) -> Cells {
    let file = file_name(&change.before.source).to_owned();
    let rows: Option<Vec<usize>> = match facts.edition {
        Edition::Named => members.map(|member| member.row).collect(),
        Edition::Aggregate => None,
    };
    let ranges = rows.map_or_else(Vec::new, |rows| facts.rows(rows).ranges);
    Cells { file, ranges }
}

/// The rows of the same people in the earlier wave.
fn then(facts: &Facts, change: &Change) -> Cells {
    earlier(facts, change, change.same.pairs.iter().map(|&(then, _)| &change.before.members[then]))
}

/// The rows of the same people in this wave.
fn now(facts: &Facts, change: &Change) -> Cells {
    match facts.edition {
        Edition::Named => {
            facts.rows(change.same.pairs.iter().map(|&(_, now)| facts.scores.people[now].row))
        }
        Edition::Aggregate => Cells { file: facts.file(), ranges: Vec::new() },
    }
}

/// A number that cannot be told, since somebody may be in both waves without being found.
fn not_known(change: &Change, key: &str) -> Explanation {
    let (why, made) = if change.before.members.is_empty() {
        (
            "The earlier file lists nobody, so it cannot be told who is in both waves.",
            "the earlier file lists nobody",
        )
    } else {
        (
            "Somebody has no name, address or number by which they could be found in the other \
             wave, so it cannot be told who is in both, who joined and who left.",
            "not everybody can be recognised",
        )
    };
    Explanation::new(key.replace('_', " "), why, Value::Nothing)
        .made("people who are found in both", made)
}

fn rest(what: &str, wave: &str, people: usize, both: usize) -> Explanation {
    let many = people.saturating_sub(both);
    Explanation::new(
        format!("people who {what}"),
        format!("How many people were scored in {wave} wave only."),
        Value::Count(many),
    )
    .made(format!("people in {wave} wave − people in both"), format!("{people} − {both} = {many}"))
}

/// `(4 ÷ 15 + 2 × 3 ÷ 15) ÷ 3`: the mean of some people's shares.
fn mean_of<'a>(members: impl Iterator<Item = &'a Member>, orientation: usize) -> String {
    let mut alike: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut many = 0;
    for member in members {
        *alike.entry((member.points[orientation], member.weight)).or_default() += 1;
        many += 1;
    }
    let part = |(&(points, weight), &times): (&(usize, usize), &usize)| {
        if times == 1 {
            format!("{points} ÷ {weight}")
        } else {
            format!("{times} × {points} ÷ {weight}")
        }
    };
    let parts: Vec<String> = alike.iter().rev().map(part).collect();
    format!("({}) ÷ {}", parts.join(" + "), many.max(1))
}

fn share(facts: &Facts, change: &Change, place: usize, path: &[Step]) -> Option<Explanation> {
    use Step::Key;
    let own = &change.shares[place];
    let name = &facts.instrument.orientations()[place].name;
    match path {
        [Key("difference")] => {
            let (after, before) = (six_places(own.whole_after), six_places(own.whole_before));
            let value = own.whole();
            Some(
                Explanation::new(
                    format!("change of {name}"),
                    format!("The team’s share of {name} now, minus its share in the earlier wave."),
                    Value::Number(value),
                )
                .made(
                    "share now − share then",
                    format!("{after} − {before} = {}", six_places(value)),
                ),
            )
        }
        [Key("joined_and_left")] => Some(others(own, name)),
        [Key("same_people")] => Some(
            Explanation::new(
                format!("the same people’s change of {name}"),
                "What those changed who were scored in both waves; none where nobody was.",
                Value::Nothing,
            )
            .made("people who are found in both", "nobody is known to be in both"),
        ),
        [Key("same_people"), Key(key)] => {
            let (paired, evidence) = (own.paired?, own.evidence.as_ref()?);
            same_people(facts, change, &Same { place, paired, evidence }, key)
        }
        _ => None,
    }
}

fn others(own: &ShareChange, name: &str) -> Explanation {
    let value = own.joined_and_left();
    let same = own.paired.map_or(0.0, Paired::difference);
    Explanation::new(
        format!("change of {name} by who joined and left"),
        "What of the team’s change the same people do not make: it comes from who joined and who left.",
        Value::Number(value),
    )
    .made(
        "change of the team − change of the same people",
        format!("({}) − ({}) = {}", six_places(own.whole()), six_places(same), six_places(value)),
    )
}

/// The same people's change of one orientation.
struct Same<'a> {
    place: usize,
    paired: Paired,
    evidence: &'a Evidence,
}

fn same_people(facts: &Facts, change: &Change, same: &Same, key: &str) -> Option<Explanation> {
    let Same { place, paired, evidence } = *same;
    let name = &facts.instrument.orientations()[place].name;
    let before = || change.same.pairs.iter().map(|&(then, _)| &change.before.members[then]);
    let mean = |members: String, value: f64| match facts.edition {
        Edition::Named => format!("{members} = {}", six_places(value)),
        Edition::Aggregate => format!("{0} = {0}", six_places(value)),
    };
    let made = match key {
        "before" => Explanation::new(
            format!("the same people’s earlier share of {name}"),
            format!("The mean share of {name} in the earlier wave of those who are in both."),
            Value::Number(paired.before),
        )
        .made(
            "mean of the same people’s shares then",
            mean(mean_of(before(), place), paired.before),
        ),
        "after" => {
            let people: Vec<_> =
                change.same.pairs.iter().map(|&(_, now)| &facts.scores.people[now]).collect();
            let sum = facts.sum_of_shares(&people, place);
            let text = format!("({sum}) ÷ {}", people.len());
            Explanation::new(
                format!("the same people’s share of {name}"),
                format!("The mean share of {name} now of those who are in both waves."),
                Value::Number(paired.after),
            )
            .made("mean of the same people’s shares now", mean(text, paired.after))
        }
        "difference" => {
            let (after, before) = (six_places(paired.after), six_places(paired.before));
            let value = paired.difference();
            Explanation::new(
                format!("the same people’s change of {name}"),
                format!(
                    "The same people’s mean share of {name} now, minus that in the earlier wave."
                ),
                Value::Number(value),
            )
            .made("share now − share then", format!("{after} − {before} = {}", six_places(value)))
        }
        "p" => p(facts, evidence, paired.p, name),
        "band" => band(evidence, paired.band, name),
        "beyond_band" => beyond(evidence, paired, name, facts.instrument.orientations().len()),
        _ => return None,
    };
    Some(made.with("now", change.both.to_string(), now(facts, change)).with(
        "then",
        change.both.to_string(),
        then(facts, change),
    ))
}

/// `flips(314 | 49, 2 × 67, …)`: a sum of differences, and the differences in whole numbers.
fn flips(parts: &[i128]) -> String {
    let mut sizes: Vec<u128> = parts.iter().map(|part| part.unsigned_abs()).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    let each: Vec<String> = { sizes.chunk_by(|one, other| one == other) }
        .map(|same| format!("{} × {}", same.len(), same[0]))
        .collect();
    let sum = parts.iter().sum::<i128>().unsigned_abs();
    format!("flips({sum} | {})", each.join(", "))
}

const FLIPS: &str = "flips(sum of the differences | their sizes), all without signs: of all ways to give \
                     each difference a plus or a minus, the part whose sum is as far from zero, or \
                     farther";

fn p(facts: &Facts, evidence: &Evidence, p: f64, name: &str) -> Explanation {
    let number = six_places(p);
    let exact = !evidence.is_rounded && facts.edition == Edition::Named;
    let filled = if exact { flips(&evidence.parts) } else { number.clone() };
    Explanation::new(
        format!("p of the change of {name}"),
        "How likely the same people’s change is, or a larger one, if nothing had changed and each \
         difference could as well have the other sign (exact, two-sided).",
        Value::Number(p),
    )
    .made(FLIPS, format!("{filled} = {number}"))
}

fn band(evidence: &Evidence, band: Option<f64>, name: &str) -> Explanation {
    let definition = "Half the width of the band around zero in which a change of the same people cannot \
                      be told from none: the minimum detectable change, or what the exact test takes for \
                      possible by chance, whichever is larger.";
    let formula = "max(standard deviations for so many people × standard deviation of the differences, \
                   the largest mean change that is not rare)";
    let explanation =
        |value| Explanation::new(format!("band of the change of {name}"), definition, value);
    let number = |value: Option<f64>| value.map_or_else(|| "nothing".to_owned(), six_places);
    match band {
        Some(value) => explanation(Value::Number(value)).made(
            formula,
            format!(
                "max({} × {}, {}) = {}",
                number(evidence.times),
                number(evidence.deviation),
                number(evidence.rare),
                six_places(value)
            ),
        ),
        None => explanation(Value::Nothing).made(
            formula,
            format!(
                "no signs of {} differences are as rare as {}",
                evidence.parts.len(),
                six_places(evidence.bound)
            ),
        ),
    }
}

fn beyond(evidence: &Evidence, paired: Paired, name: &str, orientations: usize) -> Explanation {
    let (p, bound) = (six_places(paired.p), format!("{} ÷ {orientations}", six_places(BOUND)));
    let size = six_places(paired.difference().abs());
    let filled = match evidence.detectable() {
        _ if paired.p > evidence.bound => format!("{p} > {bound}"),
        None => "one person has no standard deviation".to_owned(),
        Some(detectable) => {
            let sign = if paired.beyond { ">" } else { "≤" };
            format!("{p} ≤ {bound}; {size} {sign} {}", six_places(detectable))
        }
    };
    Explanation::new(
        format!("whether {name} changed beyond the band"),
        "Whether the same people’s change can be told from none. A sentence names such a change only.",
        Value::Truth(paired.beyond),
    )
    .made(
        format!(
            "p at most {} ÷ orientations, and the change larger than the minimum detectable one",
            six_places(BOUND)
        ),
        format!("{filled}: {}", paired.beyond),
    )
}

fn on_trait(facts: &Facts, change: &Change, place: usize, path: &[Step]) -> Option<Explanation> {
    use Step::Key;
    let own = change.traits.as_ref()?.get(place)?;
    let name = &facts.instrument.traits().get(place)?.name;
    let statements = facts.instrument.traits().len() * facts.instrument.orientations().len();
    let made = match path {
        [Key("answered_both")] => Explanation::new(
            "people who answered in both waves",
            format!("How many of the same people answered {name} in both waves."),
            Value::Count(own.both),
        )
        .made("people who answered it twice", format!("{0} people = {0}", own.both)),
        [Key(key), Key(id)] => {
            let orientation = facts.instrument.orientation_of(id)?;
            let statement = own.statements.get(orientation)?;
            let of = &facts.instrument.orientations()[orientation].name;
            on_statement(statement, key, of, name, statements)?
        }
        _ => return None,
    };
    Some(made.with("now", own.both.to_string(), now(facts, change)).with(
        "then",
        own.both.to_string(),
        then(facts, change),
    ))
}

fn on_statement(
    own: &StatementChange,
    key: &str,
    of: &str,
    name: &str,
    statements: usize,
) -> Option<Explanation> {
    let counted = |what: String, when: &str, many: usize| {
        let formula = format!("people who {what}{when}");
        let definition = format!("How many of the same people {what}{when}.");
        Explanation::new(formula.clone(), definition, Value::Count(many))
            .made(formula, format!("{many} people = {many}"))
    };
    let statement = |did: &str| format!("{did} the {of} statement of {name}");
    let (far, moved) = (own.came.abs_diff(own.went), own.came + own.went);
    let bound = format!("{} ÷ {statements}", six_places(BOUND));
    Some(match key {
        "before" => counted(statement("chose"), " in the earlier wave", own.before),
        "after" => counted(statement("chose"), " in this wave", own.after),
        "came" => counted(statement("came to"), " from another", own.came),
        "went" => counted(statement("went from"), " to another", own.went),
        "p" => Explanation::new(
            format!("p of the change on {of}"),
            format!(
                "How likely it is that people who moved to or from the {of} statement of {name} part so \
                 unevenly, or more so, if both ways were as likely (McNemar’s test, exact)."
            ),
            Value::Number(own.p),
        )
        .made(FLIPS, format!("flips({far} | {moved} × 1) = {}", six_places(own.p))),
        "needed" => Explanation::new(
            format!("needed for a change on {of}"),
            format!(
                "By how many those who come to the {of} statement of {name} and those who go from it must \
                 at least differ to be told from chance. Where so few move that they cannot, how many \
                 must come while none go."
            ),
            Value::Count(own.needed),
        )
        .made(
            "needed(people who moved | bound): the least difference that is rare enough",
            format!("needed({moved} | {bound}) = {}", own.needed),
        ),
        "beyond_band" => Explanation::new(
            format!("whether {of} changed beyond chance"),
            format!("Whether the change on the {of} statement of {name} can be told from chance."),
            Value::Truth(own.beyond),
        )
        .made(
            format!("p at most {} ÷ statements", six_places(BOUND)),
            format!(
                "{} {} {bound}: {}",
                six_places(own.p),
                if own.beyond { "≤" } else { ">" },
                own.beyond
            ),
        ),
        _ => return None,
    })
}
