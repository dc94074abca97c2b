//! What templates see: finished strings, chapter by chapter.
//!
//! Every string is plain text; a template escapes it where it goes. A chapter that has nothing to
//! say is absent, and the numbers of the others close up.

use serde::Serialize;

macro_rules! views {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
            pub struct $name {
                $($(#[$field_doc])* pub $field: $type,)*
            }
        )*
    };
}

mod agreement;
mod brief;
mod change;
mod conversation;
mod people;
mod person_file;
mod target;

pub use agreement::*;
pub use brief::*;
pub use change::*;
pub use conversation::*;
pub use people::*;
pub use person_file::*;
pub use target::*;

views! {
    /// The whole report.
    Report {
        /// The language of the words: `en`.
        language: String,
        /// `a4` or `letter`.
        paper: String,
        /// The title of the document: `Sales Operations, 2026 Q4`.
        title: String,
        /// Which program made it: `orient 0.1.0`.
        made_by: String,
        /// The theme's custom properties for the screen.
        theme: Theme,
        /// The orientations in the order of the instrument.
        orientations: Vec<OrientationView>,
        /// Where the numbers of the tables stand in `scores.json`.
        keys: NumberKeys,
        /// The first page.
        cover: Cover,
        /// The chapters in their order.
        contents: Vec<Entry>,
        /// The finding, three facts and a caution.
        summary: Option<Summary>,
        /// The only person, when no more than one was scored.
        person: Option<PersonChapter>,
        /// What the words mean.
        how_to_read: HowToRead,
        /// The team on all traits.
        radar: Option<Radar>,
        /// How far the team is from its target, when it has one.
        target: Option<TargetChapter>,
        /// Every statement with its count.
        traits: Option<Traits>,
        /// Where people agree and where they split.
        agreement: Option<Agreement>,
        /// Everybody.
        people: Option<PeopleChapter>,
        /// What changed since an earlier wave.
        change: Option<ChangeChapter>,
        /// The teams, when there are several.
        teams: Option<Teams>,
        /// What the team may talk about.
        conversation: Option<Conversation>,
        /// How each number is made.
        method: Method,
        /// The account of every row.
        ledger: LedgerChapter,
        /// The slides of `brief.pdf`.
        brief: Brief,
        /// The names in it that have letters from right to left. Templates have no need of them.
        #[serde(skip)]
        right_to_left: Vec<String>,
    }

    /// The theme for the screen.
    Theme {
        /// On light paper: everything.
        light: Vec<Property>,
        /// On dark paper: the colours.
        dark: Vec<Property>,
        /// The colours that drawings have, each with the property that it stands for.
        drawn: Vec<Property>,
    }

    /// A custom property of the style sheets.
    Property {
        /// Without the two hyphens: `ink`.
        name: String,
        /// `#15181c`
        value: String,
    }

    /// The keys of `scores.json` that hold the numbers of the tables, one per orientation.
    NumberKeys {
        /// Of teams: `shares` or `scores`.
        teams: String,
        /// Of people: `counts`, `shares` or `scores`.
        people: String,
        /// Of traits: `counts` or `scores`; empty where the table shows them on another scale.
        traits: String,
    }

    /// An orientation as the page names it.
    OrientationView {
        /// The key of its numbers in `scores.json`: `strategic`.
        id: String,
        /// `Strategic`
        name: String,
        /// The class that gives its colours: `o1`.
        class: String,
        /// The drawing of its mark: `mark-strategic`.
        mark: String,
        /// The drawing of its line: `line-strategic`.
        line: String,
    }

    /// What stands over a chapter.
    Head {
        /// The anchor: `radar`.
        id: String,
        /// The number: `3`.
        number: String,
        /// The name in the contents: `Team radar`.
        name: String,
        /// The finding, in twelve words at most.
        headline: String,
        /// A sentence or two below it.
        lead: Option<String>,
    }

    /// A line of the contents.
    Entry {
        /// `3`
        number: String,
        /// `Team radar`
        name: String,
        /// `radar`
        id: String,
    }

    /// A chart and what is said below it.
    Figure {
        /// The name of the drawing: `team-radar`.
        drawing: String,
        /// How to read it.
        caption: String,
    }

    /// The first page.
    Cover {
        /// Whom the report is about: the team's name, or that of the only person.
        team: String,
        /// As much of it as stands over every page.
        team_start: String,
        /// The rest of it; mostly empty.
        team_rest: String,
        /// `How the team works: strategic, tactical or hybrid`
        subtitle: String,
        /// `2026 Q4`
        wave: String,
        /// The answers as marks; none when they would show one person only and nobody is to be named.
        figure: Option<Figure>,
        /// Short facts at the foot of the page.
        facts: Vec<CoverFact>,
        /// Whether the contents stand here, because there is no summary.
        has_contents: bool,
    }

    /// A short fact at the foot of the cover.
    CoverFact {
        /// What the running foot takes it for: `answered`, `wave`, `edition` or `made`.
        class: String,
        /// `Wave`
        name: String,
        /// `2026 Q4`
        value: String,
        /// `12 to 23 October 2026`
        detail: String,
    }

    /// The summary.
    Summary {
        /// Its head.
        head: Head,
        /// Whether names of orientations are so long that the facts need more room.
        is_long: bool,
        /// The team's shares in one bar.
        share_bar: Figure,
        /// People and team in the triangle, when there are three orientations.
        triangle: Option<Figure>,
        /// People and team along a scale for each orientation, when there is no triangle.
        spread: Option<Figure>,
        /// Three facts.
        facts: Vec<Fact>,
        /// What not to conclude.
        caution: String,
    }

    /// One fact: a figure and its sentence.
    Fact {
        /// `50 %`
        figure: String,
        /// The class of the orientation it is about, if it is about one.
        class: Option<String>,
        /// What the figure counts.
        text: String,
    }

    /// How to read the report.
    HowToRead {
        /// Its head.
        head: Head,
        /// Each orientation, in the same room.
        orientations: Vec<OrientationText>,
        /// What is most often misread.
        mix_title: String,
        /// Why it is so.
        mix_text: String,
        /// What the numbers are, where they need more than a sentence.
        numbers: Vec<Definition>,
        /// The words of strength; none where the mode has none.
        words: Vec<WordRow>,
        /// Whether the words have examples.
        has_word_examples: bool,
        /// What certainty is.
        certainty: String,
    }

    /// An orientation and what is said about it.
    OrientationText {
        /// Its name, marks and class.
        orientation: OrientationView,
        /// A sentence or two.
        description: String,
        /// What it brings.
        strengths: Vec<String>,
        /// What it may miss.
        blind_spots: Vec<String>,
        /// What helps a team in which it is first; nothing where the report is about one person.
        advice: Vec<String>,
    }

    /// A word of strength.
    WordRow {
        /// `Clear`
        word: String,
        /// `certainty .90 or more`
        when: String,
        /// `9 · 4 · 2 (.91)`
        examples: String,
    }

    /// The team on all traits.
    Radar {
        /// Its head.
        head: Head,
        /// The radar.
        figure: Figure,
        /// The team's shares with their intervals.
        dots: ChartBlock,
        /// The head of the column of shares: `Share`, or `Score`.
        level_title: String,
        /// Whether any orientation has an interval.
        has_intervals: bool,
        /// A row per orientation: its share and where it leads.
        rows: Vec<RadarRow>,
    }

    /// The team on one orientation.
    RadarRow {
        /// Which.
        orientation: OrientationView,
        /// `50 %`
        level: Count,
        /// The ends of its interval, as `47` and `53`; none without one.
        interval: Option<Ends>,
        /// On how many traits it leads.
        leads: String,
        /// `Question, Change, Stance and Driver`
        traits: String,
    }

    /// The ends of an interval.
    Ends {
        /// `47`
        low: String,
        /// `53`
        high: String,
    }

    /// Where an orientation leads.
    LeadList {
        /// Which.
        orientation: OrientationView,
        /// `leads on 4`
        title: String,
        /// `Question, Change, Stance and Driver`
        traits: String,
    }

    /// Every statement with its count.
    Traits {
        /// Its head.
        head: Head,
        /// Whether agreement is shown.
        has_agreement: bool,
        /// Whether traits differ in how many answered them.
        has_n: bool,
        /// What the table is called: `Counts per statement`.
        table_name: String,
        /// A row per trait.
        rows: Vec<TraitRow>,
        /// The team's shares.
        total: Vec<Count>,
        /// `Team`, or `All people` of several teams.
        total_name: String,
        /// How many people the team's shares come from.
        total_n: String,
        /// What bold, depth of colour and agreement mean.
        notes: Vec<String>,
        /// Ratings around the middle of their scale.
        around: Option<ChartBlock>,
    }

    /// A trait.
    TraitRow {
        /// `4`
        number: String,
        /// `Horizon`
        name: String,
        /// A cell per orientation.
        cells: Vec<StatementCell>,
        /// How many answered.
        n: String,
        /// `.06`, or a dash.
        agreement: String,
    }

    /// A statement and how many chose it.
    StatementCell {
        /// The class of the hue and its depth: `o2 d3`.
        class: String,
        /// The drawing of the orientation's mark, for where the head of the column is out of sight.
        mark: String,
        /// `Short Term`
        statement: String,
        /// `5`
        count: String,
        /// Whether no count of the row is larger.
        top: bool,
    }

    /// A number of a row; the largest are marked.
    Count {
        /// `9`
        text: String,
        /// Whether no number of the row is larger.
        top: bool,
    }

    /// How each number is made.
    Method {
        /// Its head.
        head: Head,
        /// Numbers and their definitions.
        definitions: Vec<MethodEntry>,
        /// Numbers that are not shown, and why.
        not_shown: Vec<Definition>,
        /// Where the definitions come from.
        sources: Vec<String>,
        /// What the instrument is and is not.
        instrument: Vec<String>,
    }

    /// How a number is made.
    MethodEntry {
        /// `Agreement`
        term: String,
        /// What is computed.
        formulas: Vec<Formula>,
        /// What its letters stand for.
        letters: Vec<FormulaLetter>,
        /// What else is to be known.
        text: String,
        /// The numbers that it holds, for a note on how they were made; empty without any.
        paths: String,
    }

    /// A formula.
    Formula {
        /// For somebody who hears it: `share equals answers over traits`.
        spoken: String,
        /// Its parts, from left to right.
        parts: Vec<FormulaPart>,
    }

    /// A letter of a formula.
    FormulaLetter {
        /// `n`
        letter: String,
        /// `people with a score`
        meaning: String,
    }

    /// A part of a formula.
    FormulaPart {
        /// `name`, `words`, `number`, `sign`, `fence`, `comma`, `sum`; `row`, `over`, `power` and
        /// `index` have parts.
        kind: &'static str,
        /// What is written, without parts.
        #[serde(skip_serializing_if = "String::is_empty")]
        text: String,
        /// Of a fraction its two sides, of a power its base and exponent, of an index its base and
        /// index.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        parts: Vec<FormulaPart>,
    }

    /// A term and what it means.
    Definition {
        /// `The team’s share`
        term: String,
        /// What it is.
        text: String,
    }

    /// The account of every row.
    LedgerChapter {
        /// Its head.
        head: Head,
        /// Rows in the file.
        rows: String,
        /// Rows that became an answer.
        used: String,
        /// Whether a second answer of somebody would have been known.
        used_title: String,
        /// Rows that were left out.
        left_out: String,
        /// What the sum means.
        note: String,
        /// Whether people are named.
        has_people: bool,
        /// Each row that was left out.
        left_out_rows: Vec<LeftOutRow>,
        /// The columns of the file, in two halves that stand side by side.
        column_halves: Vec<Vec<ColumnRow>>,
        /// How all of them were recognised, where it need not be said of each.
        matched: Option<String>,
        /// Where everything comes from.
        provenance: Vec<Definition>,
    }

    /// A row that was left out.
    LeftOutRow {
        /// `5`
        row: String,
        /// `duplicate`
        reason: String,
        /// What was seen.
        seen: String,
        /// Whose row it is, or a dash.
        person: String,
    }

    /// A column of the file.
    ColumnRow {
        /// `F`
        letters: String,
        /// The header.
        header: String,
        /// What it became.
        role: String,
        /// How it was recognised.
        by: String,
    }
}
