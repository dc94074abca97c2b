//! Who of an earlier wave is who of this one: known as duplicates are, and never guessed.

mod running;
mod unscored;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::duplicates::{names_nobody, person, share_a_word};
use super::names::{Likeness, number};
use crate::change::{SamePeople, Wave};
use crate::error::{About, Place, Problem};
use crate::response::{Person, Responses};
use unscored::unscored;

/// More names than this are not compared with one another.
const COMPARED: usize = 300;

/// Finds the same people in both waves, and what should be told of them. `responses` are those that
/// this wave was scored from, `file` is the earlier one's.
///
/// People are the same with one e-mail address, else with one number, else with one name; whoever
/// has another address or another number is somebody else. A name that several people of a wave
/// have tells nobody.
#[must_use]
pub fn same_people(
    before: &Wave,
    after: &Wave,
    responses: &Responses,
    file: &str,
) -> (SamePeople, Vec<Problem>) {
    let is_numbered = running::have_running_names([before, after], responses.roster.as_ref());
    let names = if is_numbered { Names::CountRows } else { Names::Tell };
    let [then, now] = [before, after].map(|wave| names.people(wave));
    let [then, now] = [&then, &now].map(|people| people.iter().map(AsRef::as_ref).collect());
    let (pairs, problems) = (BTreeMap::new(), Vec::new());
    let mut pairing = Pairing { then, now, names, pairs, problems, file };
    pairing.by(|person| person.email.as_deref().map(str::to_lowercase));
    pairing.by(|person| person.number.as_deref().map(str::to_lowercase));
    pairing.by(|person| person.number.as_deref().map(number));
    pairing.by(name);
    pairing.other_names();
    pairing.namesakes();
    pairing.alike();
    let tells_apart = pairing.tells_apart(&after.source);
    let all_known = before.members.len() == before.people && tells_apart;
    if tells_apart {
        pairing.nobody_stayed();
    }
    if running::have_running_numbers([before, after]) {
        pairing.running_numbers();
    }
    let scored: BTreeSet<usize> = after.members.iter().filter_map(|member| member.row).collect();
    let unscored = unscored(&pairing.then, &pairing.alone().0, responses, &scored);
    let pairs = pairing.pairs.into_iter().map(|(now, then)| (then, now)).collect();
    (SamePeople { pairs, unscored, all_known }, pairing.problems)
}

/// By what somebody can be known: an address, a number, a name.
fn known_by(person: &Person) -> [bool; 3] {
    [person.email.is_some(), person.number.is_some(), name(person).is_some()]
}

/// A name by which somebody can be known.
fn name(own: &Person) -> Option<String> {
    // Who gave no name is called by the row, which says nothing of another file.
    let row = own.id.strip_prefix("row-").and_then(|row| row.parse().ok());
    let is_row = row.is_some_and(|row| own.name == Person::of_row(row));
    (!is_row && !names_nobody(&own.name)).then(|| person(&own.name))
}

/// From so many people on it is odd that none of them stayed.
const FEW_NUMBERS: usize = 3;

/// What the names of both files say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Who somebody is.
    Tell,
    /// In which row somebody stands.
    CountRows,
}

impl Names {
    /// Everybody of a wave, by name only where that says who it is.
    fn people(self, wave: &Wave) -> Vec<Cow<'_, Person>> {
        let members = wave.members.iter().enumerate();
        let person = |(at, member)| match self {
            Self::CountRows => Cow::Owned(running::unnamed(at, member)),
            Self::Tell => Cow::Borrowed(&member.person),
        };
        members.map(person).collect()
    }
}

struct Pairing<'a> {
    then: Vec<&'a Person>,
    now: Vec<&'a Person>,
    names: Names,
    /// Places in the earlier wave by those in this one.
    pairs: BTreeMap<usize, usize>,
    problems: Vec<Problem>,
    file: &'a str,
}

impl Pairing<'_> {
    /// Pairs who is still alone and has a key that nobody else of the same wave has.
    fn by(&mut self, key: impl Fn(&Person) -> Option<String>) {
        let keys = |people: &[&Person]| {
            let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (place, person) in people.iter().enumerate() {
                if let Some(key) = key(person) {
                    places.entry(key).or_default().push(place);
                }
            }
            places
        };
        let (then, now) = (keys(&self.then), keys(&self.now));
        let mut taken: BTreeSet<usize> = self.pairs.values().copied().collect();
        for (key, places) in now {
            let Some(others) = then.get(&key) else { continue };
            let ([now], [then]) = (&places[..], &others[..]) else { continue };
            let is_taken = self.pairs.contains_key(now) || taken.contains(then);
            if !is_taken && !contradicts(self.then[*then], self.now[*now]) {
                self.pairs.insert(*now, *then);
                taken.insert(*then);
            }
        }
    }

    fn warn(&mut self, message: String, hint: &str, about: About) {
        let place = Place::File { file: self.file.to_owned() };
        self.problems.push(Problem::warning(message).at(place).hint(hint).about(about));
    }

    /// Tells of people who are paired though their names have no word in common.
    fn other_names(&mut self) {
        let strange: Vec<String> = self
            .pairs
            .iter()
            .map(|(&now, &then)| (self.now[now], self.then[then]))
            .filter_map(|(now, then)| Some((now, then, name(now)?, name(then)?)))
            .filter(|(now, then, ..)| !share_a_word(&now.name, &then.name))
            .map(|(now, then, ..)| {
                format!(
                    "`{}` has the address or number of `{}` in the earlier wave; taken for one \
                     person",
                    now.name, then.name
                )
            })
            .collect();
        for message in strange {
            self.warn(
                message,
                "if they are two people, correct the address in one of the files",
                About::OneAddressThen,
            );
        }
    }

    /// The places of those who are not paired: of the earlier wave and of this one.
    fn alone(&self) -> (Vec<usize>, Vec<usize>) {
        let taken: BTreeSet<usize> = self.pairs.values().copied().collect();
        let then = (0..self.then.len()).filter(|at| !taken.contains(at));
        let now = (0..self.now.len()).filter(|at| !self.pairs.contains_key(at));
        (then.collect(), now.collect())
    }

    /// Whether nobody who is alone could be one person with somebody alone in the other wave; if
    /// not, that is told. `source` is the file of this wave.
    fn tells_apart(&mut self, source: &str) -> bool {
        let (then, now) = self.alone();
        let kinds = |people: &[&Person], places: &[usize]| -> BTreeSet<[bool; 3]> {
            places.iter().map(|&at| known_by(people[at])).collect()
        };
        let (kinds_then, kinds_now) = (kinds(&self.then, &then), kinds(&self.now, &now));
        let compares = |one: &[bool; 3], other: &[bool; 3]| (0..3).any(|at| one[at] && other[at]);
        if kinds_then.iter().all(|one| kinds_now.iter().all(|other| compares(one, other))) {
            return true;
        }
        let nameless = |people: &[&Person], places: &[usize]| {
            places.iter().filter(|&&at| known_by(people[at]) == [false; 3]).count()
        };
        let (earlier, later) = (nameless(&self.then, &then), nameless(&self.now, &now));
        let mut file = self.file;
        let why = if self.names == Names::CountRows {
            "the names of both files only count the rows".to_owned()
        } else if earlier == self.then.len() {
            "the earlier file names nobody".to_owned()
        } else if later == self.now.len() {
            file = source;
            "this wave names nobody".to_owned()
        } else if earlier + later > 0 {
            let part = |many: usize, of: &str| (many > 0).then(|| format!("{many} of {of}"));
            let parts = [part(earlier, "the earlier wave"), part(later, "this wave")];
            let have = if earlier + later == 1 { "has" } else { "have" };
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            format!("{} {have} neither a name nor an address", parts.join(" and "))
        } else {
            "one wave has names where the other has addresses or numbers".to_owned()
        };
        let unknown = if self.pairs.is_empty() {
            "who is in both waves is not known"
        } else {
            "who joined and who left is not known"
        };
        self.problems.push(
            Problem::warning(format!("{why}, so {unknown}"))
                .at(Place::File { file: file.to_owned() })
                .hint(match self.names {
                    Names::CountRows => {
                        "to compare the same people, name them, or put a number that each of them keeps into a \
                         column `Participant ID`"
                    }
                    Names::Tell => {
                        "to compare the same people, take two exports that both have names, or both addresses"
                    }
                }),
        );
        false
    }

    /// Tells of one name in both waves that could not be paired.
    fn namesakes(&mut self) {
        let (then, now) = self.alone();
        let names = |people: &[&Person], places: Vec<usize>| -> BTreeMap<String, String> {
            let named = places
                .into_iter()
                .filter_map(|at| Some((name(people[at])?, people[at].name.clone())));
            named.collect()
        };
        let (then, now) = (names(&self.then, then), names(&self.now, now));
        for (_, shown) in now.into_iter().filter(|(key, _)| then.contains_key(key)) {
            self.warn(
                format!(
                    "`{shown}` in both waves cannot be told to be one person; counted as joined \
                     and left"
                ),
                "give the person one e-mail address in both files, or one name that nobody else has",
                About::OneNameThen,
            );
        }
    }

    /// Tells that nobody stands in both waves, as where a tool gives new numbers in each survey, where the
    /// addresses are of another domain now, and where one file has whole names and the other first names.
    fn nobody_stayed(&mut self) {
        let many = self.then.len().min(self.now.len());
        if !self.pairs.is_empty() || many < FEW_NUMBERS {
            return;
        }
        let all =
            |has: fn(&Person) -> bool| self.then.iter().chain(&self.now).all(|person| has(person));
        let (what, hint) = if all(|one| one.number.is_some()) {
            ("number", "if the tool gives new numbers in each survey, give names or addresses")
        } else if all(|one| one.email.is_some()) {
            (
                "address",
                "if people have other addresses now, as of a new domain, write the same in both files",
            )
        } else {
            ("name", "if one file has whole names and the other does not, make them equal")
        };
        let message =
            format!("nobody's {what} stands in both waves, so everybody counts as joined or left");
        let place = Place::File { file: self.file.to_owned() };
        self.problems.push(Problem::warning(message).at(place).hint(hint));
    }

    /// Tells of people who are paired by numbers that may have been given anew in each file.
    fn running_numbers(&mut self) {
        let place = Place::File { file: self.file.to_owned() };
        let message = "the numbers of both files count the rows; who has the same one is taken for one person";
        let hint = "if each file was numbered by itself, leave out the column of numbers";
        self.problems.push(Problem::warning(message).at(place).hint(hint));
    }

    /// Tells of names that look alike.
    fn alike(&mut self) {
        let (then, now) = self.alone();
        if then.len().max(now.len()) > COMPARED {
            return;
        }
        let earlier: Vec<(usize, Likeness)> = then
            .iter()
            .filter_map(|&other| Some((other, Likeness::of(&name(self.then[other])?))))
            .collect();
        let mut told = Vec::new();
        for &at in &now {
            let Some(own) = name(self.now[at]) else { continue };
            let own = Likeness::of(&own);
            let near = earlier.iter().find(|(_, other)| other.is_like(&own));
            let near = near.map(|(other, _)| self.then[*other].name.clone());
            if let Some(near) = near {
                told.push(format!(
                    "`{}` looks like `{near}` in the earlier wave; counted as joined and left",
                    self.now[at].name
                ));
            }
        }
        for message in told {
            self.warn(
                message,
                "if it is one person, make the names equal in both files",
                About::LikeNameThen,
            );
        }
    }
}

/// Whether two people cannot be one: both have an address, or else a number, and not the same.
fn contradicts(one: &Person, other: &Person) -> bool {
    let differ = |one: &Option<String>, other: &Option<String>, key: fn(&str) -> String| {
        Some(key(one.as_ref()?) != key(other.as_ref()?))
    };
    let by_email = differ(&one.email, &other.email, str::to_lowercase);
    by_email.or_else(|| differ(&one.number, &other.number, number)).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Member;

    /// People as `name`, `name <address>` or `name #number`.
    fn wave(people: &[&str]) -> Wave {
        let members = people.iter().map(|text| {
            let (name, email) = match text.split_once(" <") {
                Some((name, rest)) => (name, Some(rest.trim_end_matches('>').to_owned())),
                None => (*text, None),
            };
            let (name, number) = match name.split_once(" #") {
                Some((name, number)) => (name, Some(number.to_owned())),
                None => (name, None),
            };
            let id = name.to_lowercase().replace(' ', "-");
            let name = name.to_owned();
            let person = Person { id, name, email, team: None, number };
            Member { person, points: vec![1], weight: 1, row: None, answers: Vec::new() }
        });
        Wave {
            name: "w".to_owned(),
            source: "w.csv".to_owned(),
            people: people.len(),
            shares: vec![1.0],
            traits: Vec::new(),
            members: members.collect(),
        }
    }

    fn found(then: &[&str], now: &[&str]) -> (SamePeople, Vec<Problem>) {
        same_people(&wave(then), &wave(now), &Responses::default(), "q3.csv")
    }

    pub(super) fn paired(then: &[&str], now: &[&str]) -> (Vec<(usize, usize)>, String) {
        let (SamePeople { pairs, .. }, problems) = found(then, now);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        (pairs, told.join("\n"))
    }

    #[test]
    fn people_are_known_by_address_then_number_then_name() {
        let then = ["Ana Ortiz <ana@x>", "Tom Becker #17", "Grace  KIM", "Bo <bo@x>"];
        let now = ["grace kim", "Ana Ruiz <ANA@x>", "Tom B. #17", "Bo"];
        let (pairs, told) = paired(&then, &now);
        assert_eq!(pairs, [(2, 0), (0, 1), (1, 2), (3, 3)]);
        assert_eq!(told, "");
    }

    #[test]
    fn a_number_is_one_however_a_spreadsheet_writes_it() {
        let then = ["Ana Ortiz #001", "Tom Becker #101.0", "Grace Kim #A7", "Bo Li #0"];
        let now = ["A. O. #1", "T. B. #101", "G. K. #a7", "B. L. #00"];
        assert_eq!(paired(&then, &now).0, [(0, 0), (1, 1), (2, 2), (3, 3)]);
        // The very same number comes first.
        let (pairs, _) = paired(&["A B #001", "C D #1", "E F #2"], &["U V #1", "W X #2"]);
        assert_eq!(pairs, [(1, 0), (2, 1)]);
    }

    #[test]
    fn numbers_that_are_new_in_each_wave_are_told() {
        let (pairs, told) =
            paired(&["A B #11", "C D #12", "E F #13"], &["U V #21", "W X #22", "Y Z #23"]);
        assert_eq!(pairs, []);
        insta::assert_snapshot!(told, @r"
        warning: q3.csv: nobody's number stands in both waves, so everybody counts as joined or left
          hint: if the tool gives new numbers in each survey, give names or addresses
        ");
        assert_eq!(paired(&["A B #11"], &["U V #21"]).1, "");
    }

    #[test]
    fn that_nobody_stayed_is_told() {
        let told = |then: &[&str], now: &[&str]| paired(then, now).1;
        let all = [
            told(&["A <a@x>", "B <b@x>", "C <c@x>"], &["U <a@y>", "V <b@y>", "W <c@y>"]),
            told(&["Ana", "Bo", "Cy"], &["Ana Ortiz", "Bo Lind", "Cy Park", "Dee Wood"]),
            told(&["Ana", "Bo", "Cy"], &["Ana", "Eli", "Fay"]),
        ];
        insta::assert_snapshot!(all.join("\n"), @r"
        warning: q3.csv: nobody's address stands in both waves, so everybody counts as joined or left
          hint: if people have other addresses now, as of a new domain, write the same in both files
        warning: q3.csv: nobody's name stands in both waves, so everybody counts as joined or left
          hint: if one file has whole names and the other does not, make them equal

        ");
    }

    #[test]
    fn names_and_numbers_that_count_the_rows_tell_nobody() {
        let names = ["Respondent 1", "Respondent 2", "Respondent 3"];
        let (SamePeople { pairs, all_known, .. }, problems) = found(&names, &names);
        assert_eq!((pairs, all_known), (vec![], false));
        insta::assert_snapshot!(problems[0].to_string(), @r"
        warning: q3.csv: the names of both files only count the rows, so who is in both waves is not known
          hint: to compare the same people, name them, or put a number that each of them keeps into a column `Participant ID`
        ");
        // Who keeps a name has it in another row.
        let others = ["Respondent 1", "Respondent 3", "Respondent 4"];
        assert_eq!(paired(&names, &others), (vec![(0, 0), (2, 1)], String::new()));
        let numbers = ["Row 2 #1", "Row 3 #2", "Row 4 #3"];
        let (pairs, told) = paired(&numbers, &numbers);
        assert_eq!(pairs, [(0, 0), (1, 1), (2, 2)]);
        insta::assert_snapshot!(told, @r"
        warning: q3.csv: the numbers of both files count the rows; who has the same one is taken for one person
          hint: if each file was numbered by itself, leave out the column of numbers
        ");
        assert_eq!(paired(&["Row 2 #7", "Row 3 #2", "Row 4 #3"], &numbers).1, "");
    }

    #[test]
    fn one_name_with_two_addresses_is_two_people() {
        let (pairs, told) = paired(&["Ana Ortiz <ana@x>"], &["Ana Ortiz <ortiz@x>"]);
        assert_eq!(pairs, []);
        insta::assert_snapshot!(told, @r"
        warning: q3.csv: `Ana Ortiz` in both waves cannot be told to be one person; counted as joined and left
          hint: give the person one e-mail address in both files, or one name that nobody else has
        ");
    }

    #[test]
    fn a_name_that_two_people_have_tells_nobody() {
        let (pairs, told) = paired(&["Kim Lee", "Kim Lee"], &["Kim Lee"]);
        assert_eq!(pairs, []);
        assert!(told.contains("`Kim Lee` in both waves"));
    }

    #[test]
    fn look_alikes_are_told_and_not_paired() {
        let (pairs, told) = paired(&["Maria Ruiz"], &["Maria Ruis"]);
        assert_eq!(pairs, []);
        insta::assert_snapshot!(told, @r"
        warning: q3.csv: `Maria Ruis` looks like `Maria Ruiz` in the earlier wave; counted as joined and left
          hint: if it is one person, make the names equal in both files
        ");
    }

    #[test]
    fn whoever_is_called_by_a_row_is_not_known() {
        let known = |then: &[&str], now: &[&str]| found(then, now).0.all_known;
        assert!(known(&["Ana", "Row 7 <row@x>"], &["Ana"]));
        assert!(!known(&["Ana", "Row 7"], &["Ana", "Tom"]));
        assert!(!known(&["Ana"], &["Anonymous"]));
        // With everybody else found, whoever is left over can be nobody of the other wave.
        assert!(known(&["Ana", "Row 7"], &["Ana"]));
        assert!(known(&["Ana"], &["Ana", "Row 7"]));
    }

    #[test]
    fn who_cannot_be_recognised_is_told_with_the_reason() {
        let told = |then: &[&str], now: &[&str]| {
            let (pairs, told) = paired(then, now);
            format!("{} found: {}", pairs.len(), told.lines().next().unwrap_or_default())
        };
        let all = [
            told(&["Row 2", "Row 3"], &["Ana <ana@x>", "Tom <tom@x>"]),
            told(&["Ana", "Tom"], &["Row 2", "Row 3"]),
            told(&["Ana", "Tom"], &["Row 2 <ana@x>", "Row 3 <tom@x>"]),
            told(&["Ana", "Tom", "Row 4"], &["Ana", "Row 3", "Bo"]),
            told(&["Ana", "Tom"], &["Ana", "Row 3"]),
        ];
        insta::assert_snapshot!(all.join("\n"), @r"
        0 found: warning: q3.csv: the earlier file names nobody, so who is in both waves is not known
        0 found: warning: w.csv: this wave names nobody, so who is in both waves is not known
        0 found: warning: q3.csv: one wave has names where the other has addresses or numbers, so who is in both waves is not known
        1 found: warning: q3.csv: 1 of the earlier wave and 1 of this wave have neither a name nor an address, so who joined and who left is not known
        1 found: warning: q3.csv: 1 of this wave has neither a name nor an address, so who joined and who left is not known
        ");
    }

    #[test]
    fn an_address_that_changed_hands_is_told() {
        let (pairs, told) = paired(&["Ana Ortiz <sales@x>"], &["Tom Becker <sales@x>"]);
        assert_eq!(pairs, [(0, 0)]);
        assert!(told.contains("`Tom Becker` has the address or number of `Ana Ortiz`"));
    }
}
