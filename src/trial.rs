#![allow(missing_docs, clippy::all, clippy::pedantic)]
use std::collections::BTreeMap;
use crate::compose::sample::Sample;
use crate::compose::{Options, People};
use crate::drawing::*;
use crate::template::*;
use crate::theme;
fn dummy(name: &str) -> Drawing {
    let (w, h) = if name.starts_with("mark") {(8.0,8.0)} else if name.starts_with("strip") {(150.0,9.0)} else if name.starts_with("line") {(160.0,8.0)} else if name.starts_with("person-page") {(330.0,300.0)} else if name.starts_with("person-") {(150.0,140.0)} else if name=="share-bar" {(482.0,40.0)} else if name=="ternary" {(318.0,300.0)} else if name=="team-radar" {(482.0,420.0)} else {(482.0,330.0)};
    Drawing{width:w,height:h,title: if name.starts_with("mark")||name.starts_with("line"){String::new()}else{format!("Drawing {name}")},description:"A grey box.".into(),shapes:vec![Shape::Polygon{points:vec![Point::new(0.,0.),Point::new(w,0.),Point::new(w,h),Point::new(0.,h)],fill:Some(Fill{color:theme::BAND,opacity:1.0}),stroke:None}, Shape::Label(Label{at:Point::new(w/2.,h/2.),anchor:Anchor::Middle,size:9.0,weight:Weight::Regular,color:theme::INK,text:name.to_string()})]}
}
#[test]
#[ignore]
fn trial() {
    let n: usize = std::env::var("N").ok().and_then(|n| n.parse().ok()).unwrap_or(12);
    let people = match std::env::var("P").as_deref() { Ok("pages") => People::Pages, Ok("none") => People::None, _ => People::Auto };
    let pats = ["111011101101210", "000000111222121", "111111111111111", "012012012012012", "110110110110110", "2222222222-2221"];
    let answers: Vec<&str> = (0..n).map(|i| pats[i % pats.len()]).collect();
    let sample = Sample::of(&answers);
    let options = Options { people, version: "0.0.0".to_owned(), ..Options::default() };
    let t = std::time::Instant::now();
    let report = sample.report(&options);
    let templates = Templates::new(Overrides::default()).unwrap();
    let page = templates.page(&report).unwrap();
    eprintln!("page {} bytes {:?}", page.len(), t.elapsed());
    std::fs::write("/tmp/out/page.html", &page).unwrap();
    let mut drawings = BTreeMap::new();
    for part in page.split("data-drawing=\"").skip(1) { let name = part.split('"').next().unwrap(); drawings.insert(name.to_string(), dummy(name)); }
    let variables: BTreeMap<String,String> = theme::variables().into_iter().map(|(k,v)| (format!("--{k}"), v)).collect();
    eprintln!("{:?}", variables.iter().next());
    let (name, css) = templates.print_css();
    let t = std::time::Instant::now();
    let sheet = match crate::pdf::style::stylesheet(css, &name, &variables) { Ok(s)=>s, Err(p)=>{ for p in p {eprintln!("{p}");} panic!() } };
    eprintln!("sheet {:?}", t.elapsed());
    let source = crate::pdf::Source{ page:&page, name:"page", sheets:&[&sheet], drawings:&drawings };
    let t = std::time::Instant::now();
    match crate::pdf::render(&source, &crate::pdf::Options::default()) {
        Ok(r)=>{ eprintln!("pdf {:?} pages {} bytes {} warnings {:?}", t.elapsed(), r.pages, r.bytes.len(), r.warnings); std::fs::write("/tmp/out/o.pdf", r.bytes).unwrap(); }
        Err(e)=>panic!("{e}")
    }
}
