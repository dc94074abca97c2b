//! A person's radar: which statement was chosen on each spoke, or the number of each statement where
//! all of them have one. Rings, spokes and names are one stamp that everybody's radar shares.

use std::sync::Arc;

use super::canvas::{Canvas, label, opaque, solid};
use super::measure;
use super::polar::place;
use super::radar::{frame, has_many_spokes, is_in_rows, name, on, outline, stamp};
use super::recorder::MarkLook;
use super::rows::rows;
use super::spoke_labels::{Around, lay_out};
use super::words::{count_noun, list_and, plain};
use crate::drawing::{Anchor, Drawing, Fill, Point, Stamp, Stroke, Weight};
use crate::instrument::Instrument;
use crate::response::Answer;
use crate::score::{Measure, PersonScores, TraitScores, answer_shares};
use crate::theme::{self, ORIENTATIONS};

/// Rings, spokes and names of a size; made once for everybody.
pub struct RadarFrame {
    stamp: Arc<Stamp>,
    center: Point,
    radius: f32,
    mark: f32,
    is_large: bool,
}

impl RadarFrame {
    /// With the traits' names, for a page of one's own: as wide as its column of 101 mm.
    #[must_use]
    pub fn large(instrument: &Instrument) -> Self {
        let names: Vec<&str> = instrument.traits().iter().map(|one| one.name.as_str()).collect();
        if has_many_spokes(instrument) {
            return Self::numbered(instrument, "radar-large", 286.0, (122.0, 7.5));
        }
        let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        let radius = if longest > 16 { 60.0 } else { 78.0 };
        let around = Around { width: 286.0, radius, size: 7.5, below: 0.0 };
        let laid = lay_out(&names, around);
        let canvas = Canvas::new(around.width, laid.height);
        frame(&canvas, laid.center, (around.radius, names.len()), rings(instrument));
        for own in &laid.labels {
            name(&canvas, own);
        }
        let stamp = stamp("radar-large", &canvas);
        let mark = mark_radius(3.4, around.radius, names.len());
        Self { stamp, center: laid.center, radius: around.radius, mark, is_large: true }
    }

    /// With the traits' numbers, for a table of people.
    #[must_use]
    pub fn small(instrument: &Instrument) -> Self {
        // Shown at 108 of its 150 points, this is just above the least size of 7.
        Self::numbered(instrument, "radar-small", 150.0, (54.0, 9.8))
    }

    /// With the traits' numbers in this size.
    fn numbered(instrument: &Instrument, id: &str, width: f32, (radius, size): (f32, f32)) -> Self {
        let spokes = instrument.traits().len();
        let center = Point::new(width / 2.0, width / 2.0);
        let canvas = Canvas::new(width, width);
        frame(&canvas, center, (radius, spokes), rings(instrument));
        // So many spokes that numbers would touch: only every fifth has one.
        let step = if spokes > 24 { 5 } else { 1 };
        // The last ones stand beside the first, which always has its number.
        let apart = |spoke: usize| (spoke + 1).is_multiple_of(step) && spoke + 3 <= spokes;
        for spoke in (0..spokes).filter(|&spoke| step == 1 || spoke == 0 || apart(spoke)) {
            let at = place(center, radius + 11.5, spoke, spokes);
            let at = Point::new(at.x, at.y + 3.5);
            let text = (spoke + 1).to_string();
            canvas.label(&label(at, Anchor::Middle, size, theme::INK_SOFT, &text));
        }
        let stamp = stamp(id, &canvas);
        let mark = mark_radius(2.8, radius, spokes);
        Self { stamp, center, radius, mark, is_large: width > 200.0 }
    }

    /// A person's answers in this frame.
    #[must_use]
    pub fn person(&self, instrument: &Instrument, person: &PersonScores) -> Drawing {
        if !Measure::of(instrument).is_chosen() {
            return self.rated(instrument, person);
        }
        let spokes = person.answers.len();
        let canvas = Canvas::new(self.stamp.width, self.stamp.height);
        let chosen = |orientation: usize| {
            person.answers.iter().map(move |answer| answer.chosen() == Some(orientation))
        };
        for (orientation, look) in
            ORIENTATIONS.iter().enumerate().take(instrument.orientations().len())
        {
            if !chosen(orientation).any(|own| own) {
                continue;
            }
            let stroke = Stroke { color: look.fill, width: 1.2, dash: look.dash };
            let fill = Fill { color: look.fill, opacity: 0.12 };
            let outlines = self.outlines(&chosen(orientation).collect::<Vec<_>>());
            // There and back, the dashes of a lone spoke would fill each other's gaps.
            let (lone, joined): (Vec<_>, Vec<_>) =
                outlines.into_iter().partition(|points| points.len() < 3);
            for points in &lone {
                canvas.line(points, stroke);
            }
            for points in &joined {
                canvas.polygon(points, Some(fill), Some(stroke));
            }
        }
        let rim = |spoke| place(self.center, self.radius, spoke, spokes);
        // Those that look alike one after the other, which files say in fewer words.
        for (orientation, look) in ORIENTATIONS.iter().enumerate() {
            let fill = Some(opaque(look.fill));
            let mark = MarkLook { marker: look.marker, radius: self.mark, fill, stroke: None };
            let own = chosen(orientation).enumerate().filter(|(_, own)| *own);
            own.for_each(|(spoke, _)| canvas.mark(rim(spoke), mark));
        }
        let blank = person.answers.iter().enumerate();
        for (spoke, _) in blank.filter(|(_, answer)| answer.chosen().is_none()) {
            let at = rim(spoke);
            let dash = [Point::new(at.x - 3.0, at.y), Point::new(at.x + 3.0, at.y)];
            canvas.line(&dash, solid(theme::FRAME, 1.0));
        }
        self.values(&canvas, instrument, person, |spoke, _| vec![rim(spoke)]);
        let (title, description) = words(instrument, person);
        let drawing = canvas.finish(title, description);
        on(Some(self.stamp.clone()), drawing)
    }

    /// A line for each orientation through the person's numbers.
    fn rated(&self, instrument: &Instrument, person: &PersonScores) -> Drawing {
        let measure = Measure::of(instrument);
        let levels: Vec<String> = instrument
            .orientations()
            .iter()
            .zip(&person.shares)
            .map(|(pole, share)| format!("{} {}", pole.name, plain(&measure.level(*share))))
            .collect();
        let answered = count_noun(person.answered, "trait", "traits");
        let title = |kind| format!("{kind} of {}: {}, {answered}.", person.name, list_and(&levels));
        if is_in_rows(instrument) && self.is_large {
            let traits: Vec<TraitScores> = person
                .answers
                .iter()
                .enumerate()
                .map(|(place, answer)| one_person(*answer, place, instrument))
                .collect();
            let says = |place| answer_words(instrument, person, place);
            let canvas = rows(instrument, &traits, (self.stamp.width, None), &says);
            return canvas.finish(title("Rows of traits"), String::new());
        }
        if is_in_rows(instrument) {
            let canvas = bars(&person.shares, instrument);
            return canvas.finish(title("Bars"), String::new());
        }
        let spokes = person.answers.len();
        let canvas = Canvas::new(self.stamp.width, self.stamp.height);
        let poles = instrument.orientations().len();
        let mut places: Vec<Vec<Option<Point>>> = vec![Vec::new(); poles];
        for (spoke, answer) in person.answers.iter().enumerate() {
            let shares = answer_shares(*answer, spoke, instrument);
            for (orientation, own) in places.iter_mut().enumerate() {
                own.push(shares.as_ref().map(|shares| {
                    let along = measure.reach(shares[orientation]) as f32;
                    place(self.center, self.radius * along, spoke, spokes)
                }));
            }
            if shares.is_none() {
                let at = place(self.center, self.radius, spoke, spokes);
                let dash = [Point::new(at.x - 3.0, at.y), Point::new(at.x + 3.0, at.y)];
                canvas.line(&dash, solid(theme::FRAME, 1.0));
            }
        }
        for (own, look) in places.iter().zip(ORIENTATIONS) {
            let stroke = Stroke { color: look.fill, width: 1.2, dash: look.dash };
            let fill = Fill { color: look.fill, opacity: 0.08 };
            outline(&canvas, own, Some(fill), stroke);
        }
        for (own, look) in places.iter().zip(ORIENTATIONS) {
            for at in own.iter().flatten() {
                let mark = MarkLook {
                    marker: look.marker,
                    radius: self.mark * 0.8,
                    fill: Some(opaque(look.fill)),
                    stroke: None,
                };
                canvas.mark(*at, mark);
            }
        }
        self.values(&canvas, instrument, person, |spoke, shares| {
            let along = shares.iter().map(|share| measure.reach(*share) as f32);
            let spots = along.map(|along| place(self.center, self.radius * along, spoke, spokes));
            let rim = shares.is_empty().then(|| place(self.center, self.radius, spoke, spokes));
            spots.chain(rim).collect()
        });
        let drawing = canvas.finish(title("Radar"), String::new());
        on(Some(self.stamp.clone()), drawing)
    }

    /// What the marks of each spoke say, where there is room to point at one; `at` tells where they are,
    /// by the spoke and the answer's shares.
    fn values(
        &self,
        canvas: &Canvas,
        instrument: &Instrument,
        person: &PersonScores,
        at: impl Fn(usize, &[f64]) -> Vec<Point>,
    ) {
        for (spoke, answer) in person.answers.iter().enumerate().filter(|_| self.is_large) {
            let shares = answer_shares(*answer, spoke, instrument).unwrap_or_default();
            canvas.value(at(spoke, &shares), answer_words(instrument, person, spoke));
        }
    }

    /// The parts of an orientation: for each run of neighbouring spokes where it was chosen, the
    /// centre and their ends on the rim. Where it was chosen everywhere, the rim alone.
    fn outlines(&self, chosen: &[bool]) -> Vec<Vec<Point>> {
        let spokes = chosen.len();
        let end = |spoke: usize| place(self.center, self.radius, spoke % spokes, spokes);
        let Some(gap) = chosen.iter().position(|own| !own) else {
            return vec![(0..spokes).map(end).collect()];
        };
        // From a gap on, no run goes over the end of the circle.
        let around: Vec<usize> = (gap..gap + spokes).collect();
        around
            .chunk_by(|one, other| chosen[one % spokes] == chosen[other % spokes])
            .filter(|run| chosen[run[0] % spokes])
            .map(|run| {
                let rim = run.iter().map(|&spoke| end(spoke));
                std::iter::once(self.center).chain(rim).collect()
            })
            .collect()
    }
}

/// One person's answer to a trait, as if they were a team.
fn one_person(answer: Answer, place: usize, instrument: &Instrument) -> TraitScores {
    let shares = answer_shares(answer, place, instrument);
    TraitScores {
        answered: usize::from(shares.is_some()),
        counts: Vec::new(),
        shares: shares.unwrap_or_default(),
        agreement: None,
    }
}

/// What a person answered to a trait.
fn answer_words(instrument: &Instrument, person: &PersonScores, place: usize) -> String {
    let measure = Measure::of(instrument);
    let name = &instrument.traits()[place].name;
    let answer = person.answers[place];
    if let Some(orientation) = answer.chosen() {
        return format!("{name}: {}", instrument.orientations()[orientation].name);
    }
    let Some(shares) = answer_shares(answer, place, instrument) else {
        return format!("{name}: no answer");
    };
    let poles = instrument.orientations().iter().zip(&shares);
    let levels = poles.map(|(pole, share)| format!("{} {}", pole.name, measure.level(*share)));
    plain(&format!("{name}: {}", levels.collect::<Vec<_>>().join(", ")))
}

/// How wide the bars of a person are beside the names of their orientations, and alone.
const BARS: (f32, f32) = (54.0, 108.0);
/// From one bar to the next: the height of a line of the numbers beside them.
const BAR_STEP: f32 = 13.5;
/// The width for a name beside bars, in letters of 8 points.
const BAR_NAME: f32 = 56.0;

/// Whether the name of each orientation fits beside the bars of a person.
#[must_use]
pub fn has_named_bars(instrument: &Instrument) -> bool {
    let fits = |name: &str| measure::width(name, Weight::Regular, 8.0) <= BAR_NAME;
    instrument.orientations().iter().all(|one| fits(&one.name))
}

/// A bar for each orientation, from nothing to the most that it can have. Its number and mark stand
/// beside it, in the text.
fn bars(shares: &[f64], instrument: &Instrument) -> Canvas {
    let measure = Measure::of(instrument);
    let whole = if has_named_bars(instrument) { BARS.0 } else { BARS.1 };
    let canvas = Canvas::new(whole, BAR_STEP * shares.len() as f32);
    for (place, share) in shares.iter().enumerate() {
        let look = &ORIENTATIONS[place];
        let middle = BAR_STEP * (place as f32 + 0.5);
        let line = [Point::new(0.0, middle), Point::new(whole, middle)];
        canvas.line(&line, solid(theme::HAIRLINE, 0.6));
        let long = whole * measure.reach(*share) as f32;
        if long > 0.0 {
            canvas.bar(0.0, middle - 3.25, long, 6.5, opaque(look.fill));
        }
    }
    canvas
}

/// How many rings the numbers of a mode need.
fn rings(instrument: &Instrument) -> usize {
    Measure::of(instrument).scale().len()
}

/// The radius of marks on a rim: as wished, or smaller where neighbours would touch.
fn mark_radius(wished: f32, rim: f32, spokes: usize) -> f32 {
    let apart = rim * std::f32::consts::TAU / spokes as f32;
    wished.min(apart * 0.42)
}

fn words(instrument: &Instrument, person: &PersonScores) -> (String, String) {
    let counts: Vec<String> = instrument
        .orientations()
        .iter()
        .zip(&person.counts)
        .map(|(pole, count)| format!("{} {count}", pole.name))
        .collect();
    let title = format!(
        "Radar of {}: {} of {}.",
        person.name,
        list_and(&counts),
        count_noun(person.answered, "answer", "answers")
    );
    let rows = instrument.orientations().iter().enumerate().filter_map(|(place, pole)| {
        let chosen: Vec<&str> = instrument
            .traits()
            .iter()
            .zip(&person.answers)
            .filter(|(_, answer)| answer.chosen() == Some(place))
            .map(|(own, _)| own.name.as_str())
            .collect();
        (!chosen.is_empty()).then(|| format!("{}: {}.", pole.name, list_and(&chosen)))
    });
    (title, rows.collect::<Vec<_>>().join(" "))
}
