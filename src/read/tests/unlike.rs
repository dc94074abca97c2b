//! Rows at the end that are unlike those of people, and numbers that mean something else than usual.

use std::fmt::Write;

use super::{Inspection, read_of};
use crate::error::{Failure, Severity};
use crate::instrument::Instrument;
use crate::read::Options;
use crate::response::Answer;

/// An instrument of three traits and three orientations, in this mode.
fn instrument(mode: &str) -> Instrument {
    let orientation = |id: &str| {
        format!(
            "[[orientations]]\nid = \"{id}\"\nname = \"{id}\"\ndescription = \"d\"\n\
             strengths = [\"s\"]\nblind_spots = [\"b\"]\nadvice = [\"a\"]\n"
        )
    };
    let one = |id: &str| {
        let statements = ["alpha", "beta", "gamma"].map(|of| format!("{of} = \"{id} by {of}\""));
        let statements = statements.join(", ");
        format!("[[traits]]\nid = \"{id}\"\nname = \"{id}\"\nstatements = {{ {statements} }}\n")
    };
    let head = "id = \"own\"\nversion = \"1\"\ntitle = \"t\"\nsource = \"s\"\ncaution = \"c\"\n";
    let orientations = ["alpha", "beta", "gamma"].map(orientation).concat();
    let traits = ["start", "middle", "end"].map(one).concat();
    let text = format!("{head}{mode}\n{orientations}{traits}");
    Instrument::from_toml(&text, "own.toml").expect("it is sound")
}

/// Answers below a header that says something behind each trait's name; a row is a name and nine numbers.
fn read(mode: &str, said: &str, rows: &[&str]) -> Result<Inspection, Failure> {
    let mut text = "Name".to_owned();
    for of in ["start", "middle", "end"] {
        for statement in ["alpha", "beta", "gamma"] {
            write!(text, ",\"{of}{said} [{of} by {statement}]\"").expect("a text takes all");
        }
    }
    for row in rows {
        write!(text, "\n{row}").expect("a text takes all");
    }
    read_of(&instrument(mode), text.as_bytes(), &Options::default())
}

/// How many are counted, and what is said.
fn told(mode: &str, rows: &[&str]) -> (usize, Vec<String>) {
    let found = read(mode, "", rows).expect("it can be read");
    let ledger = &found.responses.ledger;
    assert_eq!(ledger.rows, found.responses.people.len() + ledger.left_out.len());
    let said = found.problems.iter().map(|one| one.message.clone()).collect();
    (found.responses.people.len(), said)
}

/// What is wrong, as it is shown.
fn errors(found: &Inspection) -> String {
    let errors = found.problems.iter().filter(|one| one.severity == Severity::Error);
    errors.map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What is wrong with answers below such a header.
fn failed(mode: &str, said: &str, rows: &[&str]) -> String {
    match read(mode, said, rows) {
        Ok(found) => errors(&found),
        Err(failure) => failure.to_string(),
    }
}

const RATED: &str = "mode = \"rate\"\nscale = { least = 1, most = 5 }";
const ALLOCATED: &str = "mode = \"allocate\"\npoints = 100";
const PEOPLE: [&str; 3] =
    ["Ana,1,2,3,4,5,1,2,3,4", "Bo,2,4,5,5,5,2,3,1,4", "Chi,3,3,1,3,5,3,1,2,1"];

#[test]
fn means_below_people_are_nobodys() {
    let with = |last: &'static str| [&PEOPLE[..], &[last]].concat();
    let (people, said) = told(RATED, &with(",2,3,3,4,5,2,2,2,3"));
    let out = "this row at the end holds the means of those above and no name, and is left out";
    assert_eq!((people, said), (3, vec![out.to_owned()]));
    let (people, said) = told(RATED, &with("Norm,2,3,3,4,5,2,2,2,3"));
    let in_it = "`Norm` counts as a person, though every number in it is the mean of those above";
    assert_eq!((people, said), (4, vec![in_it.to_owned()]));
    // Nobody's name alone may be somebody's who kept it back.
    let (people, said) = told(RATED, &with(",5,1,1,1,1,5,5,5,1"));
    assert_eq!((people, said.len()), (4, 1));
    assert!(said[0].starts_with("the last row alone has neither a name"), "{said:?}");
    assert_eq!(told(RATED, &with("Dee,5,1,1,1,1,5,5,5,1")), (4, vec![]));
    // Whoever answers as all others do holds no mean.
    let alike = ["Ana,3,3,3,3,3,3,3,3,3", "Bo,3,3,3,3,3,3,3,3,3", "Chi,3,3,3,3,3,3,3,3,3"];
    let dee = "Dee,3,3,3,3,3,3,3,3,3";
    assert_eq!(told(RATED, &[&alike[..], &[dee]].concat()), (4, vec![]));
    let (people, said) = told(RATED, &with("n,3,3,3,3,3,3,3,3,3"));
    assert_eq!((people, said.len()), (3, 1), "{said:?}");
    // As many as there are others is no maximum, and whoever said something may be anybody.
    assert_eq!(told(RATED, &with("Max,3,3,3,3,3,3,3,3,3")), (4, vec![]));
    let (people, said) = told(RATED, &with("prefer not to say,2,3,3,4,5,2,2,2,3"));
    assert_eq!((people, said.len()), (4, 1), "{said:?}");
    // No rating is a fraction.
    let (people, said) = told(RATED, &with(",2,3,2.67,4,5,2,2.33,2,3"));
    let out = "this row at the end holds nothing but numbers, and is left out";
    assert_eq!((people, said), (3, vec![out.to_owned()]));
}

#[test]
fn fractions_below_whole_points_are_told() {
    let people = [
        "Ana,50,30,20,40,40,20,60,20,20",
        "Bo,50,40,10,20,40,40,0,20,80",
        "Chi,90,5,5,9,1,90,50,50,0",
    ];
    let norm = "Norm,33.5,33.5,33,20.5,40.5,39,50,25.5,24.5";
    let (all, said) = told(ALLOCATED, &[&people[..], &[norm]].concat());
    assert_eq!((all, said.len()), (4, 1));
    assert!(
        said[0].starts_with("`Norm` counts as a person, though this row at the end has fractions")
    );
    // One who divides by three, or several, are people.
    let dee = "Dee,33.34,33.33,33.33,100,0,0,50,50,0";
    assert_eq!(told(ALLOCATED, &[&people[..], &[dee]].concat()).1, Vec::<String>::new());
}

#[test]
fn a_header_whose_numbers_run_the_other_way_is_refused() {
    let said = failed(RATED, " (1 = strongly agree, 5 = strongly disagree)", &PEOPLE);
    insta::assert_snapshot!(said, @r"
    error: answers.csv column B: the header says that 1 is `strongly agree` and 5 is `strongly disagree`, but in a rating, the highest number is the most
      hint: export the texts of the answers, or turn the numbers round and correct the header
    ");
    for turned in [
        "(1 = best, 5 = worst)",
        "(1 = very much, 5 = not at all)",
        "(1 = very likely, 5 = very unlikely)",
        "(1=strongly agree to 5=strongly disagree)",
        "from 1 (fully agree) to 5 (fully disagree)",
        "(trifft voll zu = 1, trifft gar nicht zu = 5)",
        "(1 → strongly agree, 5 → strongly disagree)",
        "(1. strongly agree ... 5. strongly disagree)",
        "(1/ agree 5/ disagree)",
        "(1 = like us, 5 = unlike us)",
        "(1 = very like us, 5 = not like us)",
        "(1 = describes us best, 5 = does not describe us)",
        "(1 = to a great extent, 5 = to no extent)",
        "(1 = sehr gut, 5 = mangelhaft)",
        "(1 = rozhodně souhlasím, 5 = rozhodně nesouhlasím)",
        "(1 = tout à fait d’accord, 5 = pas du tout d’accord)",
        "(1 strongly agree – 5 strongly disagree)",
        "(1 trifft voll zu - 5 trifft gar nicht zu)",
        "(Always 1 – 5 Never)",
        "(Strongly agree 1 2 3 4 5 Strongly disagree)",
        "(1 being very true and 5 being not true)",
        "(rate from 1 to 5, 1 being the best)",
        "(1 = best)",
        "(1 is most important)",
        "(5 = lowest)",
        "(lower is better)",
        ", Schulnoten",
        ": strongly agree (1) to strongly disagree (5)",
        ": strongly agree - 1, strongly disagree - 5",
        "(1 = agree, 5 = disagree, 6 = not sure)",
        "(1 = daily, 5 = never)",
        "(1 = très bien, 5 = très mal)",
        "(1 = in pieno accordo, 5 = in completo disaccordo)",
        "（１＝強く同意、５＝全く同意しない）",
    ] {
        assert!(
            failed(RATED, &format!(" {turned}"), &PEOPLE).contains("the header says"),
            "{turned}"
        );
    }
    let ranks = ["Ana,1,2,3,1,2,3,1,2,3"];
    let said = failed("mode = \"rank\"", " (3 = most like us, 1 = least like us)", &ranks);
    assert!(said.contains("in a rank, 1 is what fits best"), "{said}");
    for turned in [" (3 is the highest)", ": give 3 points to the best, 1 to the worst"] {
        let said = failed("mode = \"rank\"", turned, &ranks);
        assert!(said.contains("in a rank, 1 is what fits best"), "{turned}");
    }
    let said = failed("mode = \"rank\"", ": order from least to most like us", &ranks);
    insta::assert_snapshot!(said, @r"
    error: answers.csv column B: the header asks for an order `from least to most`, but in an order, the first is what fits best
      hint: turn the orders round and correct the header
    ");
    for (mode, said, rows) in [
        (RATED, " (1 = strongly disagree, 5 = strongly agree)", &PEOPLE[..]),
        (RATED, " (1 = low, 5 = high)", &PEOPLE[..]),
        (RATED, " from 1 (never) to 5 (always)", &PEOPLE[..]),
        (RATED, " (stimme nicht zu = 1, stimme zu = 5)", &PEOPLE[..]),
        (RATED, " (1 → strongly disagree, 5 → strongly agree)", &PEOPLE[..]),
        (RATED, " (1 = not like us, 5 = very like us)", &PEOPLE[..]),
        (RATED, " (1 = nigdy, 5 = zawsze)", &PEOPLE[..]),
        (RATED, " (1 = zkratka, 5 = dlouhá)", &PEOPLE[..]),
        (RATED, " (1-5)", &PEOPLE[..]),
        (RATED, " (1 = agree a little, 5 = could not agree more)", &PEOPLE[..]),
        (RATED, " (1 = first steps, 5 = no gaps)", &PEOPLE[..]),
        (RATED, " (1 strongly disagree – 5 strongly agree)", &PEOPLE[..]),
        (RATED, " (Never 1 – 5 Always)", &PEOPLE[..]),
        (RATED, " (always 5 4 3 2 1 never)", &PEOPLE[..]),
        (RATED, " (rate from 1 to 5, 5 being the best)", &PEOPLE[..]),
        (RATED, " (1 = important, 5 = vital)", &PEOPLE[..]),
        (RATED, " (0 = not applicable)", &PEOPLE[..]),
        (RATED, " (which is best? 1-5)", &PEOPLE[..]),
        (RATED, ", question 1 is important", &PEOPLE[..]),
        (RATED, ", part 5 (last)", &PEOPLE[..]),
        (RATED, ": I agree (1 not at all – 5 completely)", &PEOPLE[..]),
        (RATED, ": describes us (1 not at all - 5 very well)", &PEOPLE[..]),
        (RATED, ": important? (1) never - (5) always", &PEOPLE[..]),
        (RATED, ": important? (1) – never, (5) – always", &PEOPLE[..]),
        (RATED, ": like us - 1 low - 5 high", &PEOPLE[..]),
        (RATED, ": trifft zu (1 gar nicht – 5 voll und ganz)", &PEOPLE[..]),
        (RATED, ": important? (1 – 5 = very)", &PEOPLE[..]),
        (RATED, " (keine Schulnoten: 5 = sehr gut)", &PEOPLE[..]),
        (RATED, " (keine Schulnoten)", &PEOPLE[..]),
        (RATED, ": “less is better” or “more is better”?", &PEOPLE[..]),
        ("mode = \"rank\"", ": not important? (1 most - 3 least)", &ranks[..]),
        ("mode = \"rank\"", ": our work goes from bad to good, what helps?", &ranks[..]),
        ("mode = \"rank\"", ": rank from worst to best, 3 = worst, 1 = best", &ranks[..]),
        ("mode = \"rank\"", " (1 = most like us, 3 = least)", &ranks[..]),
        ("mode = \"rank\"", " (1 = best)", &ranks[..]),
        ("mode = \"rank\"", ": order from most to least like us", &ranks[..]),
    ] {
        assert_eq!(failed(mode, said, rows), "", "{said}");
    }
}

#[test]
fn a_usual_word_beside_its_number_is_read_and_other_words_are_asked_for() {
    let both = |cells: [&str; 3]| {
        let rows = [format!("Ana,{},1,2,3,4,5,1", cells.join(",")), PEOPLE[1].to_owned()];
        let found = read(RATED, "", &[rows[0].as_str(), rows[1].as_str()]);
        found.map_or_else(|failure| failure.to_string(), |found| errors(&found))
    };
    assert_eq!(both(["1 Strongly disagree", "Agree (4)", "5 Strongly agree"]), "");
    assert!(both(["5 Strongly disagree", "Agree (4)", "1"]).contains("run against each other"));
    assert!(both(["2 Strongly disagree", "Agree (4)", "1"]).contains("is no usual word for 2"));
    for turned in ["1 (best)", "1 = most like us", "5 - mangelhaft", "1 - sehr gut", "Agree (2)"] {
        assert!(both([turned, "2", "3"]).contains("run against each other"), "{turned}");
    }
    assert_eq!(both(["1 (worst)", "5 = most like us", "2 - gut"]), "");
    let rows = ["Ana,1 - none,5 - none,1 = does not apply,1,2,3,4,5,1", PEOPLE[1]];
    let found = read(RATED, "", &rows).expect("its header can be read");
    let Answer::Rated(marks) = found.responses.people[0].answers[0] else { panic!("it is rated") };
    assert_eq!([0, 1, 2].map(|at| marks.of(at)), [Some(100), None, Some(100)]);
    let words = [
        "Ana,Nie,Selten,Oft,Immer,Nie,Oft,Nie,Oft,Immer",
        "Bo,Oft,Nie,Oft,Nie,Oft,Nie,Oft,Nie,Oft",
    ];
    let said =
        read(RATED, "", &words).map_or_else(|failure| failure.to_string(), |found| errors(&found));
    assert!(
        said.contains("name them in the instrument's `scale.labels`, the least first"),
        "{said}"
    );
}

#[test]
fn labels_of_the_instrument_come_before_what_words_and_numbers_usually_mean() {
    let own = |labels: &str, least: u8, row: &str| {
        let most = least + 3;
        let mode = format!(
            "mode = \"rate\"\nscale = {{ least = {least}, most = {most}, labels = {labels} }}"
        );
        errors(&read(&mode, "", &[row]).expect("its header can be read"))
    };
    let words = r#"["None", "Not sure", "Some", "All"]"#;
    assert_eq!(own(words, 1, "Ana,1 - None,2 - Not sure,None,Some,All,4,3,2,1"), "");
    // A 2 may be the second step or the label of the third.
    let numbers = r#"["0", "1", "2", "3 or more"]"#;
    assert_eq!(own(numbers, 1, "Ana,0,1,2,3 or more,0,1,2,0,1"), "");
    let failed = own(numbers, 1, "Ana,4,1,2,3,0,1,2,0,1");
    let signs = r#"["-", "0", "+", "++"]"#;
    assert_eq!(own(signs, 1, "Ana,-,0,+,++,1,2,3,4,1"), "");
    assert!(failed.contains("some labels are numbers of other steps"), "{failed}");
}

#[test]
fn a_rank_may_have_words_beside_it_that_agree() {
    let rank = "mode = \"rank\"";
    let own = |cells: &str| {
        errors(&read(rank, "", &[&format!("Ana,{cells}")]).expect("its header can be read"))
    };
    assert_eq!(own("1 (most like us),2,3 (least like us),3 - last,1 - first,2,1,2,3"), "");
    assert!(own("1 (low),2,3 (high),1,2,3,1,2,3").contains("`1 (low)` is not a rank"));
    assert_eq!(own("Most like us,In between,Least like us,Middle,worst,best,1,2,3"), "");
    assert!(own("agree,neutral,disagree,1,2,3,1,2,3").contains("`agree` is not a rank"));
    let turned = own("3 (most like us),2,1 (least like us),1,2,3,1,2,3");
    assert!(turned.contains("`3 (most like us)` is not a rank"), "{turned}");
}

#[test]
fn a_minus_one_among_ratings_is_no_answer() {
    let (people, said) = told(RATED, &["Ana,-1,2,3,4,5,1,2,3,4", "Bo,1,2,3,4,5,1,2,3,4"]);
    let note = "a negative number such as this one counts as not answered".to_owned();
    assert_eq!((people, said), (2, vec![note]));
    let found = read(RATED, "", &["Ana,-2,2,3,4,5,1,2,3,4"]).expect("its header can be read");
    assert!(errors(&found).contains("`-2` is not a rating"));
}

#[test]
fn a_header_between_ratings_is_told_once() {
    let again = ["start", "middle", "end"]
        .map(|of| ["alpha", "beta", "gamma"].map(|by| format!("{of} [{of} by {by}]")).join(","))
        .join(",");
    let row = format!("Name,{again}");
    let found = read(RATED, "", &[PEOPLE[0], &row, PEOPLE[1]]).expect("its header can be read");
    assert_eq!(
        errors(&found),
        "error: answers.csv row 3: this row repeats the header\n  \
         hint: two exports may be pasted together; delete this row"
    );
}

#[test]
fn what_a_question_that_was_made_anew_leaves_behind_is_no_second_answer() {
    let read = |first: [&str; 2], again: [&str; 2]| {
        let mut text = "Name,start [start by alpha]".to_owned();
        for of in ["start", "middle", "end"] {
            for statement in ["alpha", "beta", "gamma"] {
                write!(text, ",{of} [{of} by {statement}]").expect("a text takes all");
            }
        }
        for (name, (first, again)) in ["Ana", "Bo"].iter().zip(first.iter().zip(again)) {
            write!(text, "\n{name},{first},{again},2,3,4,5,1,2,3,4").expect("a text takes all");
        }
        read_of(&instrument(RATED), text.as_bytes(), &Options::default())
    };
    let found = read(["", ""], ["1", "5"]).expect("one of the two is empty");
    assert_eq!(errors(&found), "");
    assert_eq!(found.responses.people.len(), 2);
    let failed = |first, again| errors(&read(first, again).expect("its rows can be read"));
    assert!(failed(["1", ""], ["", "5"]).contains("put their cells together into one column"));
    assert!(failed(["1", "2"], ["1", "5"]).contains("delete all but one of them"));
}
