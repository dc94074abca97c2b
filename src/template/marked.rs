//! Templates whose elements say where they come from, to name the line of a fault in the page.

/// A template in which each element carries its file and line as an attribute.
pub(super) fn marked(text: &str, name: &str, attribute: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut line = 1;
    let mut rest = text;
    while let Some(at) = rest.find(['<', '{', '\n']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let length = match from.as_bytes() {
            // What tera reads stays as it is.
            [b'{', b'{', ..] => closed(from, "}}"),
            [b'{', b'%', ..] => closed(from, "%}"),
            [b'{', b'#', ..] => closed(from, "#}"),
            [b'<', letter, ..] if letter.is_ascii_alphabetic() => {
                let is_end = |c: char| !c.is_ascii_alphanumeric();
                1 + from[1..].find(is_end).unwrap_or(from.len() - 1)
            }
            _ => 1,
        };
        let (taken, left) = from.split_at(length);
        line += taken.matches('\n').count();
        out.push_str(taken);
        if taken.len() > 1 && taken.starts_with('<') {
            out.push_str(&[" ", attribute, "=\"", name, ":", &line.to_string(), "\""].concat());
        }
        rest = left;
    }
    out.push_str(rest);
    out
}

/// How long a part of tera's is, up to and with its end.
fn closed(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn elements_say_their_line_and_tera_stays_as_it_is() {
        let text = "{# <a>\n #}<p\nclass=\"b\">{{ c <d }}\n{{<head of={x} />}}<br></p> 1 < 2";
        assert_eq!(
            marked(text, "t.html", "data-s"),
            "{# <a>\n #}<p data-s=\"t.html:2\"\nclass=\"b\">{{ c <d }}\n\
             {{<head of={x} />}}<br data-s=\"t.html:4\"></p> 1 < 2"
        );
    }
}
