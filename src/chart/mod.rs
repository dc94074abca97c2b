//! Stub.
#![allow(missing_docs, clippy::all, clippy::pedantic)]
use std::collections::BTreeMap;
use crate::drawing::*;
use crate::instrument::Instrument;
use crate::score::Scores;
use crate::theme;
#[derive(Default)] pub struct StampsSeen;
#[derive(Clone, Copy, PartialEq)] pub enum PeopleCharts { None, Small, Strips, Pages }
pub fn svg(d: &Drawing, _: &str, _: &mut StampsSeen) -> String { format!("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"x\"></svg>", d.width, d.height) }
fn dummy(name: &str) -> Drawing {
    let (w, h) = if name.starts_with("mark") {(8.0,8.0)} else if name.starts_with("strip") {(150.0,9.0)} else if name.starts_with("line") {(160.0,8.0)} else if name.starts_with("person-page") {(330.0,300.0)} else if name.starts_with("person-") {(150.0,140.0)} else if name=="share-bar" {(482.0,40.0)} else if name=="ternary" {(318.0,300.0)} else if name=="team-radar" {(482.0,420.0)} else {(482.0,330.0)};
    Drawing{width:w,height:h,title: if name.starts_with("mark")||name.starts_with("line"){String::new()}else{format!("Drawing {name}")},description:"A grey box.".into(),shapes:vec![Shape::Polygon{points:vec![Point::new(0.,0.),Point::new(w,0.),Point::new(w,h),Point::new(0.,h)],fill:Some(Fill{color:theme::BAND,opacity:1.0}),stroke:None}]}
}
pub fn all(instrument: &Instrument, scores: &Scores, people: PeopleCharts) -> BTreeMap<String, Drawing> {
    let mut all = BTreeMap::new();
    let mut add = |n: String| { let d = dummy(&n); all.insert(n, d); };
    for n in ["cover","share-bar","ternary","ternary-named","team-radar","mark-none"] { add(n.into()); }
    for i in 1..=scores.teams.len() { add(format!("team-radar-{i}")); }
    for o in instrument.orientations() { add(format!("mark-{}", o.id)); add(format!("line-{}", o.id)); }
    let _ = people;
    for p in &scores.people { add(format!("person-{}", p.id)); add(format!("person-page-{}", p.id)); add(format!("strip-{}", p.id)); }
    all
}
