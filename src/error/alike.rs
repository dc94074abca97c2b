//! What is wrong in the same way in several cells of a column, told once.

use std::collections::HashMap;

use super::{Place, Problem};

/// So many further cells are named; the rest are counted.
const CELLS_NAMED: usize = 12;

/// The problems as they are shown: those of one column that say the same are one, at its first cell,
/// which names the other cells.
#[must_use]
pub fn alike_once(problems: &[Problem]) -> Vec<Problem> {
    let mut told: Vec<(&Problem, Vec<String>)> = Vec::new();
    let mut known: HashMap<(&str, &str, &str), usize> = HashMap::new();
    for problem in problems {
        let cell = match &problem.place {
            Some(Place::Cell { file, row: Some(row), column: Some(column) }) => {
                (file, column, format!("{column}{row}"))
            }
            _ => {
                told.push((problem, Vec::new()));
                continue;
            }
        };
        let (file, column, cell) = cell;
        let place = *known.entry((file, column, &problem.message)).or_insert(told.len());
        match told.get_mut(place) {
            Some((first, cells)) if first.hint == problem.hint => cells.push(cell),
            _ => told.push((problem, Vec::new())),
        }
    }
    told.into_iter().map(|(problem, cells)| with_cells(problem, &cells)).collect()
}

fn with_cells(problem: &Problem, cells: &[String]) -> Problem {
    let named = cells.iter().take(CELLS_NAMED).cloned().collect::<Vec<_>>().join(", ");
    let message = match cells.len() {
        0 => problem.message.clone(),
        many if many > CELLS_NAMED => {
            format!("{}; the same in {named} and {} more", problem.message, many - CELLS_NAMED)
        }
        _ => format!("{}; the same in {named}", problem.message),
    };
    Problem { message, ..problem.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(column: &str, row: usize, message: &str, hint: &str) -> Problem {
        let (file, column) = ("answers.csv".to_owned(), Some(column.to_owned()));
        let place = Place::Cell { file, row: Some(row), column };
        Problem::error(message).hint(hint).at(place)
    }

    fn shown(problems: &[Problem]) -> String {
        alike_once(problems).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_says_the_same_in_one_column_is_told_once() {
        let whole = Problem::error("no answer").at(Place::File { file: "answers.csv".to_owned() });
        insta::assert_snapshot!(shown(&[
            at("D", 2, "`Paln` is no statement", "mean `Plan`?"),
            at("E", 2, "`Paln` is no statement", "mean `Plan`?"),
            at("D", 3, "`Od` is no statement", "mean `Do`?"),
            at("D", 5, "`Paln` is no statement", "mean `Plan`?"),
            whole.clone(),
            whole,
            at("D", 9, "`Paln` is no statement", "mean `Plan`?"),
            at("D", 10, "`Paln` is no statement", "another hint"),
        ]), @r"
        error: answers.csv D2: `Paln` is no statement; the same in D5, D9
          hint: mean `Plan`?
        error: answers.csv E2: `Paln` is no statement
          hint: mean `Plan`?
        error: answers.csv D3: `Od` is no statement
          hint: mean `Do`?
        error: answers.csv: no answer
        error: answers.csv: no answer
        error: answers.csv D10: `Paln` is no statement
          hint: another hint
        ");
    }

    #[test]
    fn of_many_cells_the_first_are_named() {
        let many: Vec<Problem> = (2..40).map(|row| at("D", row, "`x` is nothing", "?")).collect();
        insta::assert_snapshot!(shown(&many), @r"
        error: answers.csv D2: `x` is nothing; the same in D3, D4, D5, D6, D7, D8, D9, D10, D11, D12, D13, D14 and 25 more
          hint: ?
        ");
    }

    #[test]
    fn no_cell_is_lost() {
        let many: Vec<Problem> = (2..14).map(|row| at("D", row, "`x` is nothing", "?")).collect();
        let shown = shown(&many);
        assert!((2..14).all(|row| shown.contains(&format!("D{row}"))), "{shown}");
    }
}
