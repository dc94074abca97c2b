//! What a header says of the order that it asks for: `order these from least to most like us`.

use super::super::super::usual::{self, End};
use super::super::super::words::{OneOf, words};

/// What stands before what an order begins with, and before what it ends with.
const FROM_TO: [[&str; 2]; 7] = [
    ["from", "to"],
    ["von", "bis"],
    ["von", "zu"],
    ["vom", "zum"],
    ["de", "à"],
    ["de", "a"],
    ["van", "naar"],
];
/// What stands behind what an order begins with.
const FIRST: [&str; 4] = [" first", " at the top", " zuerst", " primero"];
/// What asks for an order, as verbs and nouns.
const ORDERING: OneOf = OneOf::new(&[
    "order",
    "rank",
    "ranking",
    "sort",
    "arrange",
    "put",
    "drag",
    "list",
    "place",
    "ordne",
    "ordnen",
    "sortiere",
    "sortieren",
    "reihe",
    "reihen",
    "bringe",
    "bringen",
    "reihenfolge",
    "rangfolge",
    "classez",
    "classer",
    "ordonnez",
    "ordre",
    "ordena",
    "ordene",
    "ordenar",
    "ordem",
    "clasifique",
    "classifique",
    "ordina",
    "ordinare",
    "ordine",
    "sorteer",
    "rangschik",
    "volgorde",
]);
/// Words beside an order that is asked for.
const ASKING: OneOf = OneOf::new(&[
    "order", "rank", "sort", "list", "put", "place", "arrange", "name", "drag", "these", "them",
    "the", "please", "with", "your", "das", "die", "bitte",
]);
/// The last of an order; `not` may stand before a `first`, too.
const LAST: OneOf = OneOf::new(&[
    "least",
    "worst",
    "lowest",
    "last",
    "wenigsten",
    "schlechteste",
    "niedrigste",
    "unwichtigste",
    "menos",
    "peor",
]);

/// The words of a question that ask for the least to come first.
pub(super) fn least_first(question: &str) -> Option<String> {
    let parts =
        question.split(['(', ')', '[', ']', ':', ';', ',', '.', '?', '!', '|', '–', '—', '…']);
    let mut is_asked = false;
    for part in parts.map(words) {
        let all: Vec<&str> = part.split(' ').collect();
        if let Some(said) = from_least(&all, is_asked).or_else(|| first(&part)) {
            return Some(said);
        }
        is_asked |= asks_for_order(&all);
    }
    None
}

/// Whether words ask for an order; `in order to` does not.
fn asks_for_order(all: &[&str]) -> bool {
    let is_means = |at: usize| all[at] == "order" && all.get(at + 1) == Some(&"to");
    (0..all.len()).any(|at| ORDERING.has(all[at]) && !is_means(at))
}

/// `from least to most` of `order these from least to most like us`.
///
/// Other things go `from low to high`, too: an order is asked for before it, or by the last word.
fn from_least(all: &[&str], is_asked: bool) -> Option<String> {
    FROM_TO.iter().find_map(|[from, to]| {
        let from = all.iter().position(|word| word == from)?;
        let to = from + all[from..].iter().position(|word| word == to)?;
        let last = &all[all.len() - 1..];
        let asks = is_asked || asks_for_order(&all[..from]) || asks_for_order(last);
        let begin = without_asking(&all[from + 1..to]).join(" ");
        let end = without_asking(&all[to + 1..]);
        let is_most = |many: &usize| usual::end(&end[..*many].join(" ")) == Some(End::Most);
        let many = (1..=end.len()).find(is_most)?;
        let is_least = usual::end(&begin) == Some(End::Least);
        (is_least && asks)
            .then(|| format!("{} {begin} {} {}", all[from], all[to], end[..many].join(" ")))
    })
}

/// `least first` of `order these, least first`.
fn first(part: &str) -> Option<String> {
    let of = FIRST.iter().find_map(|first| part.strip_suffix(first))?;
    let all: Vec<&str> = of.split(' ').collect();
    let own = without_asking(&all);
    let is_least = usual::end(&own.join(" ")) == Some(End::Least);
    let says = is_least && own.iter().any(|word| LAST.has(word));
    says.then(|| format!("{}{}", own.join(" "), &part[of.len()..]))
}

/// The words behind those that ask for an order.
fn without_asking<'p>(all: &'p [&'p str]) -> &'p [&'p str] {
    let asking = all.iter().take_while(|word| ASKING.has(word)).count();
    &all[asking..]
}

#[cfg(test)]
mod tests {
    use super::least_first;

    #[test]
    fn an_order_may_begin_with_the_least() {
        for (question, asked) in [
            ("Role: order these from least to most like us", "from least to most"),
            ("Role (least first)", "least first"),
            ("Role: order from worst to best", "from worst to best"),
            ("Role, please rank from the lowest to the highest", "from lowest to highest"),
            ("Role: put the least like us first", "least like us first"),
            ("Please order these (from least to most like us)", "from least to most"),
            ("Rolle: bitte von schlecht bis gut sortieren", "von schlecht bis gut"),
        ] {
            assert_eq!(least_first(question).as_deref(), Some(asked), "{question}");
        }
        for question in [
            "Role: order these from most to least like us",
            "Role (best first)",
            "Role: first to last",
            "Role: from first to last",
            "Role: what comes last, what first?",
            "Role: what do you not do first?",
            "Role: from plan to action",
            "Role: from worst to best",
            "Role: what turns a team from poor to excellent?",
            "Role: our work goes from bad to good, what helps?",
            "Role: projects go from low to high risk, please rank what fits you",
            "Role: what do you do in order to go from bad to good?",
        ] {
            assert_eq!(least_first(question), None, "{question}");
        }
    }
}
