//! The words of cells that give or refuse consent.

/// What says no, alone or before a sentence.
pub(super) const NO: &[&str] = &[
    "no",
    "non",
    "nein",
    "não",
    "nee",
    "nej",
    "nie",
    "nei",
    "нет",
    "ні",
    "όχι",
    "いいえ",
    "hayır",
    "nem",
];

/// What in a sentence that begins so may mean the contrary, or something else: `No objections`, `No, that's
/// fine`, `No quiero recibir el boletín`. A text for some languages each.
pub(super) const NO_TO_ELSE: &[&str] = &[
    // English.
    "objection objections object problem problems concern concerns issue issues worries doubt doubts \
     hesitation reason need needed mind fine good ok okay sure yes question questions restrictions limits \
     changes change comment comments preference preferences opinion idea answer response one entry value \
     selection applicable available specified name names named anonymous anonymously identified quote \
     quotes quoted contact contacted email emails newsletter marketing recording recorded photo photos \
     video attributable unless know certain unsure maybe perhaps",
    // German and Dutch.
    "einwand einwände bedenken dagegen probleme gut passt ordnung ja gerne gern namen kontakt kontaktiert \
     anonym bezwaar bezwaren probleem prima goed naam weiß weiss sicher vielleicht weet zeker",
    // French.
    "problème problèmes souci soucis inconvénient oppose besoin oui nom contacté contactée renseigné \
     concerné concernée précisé sais sûr sûre peut",
    // Spanish, Portuguese and Italian.
    "objeción objeciones problema problemas inconveniente inconvenientes opongo importa sí bien aplica sé \
     hay nombre contacto contactado contactada recibir objeção objeções oponho sim bem nome contato \
     contatado receber obiezione obiezioni problemi sì bene contattato contattata ricevere seguro segura \
     sei so sicuro sicura quizás talvez forse",
    // Polish and of the North.
    "przeciwko problemu wiem dotyczy invändning invändningar indvendinger innvendinger",
];

/// How a cell begins by which somebody did not agree.
pub(super) const REFUSED: &[&str] = &[
    "declined",
    "decline",
    "disagree",
    "disagreed",
    "refuse",
    "refused",
    "rejected",
    "withdrawn",
    "withdrew",
    "opt out",
    "opted out",
    "not agree",
    "not agreed",
    "not consent",
    "not consented",
    "not given",
    "not granted",
    "not accepted",
    "i do not agree",
    "i do not consent",
    "i do not accept",
    "i do not give",
    "i don t agree",
    "i don t consent",
    "i don t accept",
    "do not agree",
    "do not consent",
    "don t agree",
    "don t consent",
    "i disagree",
    "i decline",
    "i refuse",
    "i withdraw",
    "nicht einverstanden",
    "nicht zugestimmt",
    "nicht erteilt",
    "keine einwilligung",
    "abgelehnt",
    "widerrufen",
    "ich stimme nicht",
    "ich willige nicht",
    "ich bin nicht einverstanden",
    "ich möchte nicht teilnehmen",
    "ich nehme nicht teil",
    "je n accepte pas",
    "je ne consens pas",
    "je ne suis pas d accord",
    "je ne souhaite pas participer",
    "je ne veux pas participer",
    "je refuse",
    "refusé",
    "no acepto",
    "rechazado",
    "rifiuto",
    "ik ga niet akkoord",
    "ik doe niet mee",
];

/// How it begins where only what follows tells what is refused.
pub(super) const UNWILLING: &[&str] = &[
    "i do not want",
    "i do not wish",
    "i don t want",
    "i don t wish",
    "i would rather not",
    "i d rather not",
    "i prefer not",
    "rather not",
    "prefer not",
];

/// What takes back a part of what was said, or all of it.
pub(super) const RESTRICTIONS: &[&str] = &[
    "but",
    "except",
    "however",
    "if",
    "only",
    "otherwise",
    "unless",
    "though",
    "aber",
    "außer",
    "nur",
    "sonst",
    "wenn",
    "mais",
    "sauf",
    "sinon",
    "sólo",
    "solo",
    "pero",
    "salvo",
    "ma",
    "maar",
    "alleen",
];

/// How a cell begins by which somebody agreed to have their answers counted.
pub(super) const AGREED: &[&str] = &[
    "yes",
    "agree",
    "agreed",
    "i agree",
    "i consent",
    "i have consented",
    "i have read and agree",
    "i have read and consent",
    "i have read and accept",
    "i understand and agree",
    "consent",
    "consented",
    "accept",
    "accepted",
    "i accept",
    "given",
    "granted",
    "ok",
    "okay",
    "ja",
    "ich stimme zu",
    "ich willige ein",
    "ich bin einverstanden",
    "einverstanden",
    "zugestimmt",
    "oui",
    "j accepte",
    "accepté",
    "d accord",
    "je consens",
    "accetto",
    "acconsento",
    "acepto",
    "consiento",
    "aceito",
    "akkoord",
    "sí",
    "sim",
    "да",
    "так",
    "tak",
    "ναι",
    "はい",
    "evet",
    "igen",
    "no objection",
    "no objections",
    "no problem",
    "no concerns",
    "i don t mind",
    "keine einwände",
];
