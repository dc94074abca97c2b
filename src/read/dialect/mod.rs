//! The tools that export surveys, each with its own header of one row or several. A dialect is
//! recognised from the first rows of the table, never from a file name.

mod google_forms;
mod heading;
mod limesurvey;
mod microsoft_forms;
mod plain;
mod qualtrics;
mod sosci;
mod surveymonkey;
mod typeform;
mod unipark;

pub(super) use self::heading::{Heading, has_parts_below, says_nothing};

use super::usual::{self, Usual};
use super::words::words;

/// How many rows a header may have.
pub(super) const MOST_ROWS: usize = 3;

/// How one tool writes its table: data, and a few lines of code.
#[derive(Debug)]
pub(super) struct Dialect {
    /// The tool, for people.
    pub name: &'static str,
    /// How many rows the header has, when the first rows of a table are this tool's.
    header_rows: fn(&[Vec<String>]) -> Option<usize>,
    /// What these rows say about each column.
    headings: fn(&[Vec<String>]) -> Vec<Heading>,
    /// Whether parts of a question may stand below it.
    pub may_have_parts: bool,
    /// Headers that mean something in this tool only, as [`words`] gives them.
    own_words: &'static [(&'static str, Usual)],
    /// What the tool writes as the status of a look at the form.
    pub previews: &'static [&'static str],
    /// How the tool tells that somebody came to the end of the form.
    pub ending: Ending,
    /// What stands for a time stamp that was not kept.
    pub no_stamp: &'static str,
    /// What the tool writes below the last response.
    pub tail: Tail,
}

/// How a tool tells that somebody came to the end of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// A column says so, if anything does.
    Said,
    /// Only a response that was finished has a time stamp.
    Stamped,
}

/// What a tool writes below the last response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Nothing.
    Nothing,
    /// A line without a cell, which is no row.
    BlankLine,
}

/// The dialects, the most particular first; the last one takes every table.
const DIALECTS: &[&Dialect] = &[
    &qualtrics::DIALECT,
    &surveymonkey::DIALECT,
    &microsoft_forms::DIALECT,
    &typeform::DIALECT,
    &limesurvey::DIALECT,
    &sosci::DIALECT,
    &unipark::DIALECT,
    &google_forms::DIALECT,
    &microsoft_forms::OTHER_LANGUAGE,
    &plain::DIALECT,
];

impl Dialect {
    /// The dialect of a table that begins with these rows, and how many of them are its header.
    pub(super) fn recognise(rows: &[Vec<String>]) -> (&'static Self, usize) {
        DIALECTS
            .iter()
            .find_map(|dialect| Some((*dialect, (dialect.header_rows)(rows)?)))
            .expect("the plain dialect recognises every header")
    }

    /// One heading per column of the header.
    pub(super) fn headings(&self, rows: &[Vec<String>]) -> Vec<Heading> {
        (self.headings)(rows)
    }

    /// What a column with this heading holds when it is not a trait, and how usual the word is.
    pub(super) fn usual(&self, heading: &Heading) -> Option<(Usual, usize)> {
        let question = if heading.part.is_empty() { heading.question.as_str() } else { "" };
        [heading.code.as_str(), heading.part.as_str(), question].into_iter().find_map(|text| {
            let known = words(text);
            let own = self.own_words.iter().find(|(word, _)| *word == known);
            own.map(|&(_, usual)| (usual, 0)).or_else(|| usual::in_survey(text))
        })
    }
}

/// How many of these words are headers of the row.
fn count(row: &[String], known: &[&str]) -> usize {
    row.iter().filter(|cell| known.contains(&words(cell).as_str())).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
    }

    fn recognised(text: &str) -> (&'static str, usize) {
        let (dialect, rows) = Dialect::recognise(&rows(text));
        (dialect.name, rows)
    }

    #[test]
    fn a_tool_is_known_by_its_header() {
        for (text, name, header_rows) in [
            ("Timestamp|Horizon\n2026/10/14|Long Term", "Google Forms", 1),
            ("Id|Start time|Completion time|Email|Name|Horizon", "Microsoft Forms", 1),
            ("ID|Startzeit|Fertigstellungszeit|E-Mail|Name|Horizont", "Microsoft Forms", 1),
            (
                "Respondent ID|Collector ID|Horizon|\n|| Long Term|Short Term\n1|2|x|",
                "SurveyMonkey",
                2,
            ),
            ("|Q1\nRespondent ID|Collector ID|Horizon\n|||\n1|2|x", "SurveyMonkey", 3),
            ("respondent_id|collector_id|Horizon\n1|2|Long Term", "SurveyMonkey", 1),
            (
                "StartDate|ResponseId|Finished|Q1\nStart Date|Response ID|Finished|Horizon\n{\"ImportId\":\"startDate\"}|{\"ImportId\":\"_recordId\"}",
                "Qualtrics",
                3,
            ),
            (
                "StartDate|ResponseId|Finished|Q1\nStart Date|Response ID|Finished|Horizon\n2026-10-14|R_1|1|2",
                "Qualtrics",
                2,
            ),
            ("StartDate|ResponseId|Finished|Q1\n2026-10-14|R_1|1|2", "Qualtrics", 1),
            ("V1|V2|Q1\nResponseID|ResponseSet|Horizon\nR_1|Default|2", "Qualtrics", 2),
            ("#|Horizon|Start Date (UTC)|Submit Date (UTC)|Network ID", "Typeform", 1),
            ("id|submitdate|lastpage|startlanguage|Q1", "LimeSurvey", 1),
            ("Response ID|Date submitted|Last page|Start language|Horizon", "LimeSurvey", 1),
            ("Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Horizont", "LimeSurvey", 1),
            ("ID de la réponse|Date de soumission|Dernière page|Horizon", "LimeSurvey", 1),
            ("Horizont|Letzte Seite gelesen|Name", "plain table", 1),
            ("|a1. Role|a2. Scale|a3. Horizon", "LimeSurvey", 1),
            (
                "|Q1\nRespondent ID|Collector ID|Horizon\n|Collector ID|Horizon\n1|2|x",
                "SurveyMonkey",
                3,
            ),
            // A person without an id is a person all the same.
            ("Respondent ID|Collector ID|End Date|Horizon\n|77|2026-10-14|Plan", "SurveyMonkey", 1),
            ("ResponseId|Finished|Q1\n|1|2", "Qualtrics", 1),
            ("Name|Horizon", "plain table", 1),
            (
                "CASE|QUESTNNR|MODE|STARTED|RO01|LASTDATA\n7|base|interview|2026|2|x",
                "SoSci Survey",
                1,
            ),
            (
                "CASE|QUESTNNR|STARTED|RO01|LASTDATA\nNummer|Fragebogen|Beginn|Role: what?|Ende",
                "SoSci Survey",
                2,
            ),
            (
                "ID|Başlama zamanı|Tamamlanma zamanı|E-posta|Ad|Horizon\n\
                 1|2026-10-12 09:00|2026-10-12 09:05|anonymous|-|Long Term",
                "Microsoft Forms",
                1,
            ),
            (
                "ID|Submitted|Reviewed|Manager|Email|Name\n\
                 1|2026-10-12 09:00|2026-10-12 09:05|m@x.org|a@x.org|Ana",
                "plain table",
                1,
            ),
            ("lfdn|external_lfdn|tester|dispcode|v_1\n1|0|1|31|2", "Unipark", 1),
            (
                "q1|q2|q3\nName|Horizon: how far?|Role: which fits?\nAna|Long Term|Plan",
                "plain table",
                2,
            ),
            ("q1|q2\nLong Term|Plan", "plain table", 1),
            (
                "Name|Horizon|Role\n|Horizon: how far?|Role: which fits?\nAna|Plan|Do",
                "plain table",
                2,
            ),
            // Parts stand below questions, and nothing below what has none.
            (
                "End Date|Name|Horizon||Role|\n|Open-Ended Response|Long|Short|Plan|Do\n2026|Ana|x|||x",
                "plain table",
                2,
            ),
            ("Name|Horizon||Role|\n|Long|Short|Plan|Do\nAna|x|||x", "plain table", 2),
            ("Name|Horizon||Role|\nAna|Long|Short|Plan|Do\nBo|x|||x", "plain table", 1),
            ("Name|Horizon||Role|\n|5|4|3|2\nBo|1|2|3|4", "plain table", 1),
            // Answers that are questions are no header.
            ("Name|Q1|Q2\nAna|Why?|How?\nBo|How?|Why?", "plain table", 1),
            ("Name|Horizon|Role\n|Horizon|Role", "plain table", 1),
            (
                "Timestamp|Horizon|Role\n|Horizon: how far?|Role: which fits?\n2026|Plan|Do",
                "Google Forms",
                2,
            ),
        ] {
            assert_eq!(recognised(text), (name, header_rows), "{text}");
        }
    }

    #[test]
    fn headings_are_put_together_from_all_rows() {
        let shown = |text: &str| -> Vec<String> {
            let all = rows(text);
            let (dialect, header_rows) = Dialect::recognise(&all);
            dialect.headings(&all[..header_rows]).iter().map(Heading::shown).collect()
        };
        assert_eq!(
            shown("Respondent ID|Collector ID|Horizon|||Role\n||Long Term|Short Term||Response\n1"),
            [
                "Respondent ID",
                "Collector ID",
                "Horizon [Long Term]",
                "Horizon [Short Term]",
                "",
                "Role"
            ]
        );
        assert_eq!(
            shown("Name|Horizon||Role|\nResponse|Long|Short|Plan|Do\nAna|x|||x"),
            ["Name", "Horizon [Long]", "Horizon [Short]", "Role [Plan]", "Role [Do]"]
        );
        assert_eq!(
            shown("V1|V2|Q1|Q2_1\nResponseID|ResponseSet|Horizon - Selected Choice|Role - Plan\n"),
            ["ResponseID", "ResponseSet", "Horizon", "Role [Plan]"]
        );
        assert_eq!(
            shown("Name|How? - Selected Choice|Role: which? - Selected Choice - Do - now\n"),
            ["Name", "How?", "Role: which? [Do - now]"]
        );
        assert_eq!(
            shown("ID|Start time|Completion time|Which fits?|Which fits?2|Looks 360"),
            ["ID", "Start time", "Completion time", "Which fits?", "Which fits?", "Looks 360"]
        );
        assert_eq!(
            shown("id|submitdate|lastpage|Q1[a]. How? [Horizon]|Q2[SQ001]")[3..],
            ["How? [Horizon]", "Q2 [SQ001]"]
        );
    }
}
