//! The catalog: language, title, colour, and the claims to PDF/UA-1 and PDF/A-3.

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, dictionary};
use moxcms::{ColorProfile, LocalizableString, ProfileText};

use super::{catalog, text};
use crate::pdf::paint::Info;

/// Adds what the catalog says of the file.
pub(super) fn add(file: &mut File, info: &Info, outline: Option<ObjectId>) {
    let mut profile = profile().encode().expect("sRGB can be encoded");
    // The encoder writes the time of day into the header (ICC.1, 7.2.8); ours is always the same.
    profile[24..36].copy_from_slice(&[0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, profile));
    let intent = file.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB"),
        "DestOutputProfile" => profile,
    });
    let packet = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = Stream::new(packet, packet_text(info).into_bytes());
    let packet = file.add_object(packet);
    let language = if info.language.is_empty() { "en" } else { &info.language };
    let catalog = catalog(file);
    catalog.remove(b"PageLayout");
    catalog.set("PageMode", if outline.is_some() { "UseOutlines" } else { "UseNone" });
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", text(language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("OutputIntents", Object::Array(vec![intent.into()]));
    catalog.set("Metadata", packet);
    let numbers = vec![0.into(), dictionary! { "S" => "D" }.into()];
    catalog.set("PageLabels", dictionary! { "Nums" => Object::Array(numbers) });
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    let mut own = dictionary! { "Title" => text(&info.title), "Producer" => Object::string_literal(PRODUCER) };
    if let Some(day) = &info.date {
        let stamp = format!("D:{}000000Z", day.replace('-', ""));
        own.set("CreationDate", Object::string_literal(stamp.as_str()));
        own.set("ModDate", Object::string_literal(stamp.as_str()));
    }
    replace_info(file, own);
}

/// sRGB, with nothing that PDF/A does not ask for.
fn profile() -> ColorProfile {
    let text = |text: &str| {
        let own = LocalizableString::new("en".to_owned(), "US".to_owned(), text.to_owned());
        Some(ProfileText::Localizable(vec![own]))
    };
    let mut profile = ColorProfile::new_srgb();
    profile.cicp = None;
    profile.description = text("sRGB");
    profile.copyright = text("Public Domain");
    profile
}

fn replace_info(file: &mut File, own: Dictionary) {
    if let Ok(old) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.objects.remove(&old);
    }
    let id = file.add_object(own);
    file.trailer.set("Info", id);
}

const PRODUCER: &str = concat!("Orient ", env!("CARGO_PKG_VERSION"));

/// The XMP packet (ISO 16684-1) with the identifications that PDF/A-3 and PDF/UA-1 ask for, and
/// the extension schema that PDF/A wants for the latter.
fn packet_text(info: &Info) -> String {
    let dates = info.date.as_ref().map_or_else(String::new, |day| {
        format!(
            " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmp:CreateDate=\"{day}T00:00:00Z\" \
             xmp:ModifyDate=\"{day}T00:00:00Z\""
        )
    });
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" pdf:Producer=\"{PRODUCER}\"{dates} \
xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" pdfaid:part=\"3\" pdfaid:conformance=\"A\" \
xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" pdfuaid:part=\"1\">\
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title></rdf:Description>\
<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType=\"Resource\">\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>",
        escaped(&info.title)
    )
}

fn escaped(text: &str) -> String {
    let shown = text.chars().filter(|c| !c.is_control());
    shown.fold(String::new(), |mut out, character| {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(character),
        }
        out
    })
}
