//! What templates see of people and teams.

use serde::Serialize;

use super::{Count, Fact, Figure, Head};

views! {
    /// Everybody.
    PeopleChapter {
        /// Its head.
        head: Head,
        /// Names at their places in the triangle.
        triangle: Option<Figure>,
        /// Whether a row shows the person's answers as marks.
        has_strips: bool,
        /// Whether a row names the person's team.
        has_teams: bool,
        /// Whether answers have words of strength, certainty and a distance from losing first.
        has_words: bool,
        /// Whether a row says how many traits the person answered: not where everybody answered all.
        has_n: bool,
        /// Whether a row has the person's own mean.
        has_own_mean: bool,
        /// The head of the column that says what answers are called.
        first_title: String,
        /// How many columns stand behind `n` and the strips.
        last_columns: String,
        /// The scored people, in the order of the source.
        rows: Vec<PersonRow>,
        /// Those who were not scored, and those who did not answer.
        without_score: Vec<WithoutScore>,
        /// What the columns mean.
        notes: Vec<String>,
        /// A small radar for each; empty when there are too many or when each has a page.
        multiples: Vec<PersonCard>,
        /// Whether what is small are bars.
        has_bars: bool,
        /// Whether they have the orientations' names beside them.
        has_named_bars: bool,
        /// What the small radars show.
        multiples_note: String,
        /// A page for each, when asked for.
        pages: Vec<PersonPage>,
    }

    /// A scored person in the table.
    PersonRow {
        /// `7`
        number: String,
        /// The name.
        name: String,
        /// The anchor of the person's page, when there is one.
        page: Option<String>,
        /// The team.
        team: Option<String>,
        /// Answers per orientation; outside of the mode `choose`, shares or scores.
        counts: Vec<Count>,
        /// The person's own mean, in the mode `rate`.
        own_mean: Option<String>,
        /// Answered traits.
        n: String,
        /// What the answers are called.
        label: Label,
        /// `.91`; only with words.
        certainty: String,
        /// `3`; only with words.
        losing: String,
        /// `12 points ahead`; without words, and not where there is a tie.
        ahead: Option<String>,
        /// The drawing of the answers as marks, where the table has them.
        strip: Option<String>,
    }

    /// What somebody's answers are called.
    Label {
        /// The mark.
        mark: String,
        /// The class of the orientation, if there is a single one.
        class: Option<String>,
        /// `Tactical`, `Strategic = Tactical` or `No single orientation`.
        orientation: String,
        /// `clear`, `leaning`, `tie`, or a dash; empty without words.
        strength: String,
        /// `Strategic 3 answers away`
        distance: String,
    }

    /// Somebody without a score.
    WithoutScore {
        /// The name.
        name: String,
        /// The team.
        team: Option<String>,
        /// Answered traits.
        n: String,
        /// Why there is no score.
        why: String,
    }

    /// A person's small radar.
    PersonCard {
        /// The name.
        name: String,
        /// What the answers are called.
        label: Label,
        /// Answers per orientation.
        counts: Vec<TallyCount>,
        /// The drawing.
        drawing: String,
        /// What stands for the drawing and the counts beside it: the traits of each orientation, or a
        /// number for each where statements have numbers.
        words: String,
    }

    /// The answers for one orientation.
    TallyCount {
        /// The orientation's mark.
        mark: String,
        /// The orientation's name.
        name: String,
        /// The orientation's class.
        class: String,
        /// How many answers; outside of the mode `choose`, the share or score.
        count: String,
        /// `60 %`; empty where it is the count already.
        share: String,
        /// Whether no count of the person is larger.
        top: bool,
    }

    /// A page about one person.
    PersonPage {
        /// The anchor: `person-ana-ortiz`.
        anchor: String,
        /// The name.
        name: String,
        /// The team, when there are several.
        team: Option<String>,
        /// The finding, in twelve words at most.
        headline: String,
        /// What the answers are called.
        label: Label,
        /// Answers per orientation.
        counts: Vec<TallyCount>,
        /// Certainty, and the distance from losing first.
        facts: Vec<Fact>,
        /// The drawing.
        figure: Figure,
        /// Whether rows say how many of the team chose the same.
        has_same: bool,
        /// Whether rows have a number for each orientation.
        has_numbers: bool,
        /// The head of the column with the statement.
        statement_title: String,
        /// What the numbers of the rows are; empty without.
        note: String,
        /// A row per trait.
        rows: Vec<AnswerRow>,
    }

    /// What a person said to a trait.
    AnswerRow {
        /// `4`
        number: String,
        /// `Horizon`
        name: String,
        /// The mark of the statement's orientation; none for a blank.
        mark: Option<String>,
        /// The statement, or a dash.
        statement: String,
        /// The orientation's name, or a dash.
        orientation: String,
        /// The orientation's class.
        class: Option<String>,
        /// `7 of 12`, or a dash.
        same: String,
        /// What the person gave to each statement; empty where one was chosen.
        numbers: Vec<Count>,
    }

    /// The only person.
    PersonChapter {
        /// Its head.
        head: Head,
        /// The page.
        page: PersonPage,
    }

    /// The teams.
    Teams {
        /// Its head.
        head: Head,
        /// The triangle, for up to 16 teams and three orientations.
        triangle: Option<Figure>,
        /// A mark with its interval for each team and orientation, for up to 30 teams.
        dots: Option<Figure>,
        /// Whether answers have words of strength.
        has_words: bool,
        /// The head of the column that says what answers are called.
        first_title: String,
        /// In the order of the roster, or of the alphabet.
        rows: Vec<TeamRow>,
        /// How many columns stand right of the people.
        last_columns: usize,
        /// What the columns mean.
        note: String,
        /// A section for each team that is compared.
        sections: Vec<TeamSection>,
    }

    /// A team in the comparison.
    TeamRow {
        /// The place of the team among all, from 0, as in `scores.json`.
        place: String,
        /// Whether there are enough people for a comparison; else only they are shown.
        is_compared: bool,
        /// Its name.
        name: String,
        /// The anchor of its section, when it has one.
        section: Option<String>,
        /// `12 of 14`
        people: String,
        /// A share per orientation.
        shares: Vec<Count>,
        /// The interval of each share: `33 to 40`; empty without one.
        intervals: Vec<String>,
        /// What its answers are called.
        label: Label,
    }

    /// A section about one team.
    TeamSection {
        /// The place of the team among all, from 0, as in `scores.json`.
        place: String,
        /// The anchor: `team-2`.
        anchor: String,
        /// Its name.
        name: String,
        /// What the team's answers say, in a sentence.
        finding: String,
        /// Whether its traits differ in how many answered them.
        has_n: bool,
        /// Its radar, when there are enough traits for one.
        figure: Option<Figure>,
        /// A row per trait.
        rows: Vec<TeamTraitRow>,
    }

    /// A trait of one team.
    TeamTraitRow {
        /// `4`
        number: String,
        /// `Horizon`
        name: String,
        /// People per orientation.
        counts: Vec<Count>,
        /// How many answered.
        n: String,
    }
}
