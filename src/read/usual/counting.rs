//! The headers of columns that say which responses are to be counted.

use super::super::words::words;
use super::Usual;
use super::consent_headers::{Consent, consent};

/// What says yes of a response that is not to be counted.
pub(super) const DROPPED: &[&str] = &[
    "exclude",
    "excluded",
    "exclude from analysis",
    "exclude from the analysis",
    "to exclude",
    "to be excluded",
    "delete",
    "to delete",
    "to be deleted",
    "deleted",
    "is deleted",
    "removed",
    "remove",
    "to remove",
    "to be removed",
    "withdrawn",
    "spam",
    "is spam",
    "duplicate",
    "is duplicate",
    "ignore",
    "invalid",
    "ausschließen",
    "ausgeschlossen",
    "gelöscht",
    "dublette",
    "exclure",
    "exclu",
    "supprimé",
    "doublon",
    "excluir",
    "excluido",
    "duplicado",
    "escluso",
];
/// What says yes of somebody who may have opted out of mails, or of this survey.
pub(super) const PERHAPS_DROPPED: &[&str] = &["opted out"];
/// What says no of a response that is not to be counted, or that nobody agreed to have counted.
pub(super) const KEPT: &[&str] = &[
    "include",
    "included",
    "include in analysis",
    "valid",
    "is valid",
    "valid response",
    "keep",
    "use",
    "count in",
    "consent",
    "consent given",
    "data consent",
    "informed consent",
    "do you consent",
    "gültig",
    "verwenden",
    "einwilligung",
    "valide",
    "inclure",
    "consentement",
    "válido",
    "incluir",
    "consentimiento",
    "consentimento",
    "valido",
    "consenso",
];

/// What a header says of which responses are to be counted, in other words than the usual ones:
/// `Exclude (Y/N)`, `I consent to the processing of my data`.
pub(super) fn marks(header: &str) -> Option<Usual> {
    const CHOICES: [&str; 6] = [" y n", " yes no", " j n", " ja nein", " x", " 0 1"];
    let words = words(header);
    let bare = CHOICES.iter().find_map(|choices| words.strip_suffix(choices)).unwrap_or(&words);
    if DROPPED.contains(&bare) {
        Some(Usual::Dropped)
    } else if KEPT.contains(&bare) {
        Some(Usual::Kept)
    } else {
        consent(header).map(|consent| match consent {
            Consent::ToThis => Usual::Kept,
            Consent::Perhaps => Usual::PerhapsKept,
        })
    }
}
