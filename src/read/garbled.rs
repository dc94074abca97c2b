//! Text that was saved in one encoding and read in another before it came here: `JosÃ©` for `José`.

use super::container;
use super::table::Table;
use crate::error::Problem;
use crate::response::Response;

/// Warns once of the names and teams that are garbled; shows no more of them than a letter.
pub(super) fn problem(people: &[Response], table: &Table<'_>) -> Option<Problem> {
    let texts = |response: &Response| {
        let person = &response.person;
        [Some(person.name.clone()), person.team.clone()].into_iter().flatten()
    };
    let mut garbled = people.iter().filter_map(|response| {
        let (shown, meant) = texts(response).find_map(|text| first_letter(&text))?;
        Some((response.row, shown, meant))
    });
    let (row, shown, meant) = garbled.next()?;
    let others = match garbled.count() {
        0 => String::new(),
        1 => "; another row has the like".to_owned(),
        more => format!("; {more} more rows have the like"),
    };
    let message = format!("the text is garbled: it says `{shown}` and means `{meant}`{others}");
    Some(Problem::warning(message).at(table.row(row)).hint(
        "the file was opened in the wrong encoding and saved again; export the answers once more, \
         and give that file to Orient as it comes",
    ))
}

/// The first letter that is garbled, and what it was.
fn first_letter(text: &str) -> Option<(String, char)> {
    if text.is_ascii() {
        return None;
    }
    let meant = container::undone(text)?;
    let (at, letter) = meant.char_indices().find(|(_, letter)| !letter.is_ascii())?;
    // Each byte was taken for a letter.
    let shown = text.chars().skip(meant[..at].len()).take(letter.len_utf8()).collect();
    Some((shown, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_utf_8_in_disguise_is_garbled() {
        let found = |text| first_letter(text).map(|(shown, meant)| format!("{shown} {meant}"));
        assert_eq!(found("JosÃ©").as_deref(), Some("Ã© é"));
        assert_eq!(found("A. MÃ¼ller").as_deref(), Some("Ã¼ ü"));
        assert_eq!(found("Oâ€™Neill").as_deref(), Some("â€™ ’"));
        assert_eq!(found("Jos√©").as_deref(), Some("√© é"));
        for name in ["José", "Ã", "Müller–Lüdenscheidt", "São João", "Ægir", "Â", "名前", "Ana"]
        {
            assert_eq!(found(name), None, "{name}");
        }
    }
}
