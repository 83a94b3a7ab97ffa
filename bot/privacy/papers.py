"""Numbers of papers, offices and staff lists that are one person's, and plates of cars."""

import re
from collections.abc import Iterator

from bot.privacy import beside
from bot.privacy.found import Found, caught, listed, wide

# Words for papers and numbers that are hardly ever said of anything else.
_PAPERS = (
    # English
    r"passports?(?:[ _]?(?:no|number|card|copy))?|pp ?no|ssn|s\.s\.n\.?|social[ _](?:security|"
    r"insurance)|"
    r"soc\.? sec\.?|sin|ni ?(?:no|number|nr)\.?|nino|national[ _]insurance|national[ _]id\pL*|"
    r"identity (?:card|document|no|number)|id[ _-]?(?:no|number|card|nr|#|num)|identification|"
    r"i\.d\.|"
    r"driv(?:er'?s?|ing)[ _]?(?:licen[cs]e|permit)|dl ?(?:no|number|#)|residen(?:ce|"
    r"t)[ _](?:permit|card)|"
    r"work permit|permit (?:no|number)|visa (?:no|number|grant)|green card|uscis|alien (?:no|"
    r"number)|"
    r"a-number|i-94|brp|share code|ein|itin|tin|utr|tfn|abn|acn|tax[ _](?:id|no|number|ref\pL*|"
    r"file|code)|"
    r"tax payer\pL*|taxpayer\pL*|vat(?:[ _](?:id|no|number|reg\pL*))?|nric|fin|kra pin|bvn|nin|"
    r"nhs|medicare|"
    r"health (?:card|insurance)|insurance (?:no|number|id)|policy (?:no|number)|member(?:ship)?|"
    r"pan|aadhaa?r|"
    r"uidai|voter(?:'s)?(?: id)?|epic|uan|pf (?:no|number)|badge|staff[ _](?:id|no|number)|"
    r"(?:employee|emp|personnel|payroll|worker|candidate|applicant|application|student|"
    r"matriculation|"
    r"enrol?l?ment|roll|clock|staff|associate|contractor|associate|user|person|patient|client|"
    r"customer|case|"
    r"learner|trainee|registration|reg|licen[cs]e|certificate|cert|commission|bar|docket|file|"
    r"receipt|reference|ref|booking|confirmation|account|card|service|military|agent|operator|"
    r"unit|clearance|"
    r"dbs|cas|ukvi|ahpra|gmc|nmc|npi|pin|locker|key|asset|laptop|device|tag|permit|visa)"
    r"[ _.-]{0,2}(?:id|no|number|nr|num|ref|code|reference|tag|card|#)s?|"
    r"(?:employee|emp|staff|candidate|applicant|student|badge|payroll|case) ?#|"
    r"serial(?:[ _](?:no|number|#))?|s/n|imei|gmc|npi|dea|cas|ghana card|omang|curp|rfc|"
    r"cdl|coc|certificate of competency|seam[ae]n'?s? (?:book|id|card)|"
    r"seafarer'?s? (?:book|id|card)|discharge book|cdc|sid|stcw|gmdss|twic(?: card)?|"
    r"endorsement|sea service book|pilot licen[cs]e|atpl|cpl|"
    r"clearance|commission|contract (?:no|number)|contrato(?: \pL+)?|arbeitsvertrag\pL*|"
    r"payroll (?:ref|number|no)|docket|"
    # German
    r"reisepass\pL*|pass-?(?:nr|nummer|no)|(?:personal)?ausweis\pL*|dienstausweis\pL*|perso|"
    r"führerschein\pL*|"
    r"steuer[ -]?(?:id|nummer|nr|identifikations?\pL*)\pL*|steuerliche\pL*|identifikationsnummer|"
    r"id-?nr|st\.?-?nr|"
    r"idnr|p\.?-?nr|tin|sozialversicherungs?\pL*|sv-?(?:nr|nummer)|svnr|rv-?(?:nr|nummer)|"
    r"rentenversicherungs?\pL*|"
    r"versicherten-?(?:nr|nummer)|versicherungs-?(?:nr|nummer)|kv-?(?:nr|nummer)|krankenkasse\pL*|"
    r"krankenversich\pL*|kranken(?:kassen)?(?:karte|versichertennummer)|gesundheitskarte|"
    r"(?:personal|pers|mitarbeiter|ma|matrikel|bewerber|kunden|mitglieds?|ausweis|stamm|"
    r"teilnehmer|schüler|"
    r"studenten|lieferanten|dienst|betriebs|vorgangs|akten|chip|karten|patienten|prüfungs|"
    r"ausbildungs|"
    r"bewerbungs|kandidaten|zulassungs|approbations|register|kammer|arzt|lanr|visa|visums?|fall)"
    r"[ .-]{0,2}(?:nummer|nr|id|zeichen|no|karte)\pL*|"
    r"aktenzeichen|az\.|aufenthalts(?:titel|erlaubnis|gestattung|karte)|niederlassungserlaubnis|"
    r"visum|"
    r"ust-?id\pL*|ust\.?-?id|uid(?:-nr)?|ahv\pL*|zemis\pL*|hr[ab]|lanr|personalnr|"
    r"handelsregister\pL*|"
    # Portuguese
    r"passaporte|rg|cpf|cnpj|cnh|ctps|carteira(?: de trabalho| de identidade| profissional|inha)?|"
    r"pis|pasep|"
    r"pis/pasep|nis|nit|título de eleitor|titulo de eleitor|título(?: eleitoral)?|"
    r"título de residência|"
    r"autoriza[çc][ãa]o de resid[êe]ncia|reservista|matr[ií]cula|crach[áa]|inscri[çc][ãa]o|"
    r"registro|"
    r"(?:n\.?[oº°]? (?:de )?)?(?:aluno|funcionário|colaborador|mecanográfico|utente|processo|"
    r"sócio|beneficiário)"
    r"(?: n\.?[oº°])?|contribuinte|nif|niss|segurança social|cart[ãa]o d[eo] cidad[ãa]o|cc|bi|"
    r"bilhete de identidade|carta de condu[çc][ãa]o|habilita[çc][ãa]o|crm|oab|crea|coren|crc|cro|"
    r"rne|rnm|nuit|"
    r"utente|sns|carteira nacional|funcional|c[ée]dula|identidade|documento|doc\.?|mei|ie|"
    r"protocolo|"
    # Spanish
    r"pasaporte|dni|nie|cif|cuit|cuil|rut|run|nss|imss|ine|ife|c\.i\.|ci|seguridad social|"
    r"seg\.? soc\pL*\.?|"
    r"ss|n\.?u\.?s\.?s|carn[ée]t?|licencia(?: de conducir)?|permiso de (?:conducir|residencia|"
    r"trabajo)|legajo|"
    r"expediente|tarjeta de residencia|colegiad[oa]|afiliación|(?:n[úu]mero de )?(?:empleado|"
    r"afiliado|socio)|"
    r"documento|tarjeta sanitaria|nómina|"
    # French, Italian
    r"passeport|carte (?:nationale )?d'identité|cni|sécu(?:rité sociale)?|n[o°] ?(?:de )?(?:sécu|"
    r"ss)|nir|"
    r"carte vitale|titre de séjour|carte de séjour|permis(?: de conduire| de travail)?|siret|"
    r"siren|matricule|"
    r"numéro fiscal|n° fiscal|récépissé|tva|adeli|rpps|badge|"
    r"passaporto|carta d'identità|c\.? ?i\.|codice fiscale|cod\.? ?fisc\pL*\.?|c\.?f\.|patente|"
    r"matricola|matr\.|"
    r"tessera(?: sanitaria)?|permesso di soggiorno|partita iva|p\.? ?iva|"
    # Dutch, Polish, Turkish, Nordic, others
    r"paspoort\pL*|bsn|burgerservicenummer|rijbewijs\pL*|id-kaart|identiteits\pL*|"
    r"(?:personeels|student|werknemers|klant|polis|dossier|kandidaat|lid|big-|v-|btw-)(?:nummer|"
    r"nr)|pas|kvk\pL*|btw|"
    r"paszport\pL*|dow[óo]d\pL*(?: osobist\pL+)?|pesel|nip|regon|praw[oa] jazdy|legitymacj\pL*|"
    r"nr (?:ewidencyjny|pracownika|albumu|rej\pL*|dowodu|paszportu|służbowy|kadrowy)|karta pobytu|"
    r"karty pobytu|"
    r"pasaport\pL*|t\.?c\.?(?: kimlik)?|kimlik\pL*|ehliyet\pL*|sicil\pL*|sgk|vergi\pL*|öğrenci no|"
    r"personel no|"
    r"personnummer|fødselsnummer|samordningsnummer|cpr\pL*|henkilötunnus|hetu|körkort|kennitala|"
    r"rodné číslo|"
    r"kartu|ktp|nik|npwp|"
    # Cyrillic
    r"паспорт\pL*|инн|снилс|водительск\pL+|ву|табельн\pL+|таб\.|удостоверени\pL+|зач[её]тк\pL*|"
    r"студенческ\pL+|полис\pL*|"
    r"огрнип|огрн|рнокпп|іпн|посвідченн\pL+|права|унзр|загранпаспорт\pL*|пропуск\pL*|серия|"
    # Greek, Arabic, Hebrew, Hindi, Vietnamese, Korean
    r"αφμ|αμκα|διαβατήριο\pL*|ταυτότητα\pL*|"
    r"(?:ال)?هوي(?:ة|تي|ته)|جواز(?: ?(?:ال)?سفر\pL*)?|(?:ال)?بطاقة|(?:ال)?إقامة|(?:ال)?رخصة|"
    r"الرقم القومي|"
    r"رقم (?:ال)?(?:موظف|وطني|هوية|جواز|طالب)\pL*|תעודת זהות|ת\.ז\.?|דרכון|רישיון|"
    r"आधार|पैन|पासपोर्ट|पहचान\pL*|ड्राइविंग लाइसेंस|मतदाता\pL*|कर्मचारी\pL*|"
    r"cccd|cmnd|hộ chiếu|căn cước|mã số thuế|mst|mã (?:nhân viên|số|nv|sv)|bằng lái|bhxh|msnv|mssv|"
    r"주민등록번호|여권\s?번호?|여권|운전면허\pL*|외국인등록번호|사번|학번|사업자\s?등록번호|"
    r"수험번호|직원번호"
)
_ASIAN = (
    r"身份证号?码?|身分證字?號?|身份證號?碼?|护照号?码?|護照號?碼?|工号|工號|学号|學號|驾照号?码?|"
    r"驾驶证号?码?|社保号?码?|"
    r"统一编号|統一編號|居留证号?码?|居留證號?碼?|员工编号|員工編號|准考证号|编号|"
    r"パスポート(?:番号)?|旅券番号|旅券|マイナンバー|個人番号|運転免許証?(?:番号)?|"
    r"免許証(?:番号)?|在留カード(?:番号)?|"
    r"社員番号|学籍番号|受験番号|保険証(?:番号)?|会員番号|職員番号"
)
_LABEL = wide(rf"(?i)(?:^|[^\pL\pN])({_PAPERS})(?:[^\pL\pN]|$)|({_ASIAN})")
_HASHED = wide(
    r"(?i)(?:^|[^\pL\pN])((?:employee|emp|staff|candidate|applicant|student|badge|payroll|case|id|"
    r"member|cand|personnel|worker|dl|passport|uscis|license|licence) ?#)"
)
_LINE = wide(r"[A-Z]{1,2}<[A-Z<]{12,}|[A-Z<]{6,}<<[A-Z<]{4,}")  # a machine readable one's names
_LOOSE = wide(
    r"(?i)(?:^|[^\pL\pN])(id|passe?|visa|permit|licen[cs]e|badge|dl|spind|schließfach|locker|"
    r"cacifo|registration|karte|tessera|"
    r"nummer|licence|chip|cartão|tarjeta|carte|badge-?id)(?:[^\pL\pN]|$)"
)
_PLATED = wide(
    r"(?i)(?:^|[^\pL\pN])((?:licen[cs]e |number |reg(?:istration)? |car |vehicle )?plates?(?: no|"
    r" number)?|"
    r"(?:vehicle |car )?reg(?:istration)?(?: mark| no)?|(?:amtl\.? |kfz-?)?kennzeichen|kfz|"
    r"nummernschild|"
    r"parkausweis|placas?(?: do \pL+)?|plaquinha\pL*(?: do \pL+)?|matr[ií]culas?|emplacamento|"
    r"kenteken\pL*|immatriculation|immatriculée?|plaque|targa|targat[oa]|plaka\pL*|"
    r"(?:nr|numer\pL*)? ?rejestracyjn\pL+|rejestracj\pL+|гос\.? ?номер\pL*|номер(?: машины|"
    r" авто)?|автомобил\pL+|"
    r"biển số(?: xe)?|registreringsnummer|"
    r"car|vehicle|van|auto|wagen|pkw|carro|viatura|coche|voiture|véhicule|macchina|"
    r"estacionamento(?: para)?|"
    r"parking(?: for| space for)?|stellplatz(?: für)?)(?:[^\pL\pN]|$)|(车牌号?码?|車牌號?碼?|"
    r"ナンバー|차량번호|번호판)"
)
_CAPITALS = "A-ZÄÖÜÉÑА-ЯІЇЄҐ"
_PLATE = re.compile(
    r"[\s\"'*:=#(|]{0,4}(?:[^\W\d_]{1,12}[.:]? ){0,3}?[\"'*:(]{0,2}("
    rf"[{_CAPITALS}]{{1,4}}[ ·:-]{{0,3}}\d{{1,5}}[ ·-]{{0,2}}[{_CAPITALS}]{{0,3}}\d{{0,2}}|"
    rf"\d{{1,4}}[ -]?[{_CAPITALS}]{{1,3}}[ -]?\d{{1,5}}|"
    rf"[{_CAPITALS}]{{1,3}}[ :-]{{1,3}}[{_CAPITALS}]{{1,2}}[ -]?\d{{1,4}} ?[EH]?|"
    rf"\d{{1,2}}-?[A-Z]{{2,3}}-?\d{{1,2}}|"
    rf"[{_CAPITALS}]{{1,3}}[ -]?\d{{1,3}}[A-Z]?[ -]?[{_CAPITALS}]{{1,3}}|"
    r"[A-Z]{3}[ -]?\d[A-Z]\d\d|[A-Z]{1,3}[ -][A-Z]{1,3}[ -]\d{1,4}|[A-Z]\d{1,3}[ -]?[A-Z]{3}|"
    r"\d{3,4}[ -]?[A-Z]{3}|[a-z]{2}\d{2} ?[a-z]{3}|[a-z]{3}[ -]?\d[a-z0-9]\d\d|"
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][ ·-]?[A-Z0-9]{5,6}|"
    r"\d{2,3}[가-힣] ?\d{4})(?![^\W_])"
)
_LAST = wide(
    r"(?i)(?:ssn|social|card|account|iban|pan|passport|cpf)[\pL ,:]{0,16} "
    r"(?:ending|ends|last|final|endet|termina\pL*)[\pL :]{0,12} (\d{3,4})(?:[^\pN]|$)"
)
# What is one by its shape: letters and digits where a state puts them.
_SHAPES = wide(
    r"(?:^|[^\pL\pN])("
    r"[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]|"  # National Insurance
    r"\d{3}-\d{2}-\d{4}|\d{3}\.\d{3}\.\d{3}[-. /]\d{2}|"  # SSN, CPF
    r"\d{2}\.\d{3}\.\d{3}/\d{4}-?\d{2}|"  # CNPJ
    r"\d{1,2}\.\d{3}\.\d{3}-[\dXx](?:[ -]{1,3}(?:SSP|DETRAN|SDS|PC|IFP|SESP|SJS|IGP|PM)"
    r"[/ -]{1,2}[A-Z]{2})?|"  # RG, RUT
    r"\d[\d.-]{4,10}\d[ -]{1,3}(?:SSP|DETRAN|SDS|IFP|SESP|SJS|IGP)[/ -]{1,2}[A-Z]{2}|"
    r"[A-Z]{1,2}\d{6} ?\([\dA]\)|"  # Hong Kong
    r"[XYZxyz][ -]?\d{7}[ -]?[A-Za-z]|\d{8}[ -]?[A-HJ-NP-TV-Z]|"  # NIE, DNI
    r"\d{6}[-+A]\d{3}[\dA-Za-z]|\d{6}-\d{7}|"  # Nordic, Korea
    r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}|"  # AHV
    r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|"  # codice fiscale
    r"[A-Z]{4}\d{6}[A-Z0-9]{3}(?:[A-Z]{4}[A-Z0-9]\d)?|"  # RFC, CURP
    r"[A-Z]{5}\d{4}[A-Z]|[STFGM]\d{7}[A-Z]|"  # PAN, NRIC
    r"[12] ?\d{2} ?\d{2} ?\d{2} ?\d{3} ?\d{3}(?: ?\d{2})?|"  # NIR
    r"\d{2} ?\d{6} ?[A-Z] ?\d{3}|784-\d{4}-\d{7}-\d|"  # German pension insurance, Emirates
    r"GHA-\d{9}-\d|"
    r"[A-Z]{1,2}[<A-Z0-9]{8,}<+[A-Z0-9<]{6,}|"  # lines for a machine to read
    r"[A-Z0-9<]{9}\d[A-Z]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]*"
    r")(?:[^\pL\pN]|$)"
)
_COURT = wide(  # a file of a German court; those of the highest are known to everybody
    r"(?:Aktenzeichen|Geschäftszeichen|Az\.?|Gz\.?)[: ]{1,3}"
    r"(\d{1,3} (?:Ca|Sa|Ta|C|O|F|Js|Ds|Cs|Ls|IK)"
    r" \d{1,5}/\d{2})(?:[^\pN]|$)"
)
_CODE = wide(r"[A-Z0-9]{6,}")  # letters and digits mixed
_COMMON = re.compile(
    r"(?:FY|ISO|RFC|CVE|SOC|KB|EN|DIN|IEC|SHA|HTTP|UTF|PCI|ES|Q\d)\d+|\d{8}T\d{4,6}Z?"
)
_SHORT = 3  # letters of a label that may be another word
_WORDS = listed("rfc run fin pan sin cas rut pas epic dea ie ss nin")  # so are these
_FEW, _LONG = 5, 6  # digits behind such a one, in capitals and in small letters
_DIGITS = 4  # of such a code
_HASH = wide(r"(?:^|[^\pL\pN&/])#(\d{5,})(?:[^\pL\pN]|$)")
_NUMBERED = wide(
    r"(?:^|[^\pL\pN])(?i:n[ro]|n\.?o|num|número|numéro|"
    r"№)\.?:? ?([A-Z]{1,5}[-/ ]{0,2}\d{2,}(?:[/-]?[A-Z0-9]+)*)(?:[^\pL\pN]|$)"
)


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    for met in _LABEL.finditer(text):
        said = met.group(1) or met.group(2)
        small = len(said) <= _SHORT and said.islower()  # "run", "fin", "cc" are words as well
        place = beside.behind(text, max(met.end(1), met.end(2)), close=small)
        least = _LONG if small else _FEW if said.casefold() in _WORDS else 0
        if place is not None and not _plain(text[place[0] : place[1]], least):
            yield Found("id", *place, text[place[0] : place[1]])
    yield from beside.found("id", _LOOSE, text, close=True)
    yield from beside.found("id", _HASHED, text, close=True)
    for met in _PLATED.finditer(text):
        plate = _PLATE.match(text, max(met.end(1), met.end(2)))
        if plate and any(map(str.isalpha, plate.group(1))):
            yield Found("id", *plate.span(1), plate.group(1))
    yield from caught("id", _LAST, text, 1)
    yield from caught("id", _SHAPES, text, 1)
    yield from caught("id", _HASH, text, 1)
    yield from caught("id", _NUMBERED, text, 1)
    yield from caught("id", _COURT, text, 1)
    for found in caught("id", _CODE, text):
        digits = sum(map(str.isdigit, found.text))
        if _DIGITS <= digits < len(found.text) and not _COMMON.fullmatch(found.text):
            yield found


def lines(text: str) -> Iterator[Found]:
    """Yield a passport's lines for a machine that have no digit."""
    yield from caught("id", _LINE, text)


def _plain(written: str, least: int) -> bool:
    """Whether a number is too short to be told from an amount."""
    return written.isdigit() and len(written) < least
