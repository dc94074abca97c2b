//! The script of the page, and the rule that lets no other run.
//!
//! It is written by hand, works on what the page already says, and is no template: a folder of
//! templates cannot bring another.

/// What it does stands in it.
const SCRIPT: &str = include_str!("screen.js");

/// What a browser may do with the page: run this one script, use its style sheet, and load nothing. The
/// name of the script is its SHA-256 in base64 (CSP 3, 2.3.1).
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
    script-src 'sha256-KE46oYwFvz99D0cl5zwevihkWrpOVSj3KUfa+zVudc8='; style-src 'unsafe-inline'; img-src data:; font-src data:; \
    base-uri 'none'; form-action 'none'\">\n";

const HEAD: &str = "<head>\n";
const END: &str = "</body>";

/// The page with its script, and with the policy at the start of its head.
#[must_use]
pub fn with_script(mut page: String) -> String {
    page.reserve(POLICY.len() + SCRIPT.len() + 32);
    let end = page.rfind(END).unwrap_or(page.len());
    page.insert_str(end, &format!("<script>\n{SCRIPT}</script>\n"));
    if let Some(head) = page.find(HEAD) {
        page.insert_str(head + HEAD.len(), POLICY);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest;

    /// RFC 4648, 4.
    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for three in bytes.chunks(3) {
            let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
                << (8 * (3 - three.len()));
            for place in 0..4 {
                let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
                out.push(if place > three.len() { '=' } else { char::from(letter) });
            }
        }
        out
    }

    #[test]
    fn the_policy_names_the_script() {
        assert_eq!(base64(b"Man"), "TWFu");
        assert_eq!(base64(b"Ma"), "TWE=");
        let page = with_script("<head>\n</head><body>a</body>".to_owned());
        let start = page.find("<script>").unwrap() + "<script>".len();
        let script = &page[start..page.find("</script>").unwrap()];
        let digest = digest::sha256(script.as_bytes());
        let bytes: Vec<u8> = (0..digest.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&digest[at..at + 2], 16).unwrap())
            .collect();
        let name = format!("'sha256-{}'", base64(&bytes));
        assert!(page.starts_with("<head>\n<meta http-equiv"), "{page}");
        assert!(page.contains(&name), "the script is {name}");
    }

    #[test]
    fn the_script_cannot_end_its_element_and_writes_text_alone() {
        assert!(!SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
        for way in ["innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write"] {
            assert!(!SCRIPT.contains(way), "{way}");
        }
    }
}
