//! lopdf's objects as text.

use lopdf::{Dictionary, Object};

use crate::pdf::syntax;

/// Writes objects with their references all of one width, so that like objects have like
/// lengths: see [`pack`](super::pack).
#[derive(Debug, Clone, Copy)]
pub(super) struct Notation {
    /// The digits of the largest object number.
    pub(super) width: usize,
}

impl Notation {
    /// Appends an object. Streams are not written here: only their dictionary is.
    pub(super) fn object(self, out: &mut String, object: &Object) {
        match object {
            Object::Null => out.push_str("null"),
            Object::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Object::Integer(value) => {
                if *value < 0 {
                    out.push('-');
                }
                syntax::integer(out, value.unsigned_abs());
            }
            Object::Real(value) => syntax::number(out, syntax::hundredths((*value).into())),
            Object::Name(name) => self::name(out, name),
            Object::String(bytes, _) => self::string(out, bytes),
            Object::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 && needs_space(item) {
                        out.push(' ');
                    }
                    self.object(out, item);
                }
                out.push(']');
            }
            Object::Dictionary(dictionary) => self.dictionary(out, dictionary, &[]),
            Object::Stream(stream) => self.dictionary(out, &stream.dict, &[]),
            Object::Reference((id, _)) => self.reference(out, *id),
        }
    }

    /// Appends a dictionary without the entries named in `except`.
    pub(super) fn dictionary(self, out: &mut String, dictionary: &Dictionary, except: &[&[u8]]) {
        out.push_str("<<");
        for (key, value) in dictionary {
            if except.contains(&key.as_slice()) {
                continue;
            }
            name(out, key);
            if needs_space(value) {
                out.push(' ');
            }
            self.object(out, value);
        }
        out.push_str(">>");
    }

    /// Appends a reference to an object.
    pub(super) fn reference(self, out: &mut String, id: u32) {
        syntax::aligned(out, id.into(), self.width);
        out.push_str(" 0 R");
    }
}

fn needs_space(object: &Object) -> bool {
    match object {
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Reference(_) => true,
        Object::Name(_)
        | Object::String(..)
        | Object::Array(_)
        | Object::Dictionary(_)
        | Object::Stream(_) => false,
    }
}

fn name(out: &mut String, name: &[u8]) {
    out.push('/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('#');
            let digits = format!("{byte:02X}");
            out.push_str(&digits);
        }
    }
}

fn string(out: &mut String, bytes: &[u8]) {
    let is_utf_16 = bytes.starts_with(&[0xFE, 0xFF]);
    if !is_utf_16 && bytes.iter().all(|&byte| byte >= b' ') {
        out.push('(');
        for &byte in bytes {
            syntax::literal_byte(out, byte);
        }
        out.push(')');
    } else {
        out.push('<');
        for &byte in bytes {
            syntax::hex_byte(out, byte);
        }
        out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{StringFormat, dictionary};

    #[test]
    fn objects_are_written_short_and_references_in_one_width() {
        let object = dictionary! {
            "Type" => "A name",
            "Kids" => Object::Array(vec![Object::Reference((7, 0)), 12.into(), Object::Real(0.5)]),
            "Title" => Object::string_literal("a (b)"),
            "Wide" => Object::String(vec![0xfe, 0xff, 0, 0xe9], StringFormat::Literal),
        };
        let mut out = String::new();
        Notation { width: 3 }.object(&mut out, &object.into());
        assert_eq!(
            out,
            r"<</Type/A#20name/Kids[   7 0 R 12 .5]/Title(a \(b\))/Wide<FEFF00E9>>>"
                .replace("[   7", "[  7")
        );
    }
}
