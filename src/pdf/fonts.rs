//! Which faces a document needs, and where they come from.
//!
//! Only faces that some character of the document needs are loaded: first the shipped ones, then
//! the user's folder of fonts, then the system's. A character that none of them has is a warning.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use skrifa::{FontRef, MetadataProvider};

use crate::drawing::Weight;
use crate::error::Problem;
use crate::face::SHIPPED;
use crate::format::list_some;
use crate::pdf::frame::{FaceFile, FaceId};

/// A font file of the user: its name and its bytes.
pub type FontFile = (String, Arc<Vec<u8>>);

/// The faces of one document, shared by all threads that lay it out.
#[derive(Clone)]
pub struct Fonts {
    context: FontContext,
    /// Family names in order of preference.
    families: Vec<String>,
    faces: Vec<FaceFile>,
    ids: BTreeMap<(u64, u32), FaceId>,
}

/// Bytes of a face that live as long as the program.
struct Static(&'static [u8]);

impl AsRef<[u8]> for Static {
    fn as_ref(&self) -> &[u8] {
        self.0
    }
}

/// Bytes that the font library keeps.
struct Kept(Blob<u8>);

impl AsRef<[u8]> for Kept {
    fn as_ref(&self) -> &[u8] {
        self.0.data()
    }
}

impl Fonts {
    /// The faces for these characters, each with a text it stands in. `extra` are the user's own
    /// files; warnings name what is missing and what was taken from the system.
    #[must_use]
    pub fn for_characters(
        characters: &BTreeMap<char, &str>,
        extra: &[FontFile],
    ) -> (Self, Vec<Problem>) {
        Self::find(characters, extra, true)
    }

    /// The same from the shipped faces and the user's alone.
    #[must_use]
    pub fn without_system(
        characters: &BTreeMap<char, &str>,
        extra: &[FontFile],
    ) -> (Self, Vec<Problem>) {
        Self::find(characters, extra, false)
    }

    fn find(
        characters: &BTreeMap<char, &str>,
        extra: &[FontFile],
        system: bool,
    ) -> (Self, Vec<Problem>) {
        let mut fonts = Self {
            context: FontContext {
                collection: Collection::new(CollectionOptions {
                    shared: false,
                    system_fonts: false,
                }),
                source_cache: SourceCache::default(),
            },
            families: Vec::new(),
            faces: Vec::new(),
            ids: BTreeMap::new(),
        };
        let mut open: BTreeSet<char> =
            characters.keys().copied().filter(|c| needs_glyph(*c)).collect();
        fonts.add_shipped(&mut open);
        fonts.add_files(extra, &mut open);
        let mut problems = Vec::new();
        if system && !open.is_empty() {
            fonts.add_from_system(&mut open, &mut problems);
        }
        problems.extend(missing(&open, characters));
        (fonts, problems)
    }

    fn add_shipped(&mut self, open: &mut BTreeSet<char>) {
        let mut families: Vec<&str> = Vec::new();
        for face in &SHIPPED {
            let first = families.is_empty();
            if families.contains(&face.family) {
                self.register(face.family, Arc::new(Static(face.bytes)), &name_of(face));
                continue;
            }
            if face.weight != Weight::Regular || face.italic {
                continue;
            }
            let covered = covered(face.bytes, 0, open);
            if first || !covered.is_empty() {
                families.push(face.family);
                self.register(face.family, Arc::new(Static(face.bytes)), &name_of(face));
                open.retain(|c| !covered.contains(c));
            }
        }
    }

    fn add_files(&mut self, files: &[FontFile], open: &mut BTreeSet<char>) {
        for (name, bytes) in files {
            let found = covered(bytes, 0, open);
            if found.is_empty() {
                continue;
            }
            let blob = Blob::new(bytes.clone() as Arc<dyn AsRef<[u8]> + Send + Sync>);
            self.register_blob(&blob, None, name);
            open.retain(|c| !found.contains(c));
        }
    }

    /// Looks through the system's font folders, in the order of family names, for what is missing.
    fn add_from_system(&mut self, open: &mut BTreeSet<char>, problems: &mut Vec<Problem>) {
        let mut system = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        system.load_fonts_from_paths(system_folders());
        let mut names: Vec<String> = system.family_names().map(str::to_owned).collect();
        // Sans faces of the theme's own series go best with it; otherwise by name, so that the
        // choice does not depend on the order of the folders.
        names.sort_by_key(|name| {
            (!name.starts_with("Noto Sans"), !name.starts_with("Noto"), name.clone())
        });
        for name in names {
            if open.is_empty() {
                return;
            }
            let Some(family) = system.family_by_name(&name) else { continue };
            let Some(font) = family.default_font() else { continue };
            let Some(blob) = font.load(None) else { continue };
            let found = covered(blob.data(), font.index(), open);
            if found.is_empty() {
                continue;
            }
            let shown: Vec<String> = found.iter().take(5).map(|c| format!("`{c}`")).collect();
            let more = if found.len() > 5 { " and others" } else { "" };
            let (is, it) = if found.len() == 1 { ("is", "it") } else { ("are", "them") };
            problems.push(
                Problem::warning(format!(
                    "{}{more} {is} set in `{name}`, a font of this machine; another machine may \
                     show {it} otherwise",
                    shown.join(", ")
                ))
                .hint("put the font file into a folder and name the folder with `--fonts`"),
            );
            self.register_blob(&blob, None, &name);
            open.retain(|c| !found.contains(c));
        }
    }

    fn register(&mut self, family: &str, bytes: Arc<dyn AsRef<[u8]> + Send + Sync>, name: &str) {
        self.register_blob(&Blob::new(bytes), Some(family), name);
    }

    fn register_blob(&mut self, blob: &Blob<u8>, family: Option<&str>, name: &str) {
        let registered = self.context.collection.register_fonts(blob.clone(), None);
        for (family_id, fonts) in registered {
            let own = self.context.collection.family_name(family_id).map(str::to_owned);
            if let Some(family) = family.map(str::to_owned).or(own)
                && !self.families.contains(&family)
            {
                self.families.push(family);
            }
            for font in fonts {
                let id = FaceId(self.faces.len() as u16);
                self.ids.insert((blob.id(), font.index()), id);
                self.faces.push(FaceFile {
                    name: ascii_name(name),
                    bytes: Arc::new(Kept(blob.clone())),
                    index: font.index(),
                });
            }
        }
    }

    /// The font context for one thread's shaping.
    #[must_use]
    pub fn context(&self) -> FontContext {
        self.context.clone()
    }

    /// Family names in order of preference.
    #[must_use]
    pub fn families(&self) -> &[String] {
        &self.families
    }

    /// The faces, indexed by [`FaceId`].
    #[must_use]
    pub fn faces(&self) -> &[FaceFile] {
        &self.faces
    }

    /// The face with this blob and index in it.
    ///
    /// # Panics
    ///
    /// Never for a face that shaped text: all of them were registered here.
    #[must_use]
    pub fn face(&self, blob: u64, index: u32) -> FaceId {
        *self.ids.get(&(blob, index)).expect("every face that shapes text was registered here")
    }
}

fn name_of(face: &crate::face::Shipped) -> String {
    let weight = match (face.weight, face.italic) {
        (Weight::Regular, false) => "Regular",
        (Weight::Regular, true) => "Italic",
        (Weight::Bold, false) => "Bold",
        (Weight::Bold, true) => "BoldItalic",
    };
    format!("{}-{weight}", face.family.replace(' ', ""))
}

/// A PostScript name: letters, digits and hyphens.
fn ascii_name(name: &str) -> String {
    let name: String =
        name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect();
    if name.is_empty() { "Font".to_owned() } else { name }
}

/// Whether a character is shown by a glyph of its own: white space and joiners are not.
fn needs_glyph(character: char) -> bool {
    !character.is_whitespace()
        && !character.is_control()
        && !matches!(
            u32::from(character),
            0xAD | 0x34F | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
                | 0xFE00..=0xFE0F | 0xFEFF | 0xE0000..=0xE0FFF
        )
}

/// Those of the characters that the face has.
fn covered(bytes: &[u8], index: u32, characters: &BTreeSet<char>) -> BTreeSet<char> {
    let Ok(font) = FontRef::from_index(bytes, index) else { return BTreeSet::new() };
    let map = font.charmap();
    characters.iter().copied().filter(|c| map.map(*c).is_some_and(|g| g.to_u32() != 0)).collect()
}

fn system_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
        "C:\\Windows\\Fonts",
    ]
    .iter()
    .map(PathBuf::from)
    .collect();
    if let Some(home) = std::env::var_os("HOME") {
        let home = PathBuf::from(home);
        folders.extend([
            home.join(".fonts"),
            home.join(".local/share/fonts"),
            home.join("Library/Fonts"),
        ]);
    }
    folders.retain(|folder| folder.is_dir());
    folders
}
/// So many characters of one text are named; the rest are counted.
const CHARACTERS_NAMED: usize = 8;

/// What is said of characters that no font has: once for each text in which they were first seen.
fn missing(open: &BTreeSet<char>, characters: &BTreeMap<char, &str>) -> Vec<Problem> {
    let mut places: Vec<(&str, Vec<String>)> = Vec::new();
    for character in open {
        let shown = format!("`{character}` (U+{:04X})", u32::from(*character));
        let place = characters[character].trim();
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, all)) => all.push(shown),
            None => places.push((place, vec![shown])),
        }
    }
    let told = |(place, all): (&str, Vec<String>)| {
        let (what, them) =
            if all.len() == 1 { ("character", "it") } else { ("characters", "them") };
        let first = &all[..all.len().min(CHARACTERS_NAMED)];
        let place: String = place.chars().take(40).collect();
        Problem::warning(format!(
            "no font has the {what} {} in `{place}`; `\u{fffd}` is shown in the PDF",
            list_some(first, all.len())
        ))
        .hint(format!(
            "put a font that has {them} into a folder and name the folder with `--fonts`"
        ))
    };
    places.into_iter().map(told).collect()
}
