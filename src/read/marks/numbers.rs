//! Numbers in cells: points to the hundredth, parts of one, stars.

use super::super::usual;
use super::super::words::words;
use super::is_blank;
use crate::instrument::Scale;
use crate::response::HUNDREDTHS;

/// How many stars a cell shows: `★★★`, or `★★★☆☆` where all of the scale are drawn.
pub(super) fn stars(cell: &str, scale: Scale) -> Option<u16> {
    let drawn =
        |letter: &char| !letter.is_whitespace() && !matches!(letter, '\u{FE0E}' | '\u{FE0F}');
    let all: Vec<char> = cell.chars().filter(drawn).collect();
    let filled = all.iter().take_while(|star| matches!(star, '★' | '⭐' | '🌟')).count();
    let hollow = &all[filled..];
    let is_whole = hollow.is_empty() || all.len() == usize::from(scale.most);
    (filled > 0 && is_whole && hollow.iter().all(|star| matches!(star, '☆' | '✩')))
        .then(|| u16::try_from(filled).ok())?
}

/// A number of points without the word or the sign for them: `35 points`, `35 %`.
pub(super) fn without_unit(cell: &str) -> &str {
    const UNITS: [&str; 14] = [
        "%", "points", "point", "pts", "pt", "p", "punkte", "punkt", "puntos", "punti", "pontos",
        "punten", "poäng", "percent",
    ];
    let number = cell.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let unit = words(&cell[number.len()..]);
    let is_sign = cell[number.len()..].trim() == "%";
    let is_unit = is_sign || UNITS.contains(&unit.as_str());
    if is_unit && !number.is_empty() { number } else { cell }
}

/// The points, in hundredths, where the cells make 1 together: a spreadsheet keeps `40 %` as 0.4.
pub(super) fn parts_of_one(cells: &[&str]) -> Option<Vec<Option<u16>>> {
    const PARTS: f64 = 10_000.0;
    let part = |cell: &&str| {
        let is_blank = cell.chars().all(is_blank) || usual::is_left_blank(&words(cell));
        let number = cell.replace(',', ".");
        let parts = if is_blank { 0.0 } else { number.parse::<f64>().ok()? * PARTS };
        let is_whole = (parts - parts.round()).abs() < 1e-6 && (0.0..=PARTS).contains(&parts);
        is_whole.then_some(parts.round() as u16)
    };
    let parts: Vec<u16> = cells.iter().map(part).collect::<Option<_>>()?;
    let sum: u32 = parts.iter().copied().map(u32::from).sum();
    (sum == PARTS as u32).then(|| parts.into_iter().map(Some).collect())
}

/// The sum of parts of 1 that is not quite 1, as that of `0.333`, `0.333` and `0.333`.
pub(super) fn sum_of_parts(cells: &[&str]) -> Option<String> {
    let part = |cell: &&str| {
        let is_blank = cell.chars().all(is_blank) || usual::is_left_blank(&words(cell));
        let part = if is_blank { 0.0 } else { cell.replace(',', ".").parse::<f64>().ok()? };
        (0.0..1.0).contains(&part).then_some(part)
    };
    let parts: Vec<f64> = cells.iter().map(part).collect::<Option<_>>()?;
    let sum: f64 = parts.iter().sum();
    (sum > 0.5 && sum < 1.5).then(|| format!("{}", (sum * 1e6).round() / 1e6))
}

/// A number of up to two decimals, in hundredths: `3`, `2.0`, `33,5`.
pub(super) fn hundredths(cell: &str) -> Option<u16> {
    let (whole, decimals) = cell.split_once(['.', ',']).unwrap_or((cell, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let decimals = decimals.trim_end_matches('0');
    if whole.is_empty() || !plain(whole) || !plain(decimals) || decimals.len() > 2 {
        return None;
    }
    let part: u16 = format!("{decimals:0<2}").parse().ok()?;
    whole.parse::<u16>().ok()?.checked_mul(HUNDREDTHS)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_to_the_hundredth() {
        assert_eq!(hundredths("3"), Some(300));
        assert_eq!(hundredths("2.0"), Some(200));
        assert_eq!(hundredths("33.5"), Some(3350));
        assert_eq!(hundredths("33,25"), Some(3325));
        assert_eq!(hundredths("1.234"), None);
        assert_eq!(hundredths("1,234"), None);
        assert_eq!(hundredths("-1"), None);
        assert_eq!(hundredths("999999"), None);
        assert_eq!(hundredths(""), None);
    }

    #[test]
    fn points_may_have_a_word_for_them() {
        for cell in ["35", "35%", "35 %", "35 points", "35 Punkte", "35pts"] {
            assert_eq!(without_unit(cell), "35", "{cell}");
        }
        for cell in ["35 people", "points", "35/100", ""] {
            assert_eq!(without_unit(cell), cell);
        }
    }

    #[test]
    fn parts_that_are_not_quite_one_are_added_up() {
        assert_eq!(sum_of_parts(&["0.333", "0,333", "0.333"]).as_deref(), Some("0.999"));
        assert_eq!(sum_of_parts(&["0.5", "", "0.4"]).as_deref(), Some("0.9"));
        assert_eq!(sum_of_parts(&["40", "35", "24"]), None);
        assert_eq!(sum_of_parts(&["0", "0", "0"]), None, "nothing was given");
    }

    #[test]
    fn parts_of_one_are_points() {
        let points =
            |cells: &[&str]| parts_of_one(cells).map(|all| all.into_iter().flatten().collect());
        assert_eq!(points(&["0.4", "0,35", ".25"]), Some(vec![4000, 3500, 2500]));
        assert_eq!(
            points(&["0.3232", "0.09080000000000001", "0.586"]),
            Some(vec![3232, 908, 5860])
        );
        assert_eq!(points(&["1", "", "0"]), Some(vec![10_000, 0, 0]));
        assert_eq!(points(&["0.5", "(blank)", "0.5", "-"]), Some(vec![5000, 0, 5000, 0]));
        for cells in [["0.4", "0.35", "0.2"], ["40", "35", "25"], ["0.33333", "0.33333", "0.33334"]]
        {
            assert_eq!(points(&cells), None::<Vec<u16>>, "{cells:?}");
        }
    }
}
