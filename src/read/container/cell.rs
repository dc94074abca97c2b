//! A value of a workbook → the text of its cell.

use std::borrow::Cow;

use calamine::{Data, DataRef, ExcelDateTime};

/// The text of a value of an XLSX file; a shared text is not copied.
pub(super) fn of_ref<'v>(value: &'v DataRef<'_>) -> Cow<'v, str> {
    match value {
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::String(text) => Cow::Borrowed(text),
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(number) => Cow::Owned(number.to_string()),
        DataRef::Bool(truth) => Cow::Borrowed(truth_words(*truth)),
        DataRef::DateTime(moment) => Cow::Owned(moment_words(moment)),
        DataRef::DateTimeIso(moment) => Cow::Owned(iso_words(moment)),
        DataRef::DurationIso(duration) => Cow::Borrowed(duration),
        DataRef::Error(error) => Cow::Owned(error.to_string()),
    }
}

/// The text of a value of an ODS file.
pub(super) fn of(value: &Data) -> Cow<'_, str> {
    match value {
        Data::String(text) => Cow::Borrowed(text),
        Data::Empty => Cow::Borrowed(""),
        Data::Int(number) => Cow::Owned(number.to_string()),
        Data::Float(number) => Cow::Owned(number.to_string()),
        Data::Bool(truth) => Cow::Borrowed(truth_words(*truth)),
        Data::DateTime(moment) => Cow::Owned(moment_words(moment)),
        Data::DateTimeIso(moment) => Cow::Owned(iso_words(moment)),
        Data::DurationIso(duration) => Cow::Borrowed(duration),
        Data::Error(error) => Cow::Owned(error.to_string()),
    }
}

fn truth_words(truth: bool) -> &'static str {
    if truth { "TRUE" } else { "FALSE" }
}

/// `2026-10-14 10:10:09`, `2026-10-14` for a whole day, `10:10:09` for a time or a duration.
fn moment_words(moment: &ExcelDateTime) -> String {
    let serial = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        let seconds = (serial * 86_400.0).round() as i64;
        let (hours, rest) = (seconds / 3600, (seconds % 3600).abs());
        return format!("{hours:02}:{:02}:{:02}", rest / 60, rest % 60);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        _ => format!("{date} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// `2026-10-14T10:10:09.000` as `2026-10-14 10:10:09`.
fn iso_words(moment: &str) -> String {
    let whole = moment.split_once('.').map_or(moment, |(whole, _)| whole);
    let midnight = whole.strip_suffix("T00:00:00");
    midnight.map_or_else(|| whole.replacen('T', " ", 1), str::to_owned)
}
