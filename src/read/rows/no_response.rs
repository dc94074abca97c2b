//! Rows that are no response to be counted: a look at the form, and what the file marks so.

use super::super::answers::shown;
use super::super::table::Row;
use super::super::usual;
use super::super::words::OneOf;
use super::RowReader;
use crate::response::{LeftOut, Reason};

/// What a survey owner writes who only looks at the form.
const PREVIEWS: OneOf = OneOf::new(&[
    "preview",
    "test",
    "test test",
    "survey preview",
    "test response",
    "preview response",
    "test preview",
    "test entry",
    "test user",
    "test person",
    "testeintrag",
    "dummy",
    "dummy response",
    "example response",
    "sample response",
    "delete me",
    "please delete",
    "ignore this",
]);

/// What a tool writes as the status of a row that is no response to be counted.
const NO_RESPONSE: OneOf = OneOf::new(&[
    "deleted",
    "denied",
    "disqualified",
    "duplicate",
    "excluded",
    "invalid",
    "not approved",
    "validation status not approved",
    "over quota",
    "quota full",
    "rejected",
    "removed",
    "screened out",
    "spam",
    "terminated",
    "test data",
    "trash",
    "trashed",
    "aperçu",
    "aperçu du sondage",
    "umfragevorschau",
    "vista previa",
    "vista previa de la encuesta",
    "vorschau",
]);

impl RowReader<'_> {
    /// The account of a row that only somebody's look at the form made.
    pub(super) fn preview(&self, row: &Row<'_>, name: Option<&str>) -> Option<LeftOut> {
        let status = row.text(self.columns.status);
        let email = row.text(self.columns.email);
        let channel = row.text(self.columns.channel);
        let test = row.text(self.columns.test);
        let seen = if PREVIEWS.has(status) || self.previews.has(status) || NO_RESPONSE.has(status) {
            format!("status is `{}`", shown(status))
        } else if PREVIEWS.has(channel) {
            format!("channel is `{}`", shown(channel))
        } else if usual::is_yes(test) {
            format!("test is `{}`", shown(test))
        } else if let Some(name) = name.filter(|name| PREVIEWS.has(name)) {
            format!("name is `{}`", shown(name))
        } else if PREVIEWS.has(email) {
            format!("e-mail is `{}`", shown(email))
        } else {
            return None;
        };
        let person = name.map(str::to_owned);
        Some(LeftOut { row: row.number, reason: Reason::Preview, seen, person })
    }

    /// The account of a row that a column marks as not to be counted.
    pub(super) fn dropped(&self, row: &Row<'_>, name: Option<&str>) -> Option<LeftOut> {
        let marks = self.columns.marks.iter();
        let column = marks.copied().find(|mark| mark.drops(row.text(Some(mark.column))))?.column;
        let header = self.header.shown(column);
        let seen = format!("{} is `{}`", header.to_lowercase(), shown(row.text(Some(column))));
        let person = name.map(str::to_owned);
        Some(LeftOut { row: row.number, reason: Reason::Excluded, seen, person })
    }
}
