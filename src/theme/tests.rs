//! What the eye can tell apart: every text and mark on every ground that it stands on, in light and
//! dark, and the orientations for every kind of eye.

mod seen;

use std::collections::BTreeMap;

use super::{Color, Marker, ORIENTATIONS, dark_variables, variables};
use crate::drawing::{Mark, Point};
use seen::{Seen, contrast, distance};

/// Least contrast of text: WCAG 2.2, 1.4.3.
const TEXT: f64 = 4.5;
/// Least contrast of marks and of lines that say something: WCAG 2.2, 1.4.11.
const MARK: f64 = 3.0;

/// Every colour of the theme by its name: on light paper, and on dark.
fn themes() -> [(&'static str, BTreeMap<String, Color>); 2] {
    let colors = |all: Vec<(&'static str, String)>| {
        let parsed = all.into_iter().filter_map(|(name, value)| {
            let digits = value.strip_prefix('#')?;
            let rgb = u32::from_str_radix(digits, 16).expect("a colour has six digits");
            Some((name.to_owned(), Color::hex(rgb)))
        });
        parsed.collect::<BTreeMap<_, _>>()
    };
    let (light, dark) = (colors(variables()), colors(dark_variables()));
    assert!(light.keys().eq(dark.keys()), "the two themes have the same colours");
    assert_eq!(light.len(), 8 + 6 * 8);
    [("light", light), ("dark", dark)]
}

/// What stands on what. Every colour of the theme is here, but those that only part or lie below
/// what is said: rules, hairlines and grounds.
fn pairs() -> Vec<(String, String, f64)> {
    let mut pairs = Vec::new();
    let mut stands = |what: &str, on: &str, least: f64| {
        pairs.push((what.to_owned(), on.to_owned(), least));
    };
    for ground in ["paper", "tint", "band"] {
        for ink in ["ink", "ink-soft"] {
            stands(ink, ground, TEXT);
        }
    }
    stands("frame", "paper", MARK);
    for orientation in 1..=ORIENTATIONS.len() {
        let (fill, text) = (format!("o{orientation}"), format!("o{orientation}-text"));
        stands(&text, "paper", TEXT);
        stands(&fill, "paper", MARK);
        // Marks cross the grey of regions; on that of bands, lines have the shade of text, and marks
        // an edge of paper.
        stands(&fill, "tint", MARK);
        stands(&text, "band", MARK);
        for depth in 0..6 {
            stands("ink", &format!("o{orientation}-{depth}"), TEXT);
        }
    }
    pairs
}

#[test]
fn every_text_and_mark_stands_out_from_its_ground() {
    let mut faults = Vec::new();
    for (theme, colors) in themes() {
        for (what, on, least) in pairs() {
            let ratio = contrast(colors[&what], colors[&on]);
            if ratio < least {
                faults.push(format!("{theme}: {what} on {on} has {ratio:.2}:1, not {least}:1"));
            }
        }
        let named = pairs();
        for name in colors.keys() {
            let is_ground = ["paper", "tint", "band", "rule", "hairline"].contains(&&name[..]);
            let is_used = named.iter().any(|(what, on, _)| what == name || on == name);
            assert!(is_ground || is_used, "{name} is measured on nothing");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Kinds of eyes that see no difference between some colours, and print without colour.
const EYES: [Seen; 5] =
    [Seen::Fully, Seen::Protanopia, Seen::Deuteranopia, Seen::Tritanopia, Seen::Grey];

fn fills(colors: &BTreeMap<String, Color>) -> Vec<Color> {
    (1..=ORIENTATIONS.len()).map(|place| colors[&format!("o{place}")]).collect()
}

/// Every two of the first so many places.
fn twos(many: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..many).flat_map(move |one| (one + 1..many).map(move |other| (one, other)))
}

#[test]
fn three_orientations_are_told_apart_by_colour_alone() {
    let mut faults = Vec::new();
    for (theme, colors) in themes() {
        let fills = fills(&colors);
        for (one, other) in twos(3) {
            for how in EYES {
                // Grey has lightness alone, which is a third of the distance.
                let least = if how == Seen::Grey { 0.03 } else { 0.07 };
                let found = distance(fills[one], fills[other], how);
                if found < least {
                    faults
                        .push(format!("{theme}, {how:?}: {one} and {other} are {found:.3} apart"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lines_of_one_dash_are_told_apart_by_colour() {
    for (theme, colors) in themes() {
        let fills = fills(&colors);
        for (one, other) in twos(ORIENTATIONS.len()) {
            if ORIENTATIONS[one].dash != ORIENTATIONS[other].dash {
                continue;
            }
            for how in EYES.into_iter().filter(|how| *how != Seen::Grey) {
                let found = distance(fills[one], fills[other], how);
                assert!(found >= 0.05, "{theme}, {how:?}: {one} and {other} are {found:.3} apart");
            }
        }
    }
}

#[test]
fn marks_are_told_apart_by_shape_alone() {
    for (one, other) in twos(ORIENTATIONS.len()) {
        let (a, b) = (ORIENTATIONS[one].marker, ORIENTATIONS[other].marker);
        let apart = shape_distance(a, b);
        assert!(apart >= 0.15, "{a:?} and {b:?} are {apart:.2} apart");
    }
    assert!(shape_distance(Marker::Circle, Marker::Circle) < 1e-9);
}

/// The part of two marks of one size that only one of them covers, of what both cover together
/// (Jaccard's distance): 0 of equal shapes, 1 of shapes that do not meet.
fn shape_distance(one: Marker, other: Marker) -> f64 {
    const STEPS: i32 = 200;
    let (mut both, mut either) = (0_u32, 0_u32);
    for x in -STEPS..=STEPS {
        for y in -STEPS..=STEPS {
            let at = Point::new(2.0 * x as f32 / STEPS as f32, 2.0 * y as f32 / STEPS as f32);
            let (a, b) = (covers(one, at), covers(other, at));
            both += u32::from(a && b);
            either += u32::from(a || b);
        }
    }
    1.0 - f64::from(both) / f64::from(either)
}

/// Whether a mark of radius 1 around the origin covers a place: by the crossings of a ray.
fn covers(marker: Marker, at: Point) -> bool {
    let mark = Mark { at: Point::new(0.0, 0.0), marker, radius: 1.0, fill: None, stroke: None };
    let Some(corners) = mark.outline() else { return at.x * at.x + at.y * at.y <= 1.0 };
    let next = corners.iter().cycle().skip(1);
    let crossings = corners.iter().zip(next).filter(|(a, b)| {
        (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
    });
    crossings.count() % 2 == 1
}

#[test]
fn depths_of_a_hue_are_told_apart_and_equal_depths_have_equal_lightness() {
    for (theme, colors) in themes() {
        for orientation in 1..=ORIENTATIONS.len() {
            let depth = |depth: usize| colors[&format!("o{orientation}-{depth}")];
            for how in EYES {
                for step in 0..5 {
                    let found = distance(depth(step), depth(step + 1), how);
                    assert!(found >= 0.03, "{theme}, {how:?}: o{orientation}-{step}: {found:.3}");
                }
            }
            for step in 0..6 {
                let first = colors[&format!("o1-{step}")];
                let found = distance(first, depth(step), Seen::Grey);
                assert!(
                    found <= 0.02,
                    "{theme}: o{orientation}-{step} is {found:.3} from o1-{step}"
                );
            }
        }
    }
}
