//! The words of headers that ask for consent. Each text holds the words of some languages.

/// The word itself.
pub(super) const CONSENT: &[&str] = &[
    "consent consentement consentimiento consentimento consenso",
    "einwilligung einwilligungserklärung einverständnis einverständniserklärung toestemming",
    "toestemmingsverklaring samtykke samtycke",
];

/// What stands beside it in a header of a few words.
pub(super) const BESIDE: &[&str] = &[
    "data form gdpr given informed obtained participant participation privacy processing question",
    "recorded research response status study survey to the your my",
    "zur zum in die der den an meiner ihrer daten datenverarbeitung datenschutz dsgvo verarbeitung",
    "personenbezogener teilnahme umfrage studie befragung informierte",
    "éclairé libre et à au la le l de des du mes vos participation étude traitement données personnelles rgpd",
    "informado para el del participante participación participar estudio tratamiento datos personales",
    "livre esclarecido e termo do dos participação dados pessoais",
    "informato al alla allo dei dati personali trattamento partecipazione",
    "voor deelname het onderzoek verwerking van gegevens",
];

/// How somebody consents: what follows says to what, if anything does.
pub(super) const CONSENTING: &[&str] = &[
    "consent",
    "give consent",
    "give my consent",
    "give your consent",
    "give my informed consent",
    "give your informed consent",
    "provide my consent",
    "provide your consent",
    "willige",
    "willigen sie",
    "consens",
    "consentez vous",
    "donne mon consentement",
    "consiento",
    "doy mi consentimiento",
    "da su consentimiento",
    "consinto",
    "dou o meu consentimento",
    "acconsento",
    "acconsenti",
    "acconsente",
    "geef toestemming",
    "geeft u toestemming",
];

/// How somebody is content with something, which may be to be counted.
pub(super) const CONTENT: &[&str] =
    &["bin einverstanden", "sind sie einverstanden", "bist du einverstanden"];

/// How somebody agrees: what follows must say to what.
pub(super) const AGREEING: &[&str] = &[
    "agree",
    "accept",
    "stimme",
    "stimmen sie",
    "stimmst du",
    "accepte",
    "acceptez vous",
    "êtes vous d accord",
    "suis d accord",
    "acepto",
    "acepta",
    "acepta usted",
    "aceptas",
    "está de acuerdo",
    "estás de acuerdo",
    "estoy de acuerdo",
    "aceito",
    "aceita",
    "concordo",
    "concorda",
    "accetto",
    "accetta",
    "accetti",
    "ga akkoord",
    "ga je akkoord",
    "gaat u akkoord",
    "stem in",
    "stemt u in",
];

/// How somebody is asked without a word of consent: what follows must name this survey.
pub(super) const WISHING: &[&str] = &[
    "want",
    "wish",
    "like",
    "willing",
    "möchte",
    "möchten sie",
    "möchtest du",
    "wollen sie",
    "nehmen sie",
    "nimmst du",
    "souhaitez vous",
    "voulez vous",
    "desea",
    "deseas",
    "quiere",
    "quieres",
    "deseja",
    "vuole",
    "vuoi",
    "desidera",
    "wilt u",
    "wil je",
];

/// What may stand right before it, if anything does.
pub(super) const SPEAKERS: &[&str] = &[
    "i you hereby and be voluntarily freely ich hiermit und je j vous yo usted eu você io e y et ik hierbij en",
];

/// What says that somebody takes part, or does what a survey needs.
pub(super) const TAKING: &[&str] = &[
    "participate participating participation part teilnahme teilzunehmen teilnehmen teil",
    "participer participation participar participación participação partecipare partecipazione",
    "deelname deelnemen",
];

/// What becomes of the answers.
pub(super) const PROCESSING: &[&str] = &[
    "processing processed processes storage stored collection collected verarbeitung verarbeitet datenverarbeitung",
    "speicherung gespeichert traitement tratamiento tratamento trattamento verwerking",
];

/// What belongs to somebody, and needs a consent.
pub(super) const PRIVACY: &[&str] = &[
    "privacy gdpr data answers responses datenschutz datenschutzerklärung dsgvo daten antworten rgpd données",
    "datos privacidad dados dati gegevens",
];

/// What the survey is called.
pub(super) const SURVEY: &[&str] = &[
    "survey study research questionnaire assessment umfrage befragung studie untersuchung",
    "enquête étude sondage encuesta estudio cuestionario pesquisa estudo questionário sondaggio indagine",
    "studio questionario onderzoek vragenlijst",
];

/// What says that it is this one.
pub(super) const THIS: &[&str] = &[
    "this the our dieser diese der unserer cette cet ce l esta este la questa questo dit deze het",
];

/// The survey where the words before it may be its name.
pub(super) const NAMING: &[&str] = &["survey questionnaire study assessment Survey Questionnaire"];

/// What may stand between `this` and the survey.
pub(super) const OWN: &[&str] =
    &["team online short brief anonymous voluntary employee staff pulse annual quarterly web"];

/// What says that a survey is another one than this, in whatever letters it is written.
pub(super) const OTHER_SURVEYS: &[&str] = &[
    "peer customer client user exit risk market pilot follow next other another further future new",
];

/// How a statement begins that somebody agrees to.
pub(super) const THAT: &[&str] = &["that dass daß que che dat zu"];

/// What is called privacy: who accepts it may consent.
pub(super) const ABOUT_PRIVACY: &[&str] =
    &["privacy gdpr datenschutz datenschutzerklärung dsgvo rgpd privacidad"];

/// What else stands beside the word where the header is about the consent of who answers.
pub(super) const OF_A_SURVEY: &[&str] = &["i you do not don t protection signed agreement"];

/// What may follow: words about taking part in the survey, and about what becomes of the answers. With any other,
/// such as `contacted` or `newsletter`, the consent may be to something else.
pub(super) const OF_THE_SURVEY: &[&str] = &[
    "to the this these in of my your our and with by that be is are a take taking part survey study research",
    "participate participating participation questionnaire assessment anonymous anonymously confidential",
    "i have read understood sheet as described outlined explained",
    "confidentially voluntary voluntarily freely treated kept will only strictly required optional yes no y n",
    "processing processed use used storage stored collection collected analysis analysed personal data",
    "information answers responses terms conditions privacy policy notice statement gdpr above",
    "mit der die den dem das dass an zu zur in und ein meine meiner meinen ihre ihrer ihren deine deiner deinen",
    "diese dieser teilnahme teilzunehmen teilnehmen teil umfrage befragung studie untersuchung verarbeitung",
    "verarbeitet werden nutzung genutzt speicherung gespeichert daten personenbezogenen personenbezogener",
    "antworten angaben datenschutz datenschutzerklärung dsgvo datenverarbeitung anonym vertraulich freiwillig",
    "de d à au aux la le les l du des mes vos ce cet cette et pour que participer participation enquête étude",
    "sondage questionnaire traitement données personnelles réponses rgpd",
    "en el los del mis sus esta este y para participar participación encuesta estudio cuestionario tratamiento",
    "datos personales respuestas",
    "em o os do dos da meus seus desta deste participação pesquisa estudo questionário tratamento dados pessoais",
    "di al alla allo il i dei miei suoi questa questo e partecipare partecipazione sondaggio indagine studio",
    "questionario trattamento dati personali",
    "met aan dit deze het van mijn uw voor deelname deelnemen onderzoek vragenlijst verwerking gegevens",
];

/// What a consent is for that is no consent to being counted.
pub(super) const ELSE: &[&str] = &[
    "marketing newsletter newsletters contact contacted contacting email emails promotional sms phone",
    "photo photos photograph photographs picture pictures image images video videos audio recording record recorded",
    "quoted quote quotes quotation name named interview interviews interviewed follow followup further future",
    "next again later another pilot draw prize raffle giveaway sweepstake focus workshop ai cookies cookie",
    "medical treatment background",
    "kontakt kontaktiert kontaktaufnahme foto fotos bild bilder aufnahme aufzeichnung werbung zitat zitate namen",
    "verlosung gewinnspiel weitere weiteren",
    "contacté contactée enregistrement entretien tirage nom boletín contacto contactado imagen grabación entrevista",
    "sorteo contattato contatto immagini registrazione intervista contato imagem gravação sorteio nieuwsbrief opname",
];

/// What tells of consent in a header, at the beginning of a word.
pub(super) const STEMS: &[&str] = &[
    "consent",
    "consens",
    "consient",
    "acconsent",
    "einwillig",
    "einverständ",
    "toestemming",
    "samtyk",
    "samtyc",
];
