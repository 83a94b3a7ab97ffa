"""Words beside which a name stands: labels, greetings, farewells, titles, introductions."""

import re

from bot.privacy.found import listed, wide

# Labels of a form, a mail's header, a table's column or JSON (case folded, "_" as a space).
LABELS = frozenset(
    """name|full name|legal name|first name|last name|middle name|surname|given name|family name|
    preferred name|firstname|lastname|fullname|givenname|familyname|displayname|display name|
    nickname|alias|aka|also known as|maiden name|candidate|candidate name|applicant|applicant name|
    cand|employee|employee name|new hire|new starter|worker|contractor|consultant|freelancer|
    manager|hiring manager|line manager|recruiter|interviewer|referee|reference|ref|contact|
    contact name|contact person|emergency contact|account holder|accountholder|account name|holder|
    beneficiary|payee|cardholder|name on account|father's name|mother's name|spouse|requester|
    requested by|signed|signed by|signature|from|to|cc|bcc|sender|sent by|attn|attention|attendees|
    absent|present|participants|panel|c/o|reporter|assignee|author|owner|introduced by|referred by|
    message from|resume of|cv of|
    vorname|nachname|geburtsname|bewerber|bewerberin|kandidat|kandidatin|kontoinhaber|
    kontoinhaberin|ansprechpartner|ansprechpartnerin|notfallkontakt|referenz|mitarbeiter|
    mitarbeiterin|vorgesetzter|vorgesetzte|teilnehmer|von|an|empfänger|absender|name, vorname|
    nome|nome completo|sobrenome|apelido|candidato|candidata|de|para|titular|favorecido|
    favorecida|beneficiário|referência|contato|contacto|gestor|gestora|colaborador|responsável|
    nombre|apellidos|apellido|nombre completo|nom|prénom|nom complet|imię|nazwisko|
    imię i nazwisko|ad|soyad|ad soyad|isim|họ tên|họ và tên|tên|nama|
    имя|фамилия|отчество|фио|кандидат|ім'я|прізвище|піб|όνομα|επώνυμο|ονοματεπώνυμο|
    姓名|名字|候选人|推荐人|联系人|氏名|名前|お名前|이름|성명|الاسم|نام|שם|ชื่อ|नाम""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
# Labels in scripts whose vowels are marks, or that need no colon.
FOREIGN = wide(
    r"(?:(?i:name, ?vorname|nachname, ?vorname|vorname, ?nachname|name, ?first name)|姓名|名字|"
    r"候选人|推荐人|联系人|氏名|お?名前|이름|성명|الاسم|نام|שם|ชื่อ|नाम|Όνομα|Ονοματεπώνυμο)"
    r"[ ]*[:：]?[ ]*([^\n\d;|()<:：/。，]+)"
)
# What people say around a name in languages without spaces or capitals.
ABROAD = tuple(
    wide(pattern)
    for pattern in (
        r"(?:我叫|我是|我的名字是|本人)[ ]*(\p{Han}{2,4})",
        r"(?:私は|わたしは)?([\p{Han}\p{Katakana}ー]{2,8}(?: [\p{Han}\p{Katakana}ー]{1,6})?)"
        r"(?:と申します|といいます)",
        r"(?:저는|제 이름은)[ ]*(\p{Hangul}{2,4}?)(?:입니다|이라고|라고|이고|예요|이에요)",
        r"(?:من|أنا|اسمي)[ ]+([\p{Arabic}]+(?: [\p{Arabic}]+)?)(?:[ ]+هستم|[ ]*[.،\n])",
        r"(?:मेरा नाम)[ ]+([\p{Devanagari} ]+?)[ ]+है",
        r"(?:שמי|קוראים לי)[ ]+([\p{Hebrew}]+(?: [\p{Hebrew}]+)?)",
        r"(?:ผมชื่อ|ดิฉันชื่อ|ฉันชื่อ)[ ]*([\p{Thai}]+(?: [\p{Thai}]+)?)",
    )
)
GREETING = re.compile(
    r"(?:^|(?<=\n))[ \t>*]*(?:hi|hello|hey|hiya|yo|dear|good (?:morning|afternoon|evening)|"
    r"greetings|"
    r"hallo|hi|moin|servus|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|"
    r"olá|ola|oi|prezad[oa]|car[oa]|bom dia|boa (?:tarde|noite)|estimad[oa]|querid[oa]|hola|"
    r"buenos días|bonjour|cher|chère|salut|ciao|"
    r"здравствуйте|добрый день|добрий день|привет|вітаю|уважаем(?:ый|ая)|merhaba|sayın|cześć|"
    r"szanown[ya]|kära?|hej|beste|geachte)[ ,:]+",
    re.IGNORECASE,
)
FAREWELL = re.compile(
    r"(?:^|(?<=\n))[ \t>]*(?:(?:kind|best|warm|many|with)? ?(?:best )?(?:regards|wishes|thanks)|"
    r"thanks(?: (?:and|&) regards)?|thank you|many thanks|cheers|sincerely|yours(?: \w+)?|best|"
    r"respectfully|cordially|(?:mit )?(?:freundlichen|besten|herzlichen|vielen) grüßen|"
    r"(?:viele|liebe|beste|herzliche|freundliche) grüße|gruß|grüße|lg|vg|mfg|bg|"
    r"(?:com os (?:melhores|meus) )?cumprimentos|atenciosamente|abraços?|obrigad[oa]|att|"
    r"saludos|atentamente|cordialement|bien à vous|с уважением|з повагою|saygılarımla|"
    r"pozdrawiam|med vänliga hälsningar|mvh|谢谢|此致|敬礼|よろしくお願い(?:いた|致)?します|"
    r"감사합니다)"
    r"[ ]*[,.!。]*[ ]*(?=\n|[\w])",
    re.IGNORECASE,
)
_INTRODUCED = (
    r"my name is|name is|i am|i'm|im|this is|it's|its|call me|called him|called her|goes by|named|"
    r"known as|introduced (?:him|her)self as|joined as|and then as|i,|here is|signed:?|signed by|"
    r"ich heiße|heißt|heisst|mein name ist|ich bin|der neue heißt|namens|"
    r"eu me chamo|me chamo|meu nome é|o meu nome é|sou [oa]|chama-se|chamar-se|chamad[oa]|"
    r"je m'appelle|je suis|me llamo|mi nombre es|soy|mi chiamo|"
    r"меня зовут|мене звати|ben|adım|nazywam się|jag heter|ik heet|mijn naam is"
)
_ABOUT = (
    r"candidate|applicant|cand|employee|contractor|developer|consultant|colleague|referee|ref|"
    r"manager|interviewer|recruiter|ceo|cto|cfo|founder|boss|cousin|friend|wife|husband|"
    r"spoke (?:to|with)|talked (?:to|with)|interview with|(?:phone |video )?screen(?:ed)? (?:w/|"
    r"with)|"
    r"call with|met(?: with)?|meeting with|reports? to|reported to|c/o|account holder|holder|"
    r"attn|payoneer of|account of|name on (?:id|cv|the id|the cv) is|cv says|"
    r"kandidat|kandidatin|bewerber|bewerberin|entwickler|entwicklerin|kollegin|kollege|chef|"
    r"frau von|"
    r"gesprochen mit|gespräch mit|gespräch|telefonat mit|empfehlung von|unterlagen von|"
    r"geschäftsführer|geschäftsführerin|seiner frau|ihres mannes|"
    r"candidato|candidata|entrevista com|falei com|falar com|amig[oa] d[ae]|em nome de|"
    r"gestor(?:a)?(?: anterior)?|zoom (?:name )?(?:was|apareceu)|кандидат|with|w/|talk to|"
    r"questions to|mgr|told|ping|"
    r"(?:pasted|checked|covered|signed|sent|written|approved|called|referred|introduced|recommended|"
    r"interviewed) by"
)
# A name is what follows, if it is written as one.
INTRODUCED = re.compile(rf"(?<!\w)(?:{_INTRODUCED})[ \n:\"“]+", re.IGNORECASE)
ABOUT = re.compile(rf"(?<!\w)(?:{_ABOUT})(?: is)?[ :\"“(]+", re.IGNORECASE)
TITLE = re.compile(
    r"(?<!\w)(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|herrn?|frau|sra?|senhor[a]?|dona|dom|"
    r"doutor[a]?|señor(?:a)?|don|doña|monsieur|madame|mme|mlle|pan|pani|bay|bayan|i\. ?a|i\. ?v)"
    r"(?:\.|(?=[ ]))[ ]+(?=\w)",
    re.IGNORECASE,
)
# Chats: "Greta Olsen  3:20 PM", "[09:41] Marguerite Osei:", "Interviewer (Jolene):".
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?"
_WHO = r"([^\n\d:,;\[\]{}\"<>*_|]{1,40}?)"
# What was said when: the first group is the time, the second who says it.
SPEAKER = wide(
    rf"(?im)^[ \t>*]*((?:[\[(]?(?:[\w./-]{{2,10}},? )?{_CLOCK}[\])]?[ \t]*-?[ \t]*)?)"
    rf"[*_]?{_WHO}[*_]?[ \t]*:(?:[ \t]|$)"
)
STAMPED = wide(
    rf"(?im)^()[ \t*_]*{_WHO}[*_]?[ \t]{{1,3}}[\[(]?(?:[\w./-]{{2,10}},? )?{_CLOCK}[\])]?:?"
    r"(?:[ \t]|$)"
)
BEFORE_MAIL = wide(r"([^\n<>,;:|\"(\d]+?)[\"']?[ ]?[<(\[][^\s<>()\[\]@]+@[^\s<>()\[\]]+[>)\]]")
# Roles in a conversation that are nobody's name.
ROLES = listed(
    """i c q a interviewer candidate applicant speaker me him her us them they you we hr hm note
    notes bewerber bewerberin kandidat kandidatin entrevistador entrevistadora candidato
    candidata client moderator panel recruiter manager note remark summary question answer
    frage antwort user bot referee team
    date sent subject subj re fwd datum betreff data assunto time title status priority stage role
    location city source salary rate"""
)

# What people do and firms hardly: a word of no language before one of these is a name.
ACTS = listed(
    """said says say asked asks wrote writes called calls told tells thinks thought liked likes
    loved wants wanted confirmed sent sends replied replies answered mentioned met spoke talked
    joined seems seemed sounded refused offered showed shows agreed knows knew did didn't doesn't
    does interviewed introduced forwarded noticed reported admitted claims claimed insists insisted
    promised apologised apologized left started quit resigned lives lived speaks works worked
    sagt sagte meint meinte fragt fragte schreibt schrieb ruft rief erzählt erzählte möchte wollte
    kennt wohnt arbeitet arbeitete spricht antwortet antwortete heißt schickt schickte
    disse diz pediu pede quer queria falou fala perguntou respondeu acha achou mandou enviou mora
    trabalha trabalhou contou confirmou ligou"""
)
