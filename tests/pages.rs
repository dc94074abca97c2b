//! Pages of the sample report as pictures, against the pictures in `tests/references/`.
//!
//! A page that differs is written to `target/pages/` three times: what was expected, what came out,
//! and the difference. After a look at them, `ORIENT_REFERENCES=accept cargo test --test pages`
//! takes what came out as the new reference. A page without a reference fails, too.

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use program::{Program, repository};

/// How far a colour value may be off before its pixel counts as differing.
const TOLERANCE: u8 = 1;
/// How many pixels of ten thousand may differ: anti-aliasing differs a little between machines.
const DIFFERING_PER_TEN_THOUSAND: usize = 2;

/// A page at one pixel per point, as grey values: small files, and enough to see a change.
#[derive(PartialEq)]
struct Picture {
    width: u32,
    height: u32,
    grey: Vec<u8>,
}

impl Picture {
    /// The pages of a PDF file.
    fn pages(path: &Path) -> Vec<Self> {
        let pdf = Pdf::new(fs::read(path).expect("the PDF was written")).expect("the PDF is sound");
        let cache = RenderCache::new();
        let settings = PixmapSettings { x_scale: 1.0, y_scale: 1.0, bg_color: WHITE };
        let interpreter = InterpreterSettings::default();
        let mut pages = Vec::new();
        for page in pdf.pages().iter() {
            let pixels = render(page, &cache, &interpreter, &RenderSettings::default(), &settings);
            let grey = pixels.data().iter().map(|pixel| luminance(pixel.r, pixel.g, pixel.b));
            pages.push(Self {
                width: pixels.width().into(),
                height: pixels.height().into(),
                grey: grey.collect(),
            });
        }
        pages
    }

    fn read(path: &Path) -> Option<Self> {
        let file = std::io::BufReader::new(fs::File::open(path).ok()?);
        let mut reader = png::Decoder::new(file).read_info().expect("a reference is a PNG");
        let (width, height) = reader.info().size();
        let mut grey = vec![0; width as usize * height as usize];
        reader.next_frame(&mut grey).expect("a reference is a grey PNG of eight bits");
        Some(Self { width, height, grey })
    }

    fn write(&self, path: &Path) {
        let file = fs::File::create(path).expect("a picture can be written");
        let mut encoder = png::Encoder::new(file, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("a picture can be written");
        writer.write_image_data(&self.grey).expect("a picture can be written");
    }

    /// The pixels that differ, black, and how many they are. All of them when the sizes differ.
    fn difference(&self, other: &Self) -> (Self, usize) {
        let same_size = (self.width, self.height) == (other.width, other.height);
        let mut differing = 0;
        let mut grey = Vec::with_capacity(self.grey.len());
        for (index, &value) in self.grey.iter().enumerate() {
            let near = same_size && value.abs_diff(other.grey[index]) <= TOLERANCE;
            differing += usize::from(!near);
            grey.push(if near { 230 + value / 10 } else { 0 });
        }
        (Self { width: self.width, height: self.height, grey }, differing)
    }
}

/// Perceived lightness of a colour, in whole numbers so that it is the same everywhere.
fn luminance(red: u8, green: u8, blue: u8) -> u8 {
    let weighted = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from(weighted / 1000).expect("a mean of bytes is a byte")
}

/// Compares one page with its reference and says what is wrong.
fn compare(name: &str, actual: &Picture) -> Result<(), String> {
    let reference = repository().join("tests/references").join(format!("{name}.png"));
    let folder = target().join("pages");
    fs::create_dir_all(&folder).expect("target can be written to");
    let accept = std::env::var_os("ORIENT_REFERENCES").is_some_and(|value| value == "accept");

    let Some(expected) = Picture::read(&reference) else {
        actual.write(&if accept { reference } else { folder.join(format!("{name}-actual.png")) });
        return if accept { Ok(()) } else { Err(format!("{name}: there is no reference yet")) };
    };
    let (difference, differing) = actual.difference(&expected);
    if differing * 10_000 <= actual.grey.len() * DIFFERING_PER_TEN_THOUSAND {
        return Ok(());
    }
    if accept {
        actual.write(&reference);
        return Ok(());
    }
    expected.write(&folder.join(format!("{name}-expected.png")));
    actual.write(&folder.join(format!("{name}-actual.png")));
    difference.write(&folder.join(format!("{name}-difference.png")));
    Err(format!("{name}: {differing} of {} pixels differ", actual.grey.len()))
}

/// Where cargo builds: the folder above the one that the program lies in.
fn target() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_orient"));
    program.ancestors().nth(2).expect("the program lies below target").to_owned()
}

#[test]
fn pages_of_the_sample_report_look_as_before() {
    let program = Program::new();
    program.run(&["report", "sample-data/2026-q4.csv"]);
    let pages = Picture::pages(&program.path("report/report.pdf"));
    let mut faults = Vec::new();
    // The cover, the summary, how to read, the radar, the traits and the people: one of each kind.
    for number in 1..=6 {
        match pages.get(number - 1) {
            Some(page) => faults.extend(compare(&format!("sample-{number}"), page).err()),
            None => faults.push(format!("the report has no page {number}")),
        }
    }
    assert!(faults.is_empty(), "{}\nsee {}", faults.join("\n"), target().join("pages").display());
}

#[test]
fn pages_of_one_person_and_of_the_ledger_look_as_before_on_letter() {
    let program = Program::new();
    program.run(&["report", "sample-data/2026-q4.csv", "--people", "pages", "--paper", "letter"]);
    let pages = Picture::pages(&program.path("report/report.pdf"));
    // The last person, the conversation on two pages, the method on two, and the ledger.
    let [.., person, conversation, _, _, _, ledger] = &pages[..] else {
        panic!("the report has too few pages")
    };
    assert!(person.width == 612 && person.height == 792, "a Letter page has 612 by 792 points");
    compare("person-letter", person).expect("the last person's page looks as before");
    compare("conversation-letter", conversation).expect("the conversation looks as before");
    compare("ledger-letter", ledger).expect("the ledger looks as before");
}
