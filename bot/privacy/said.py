"""Words beside which a name stands: greetings, farewells, titles, introductions, relations."""

import re

from bot.privacy.found import listed, wide

GREETING = re.compile(
    r"(?:^|(?<=\n)|(?<=: )|(?<=, ))(?:[ \t>*]|<p>|<br ?/?>)*(?:hi|hello|hey|hiya|yo|dear|"
    r"welcome|congratulations|"
    r"good (?:morning|afternoon|evening)|morning|greetings|thanks|thank you|"
    r"hallo|hi|moin|servus|grüezi|grüß gott|liebe[rs]?|sehr geehrte[rs]?|willkommen|"
    r"guten (?:tag|morgen|abend)|danke|"
    r"olá|ola|oi|oie|fala|e aí|prezad[oa]s?|car[oa]|bom dia|boa (?:tarde|noite)|"
    r"bem-vind[oa](?:\(a\))?|"
    r"ilustríssim[oa]|excelentíssim[oa]|obrigad[oa]|irmã|irmão|"
    r"estimad[oa]s?|querid[oa]|hola|buen(?:os|as|a)? (?:días|día|tardes|noches)|apreciad[oa]|"
    r"gracias|"
    r"bonjour|bonsoir|cher|chère|salut|ciao|buongiorno|buonasera|salve|gentil[ei]|gent\.?m[oa]|"
    r"egregi[oa]|merci|"
    r"здравствуйте|добрый день|добрый вечер|добрий день|доброго дня|привет|вітаю|уважаем(?:ый|ая)|"
    r"шановн(?:ий|а)|пане|пані|merhaba|selam|sayın|cześć|dzień dobry|drog[ai]|witaj|"
    r"szanown[ya]|kära?|hej|hei|beste|geachte|hoi|dag|goedemorgen|"
    r"chào|xin chào|thân gửi|kính gửi)[ ,:]+(?=\w|<)",
    re.IGNORECASE,
)
FAREWELL = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!] ))[ \t>]*(?:(?:kind|kindest|best|warm|warmest|many|"
    r"with)? ?(?:best |kind )?"
    r"(?:regards|wishes|thanks)|"
    r"thanks(?: (?:and|&) regards| again)?|thank you|many thanks|cheers|sincerely|"
    r"yours(?: \w+)?|best|thx|tks|ty|ta|rgds|br|kr|all the best|take care|"
    r"respectfully|cordially|(?:mit )?(?:freundlichen|besten|herzlichen|vielen) grüßen|"
    r"mit freundlichem gru(?:ß|ss)|"
    r"(?:viele|liebe|beste|herzliche|freundliche|schöne) gr(?:ü|ue)(?:ß|ss)e|(?:lieben |"
    r"besten )?gru(?:ß|ss)|"
    r"gr(?:ü|ue)(?:ß|ss)e|lg|vg|mfg|bg|danke(?: und gruß)?|hochachtungsvoll|i\. ?a\.|i\. ?v\.|"
    r"(?:com os (?:melhores|meus) )?cumprimentos|atenciosamente|respeitosamente|cordialmente|"
    r"(?:um |forte )?abraços?|obrigad[oa]|grat[oa]|att|bjs?|beijos?|abs|at\.?te|"
    r"(?:un )?(?:cordial )?saludos?|atentamente|un abrazo|gracias|cordialement|bien à vous|"
    r"bien cordialement|amicalement|cordiali saluti|distinti saluti|saluti|grazie|"
    r"met vriendelijke groet(?:en)?|groet(?:en|jes)?|mvg|"
    r"с уважением|с наилучшими пожеланиями|з повагою|saygılarımla|sevgiler|teşekkürler|"
    r"pozdrawiam|z poważaniem|serdecznie|med vänliga hälsningar|mvh|hälsningar|vänligen|"
    r"trân trọng|谢谢|此致|敬礼|よろしくお願い(?:いた|致)?します|"
    r"감사합니다)(?![a-zà-ÿßа-яёіїєґğışłśżźćńąę])"
    r"[ ]*[,.!。-]*[ ]*(?:/[ ]*)?(?=\n|[\w])",
    re.IGNORECASE,
)
_INTRODUCED = (
    r"my name is|(?:her|his|their|real|legal|full|chinese|birth) name is|name is|name was|"
    r"i am|i'm|im|"
    r"this is|it's|its|call me|calls? (?:himself|herself|me)|called him|called her|goes by|named|"
    r"known as|introduced (?:him|her)self as|joined as|and then as|i,|here is|signed:?|signed by|"
    r"prefers|please use|(?:registered|listed|signed up|saved|known to us) as|eingetragen als|"
    r"gespeichert als|registrad[oa] como|cadastrad[oa] como|"
    r"ich heiße|ich heisse|heißt|heisst|mein name ist|ich bin|der neue heißt|namens|hier ist|"
    r"hier spricht|"
    r"nachname (?:war|ist)|vorname (?:war|ist)|schreibt sich(?: aber)?|"
    r"eu me chamo|me chamo|chamo-me|meu nome é|o meu nome é|sou [oa]|aqui é [oa]|chama-se|"
    r"chamar-se|"
    r"chamad[oa]|se chama|nome del[ea] é|aqui quem fala é [oa]|o candidato novo é o|"
    r"je m'appelle|je suis|me llamo|mi nombre es|se llama|soy|mi chiamo|si chiama|sono|"
    r"меня зовут|мене звати|ben|adım|benim adım|nazywam się|mam na imię|jag heter|ik heet|"
    r"mijn naam is|em là|tôi là|tôi tên là|tên tôi là"
)
# Who somebody is to somebody: behind these an everyday word that is a name as well is one, too.
RELATIONS = listed(
    """wife husband spouse son daughter kid brother sister mother father mum mom dad cousin
    uncle aunt
    auntie nephew niece partner fiancé fiancée girlfriend boyfriend friend flatmate roommate
    neighbor
    neighbour boss colleague coworker teammate deputy assistant pa secretary supervisor predecessor
    successor mentor coach buddy lead headmaster headmistress teacher detective officer inspector
    constable sergeant sgt captain capt major maj colonel col lieutenant lt general gen judge
    justice
    attorney counsel notary nurse doctor pastor reverend rev bishop rabbi imam sheikh ambassador amb
    senator president chairman chairwoman agent witness
    frau mann ehefrau ehemann sohn tochter bruder schwester mutter vater onkel tante cousine neffe
    nichte freund freundin partnerin nachbar nachbarin kollege kollegen kollegin chef chefin
    vorgesetzter vorgesetzte stellvertreter assistentin richter richterin pfarrer pfarrerin
    rechtsanwalt rechtsanwältin ra rain notar notarin kommissar hausarzt
    esposa esposo marido mulher filho filha irmão irmã mãe pai tio tia primo prima sobrinho sobrinha
    avó avô namorado namorada amigo amiga vizinho vizinha colega chefe patrão patroa encarregado
    encarregada supervisora gestor gestora gerente diretor diretora coordenador coordenadora
    delegado
    delegada padre seu jovem estagiário estagiária secretário secretária
    hijo hija hermano hermana madre mujer jefe jefa compañero compañera licenciado licenciada
    femme mari fils fille frère sœur mère père ami amie collègue maître
    moglie marito figlio figlia fratello sorella collega capo
    vrouw man zoon dochter broer zus vriend vriendin
    żona mąż syn córka brat siostra kolega koleżanka anh chị cô chú oga abi abla"""
)
BEHIND = frozenset((" ", ": ", ", ", ". ", ' "', " (", ' ("'))  # what may stand between
_ABOUT = (
    r"candidate|applicant|cand|employee|contractor|developer|consultant|referee|ref|"
    r"manager|interviewer|recruiter|ceo|cto|cfo|founder|"
    r"spoke (?:to|with)|talked (?:to|with)|speak (?:to|with)|interview with|"
    r"(?:phone |video )?screen(?:ed)? (?:w/|with)|"
    r"call with|met(?: with)?|meet|meeting|meeting with|chat with|lunch (?:w/|with)|"
    r"reports? to|reported to|c/o|account holder|holder|account name|"
    r"attn|attention|payoneer of|account of|name on (?:id|cv|the id|the cv) is|cv says|"
    r"ask|asked|ask for|tell|told|ping|pinged|cc|loop in|notify|text|ring|dm|message|thank|thanks|"
    r"hired|interviewed|attention|"
    r"placement of|placing|replacement of|onboarding of|profile of|cv of|resume of|vermittlung von|"
    r"einstellung von|profil von|lebenslauf von|(?:liste|nummer|notiz|tipp|nachricht|anruf|"
    r"vertretung|schicht) von|coloca[çc][ãa]o d[aeo]|contrata[çc][ãa]o d[aeo]|admiss[ãa]o d[aeo]|"
    r"curr[íi]culo d[aeo]|perfil d[aeo]|"
    r"kandidat|kandidatin|bewerber|bewerberin|entwickler|entwicklerin|"
    r"gesprochen mit|gespräch mit|gespräch|telefonat mit|empfehlung von|unterlagen von|"
    r"geschäftsführer|geschäftsführerin|vertreten durch|z\. ?hd\.?|kontoinhaberin?|gez\.?|"
    r"genehmigt|"
    r"frag|fragt|fragen|"
    r"candidato|candidata|entrevista com|entrevista c/|falei com|falar com|fale com|amig[oa] d[ae]|"
    r"em nome de|com o|com a|c/|aos cuidados de|a/c|"
    r"zoom (?:name )?(?:was|apareceu)|titular|"
    r"habl[eé] con|a nombre de|"
    r"кандидат|кандидата|with|w/|talk to|questions to|mgr|"
    r"(?:pasted|checked|covered|signed|sent|written|approved|called|referred|introduced|recommended|"
    r"interviewed|taken|recorded|prepared) by|approved|account name|beneficiary|t\.n\.v\.|"
    r"t\. ?n\. ?v\."
)
# A name is what follows, if it is written as one.
INTRODUCED = wide(rf"(?i)(?:\b(?:{_INTRODUCED})|меня зовут|мене звати)[ \n:\"“]+")
ABOUT = wide(rf"(?i)(?:\b(?:{_ABOUT})|кандидата?)(?: is)?[ :\"“(]+")
TITLE = re.compile(
    r"(?<!\w)(?:mr|mrs|ms|miss|mx|dr|dra|prof|professor|sir|madam|ma'am|dame|lord|lady|lt|sgt|capt|"
    r"col|maj|gen|rev|hon|"
    r"herrn?|hr|fr|frau|fräulein|dipl\.-ing|ing|"
    r"sra?|senhor[a]?|srta|dona|dom|eng|enga|arq|doutor[a]?|prof[aª]|exm[oa]|"
    r"señor(?:a)?|señorita|don|doña|lic|monsieur|madame|mademoiselle|mme|mlle|me|maître|"
    r"sig|sig\.?ra|signora?|dott|dott\.?ssa|avv|dhr|mevr|mevrouw|meneer|mw|"
    r"pan|pani|pana|panu|panem|panią|bay|bayan|г-н|г-жа|господин|госпожа|пан|пані|пане|"
    r"i\. ?a|i\. ?v)"
    r"(?:\.[aªº]?|(?=[ ]))[ ]+(?=\w)|(?<![\w.])[mpd]\. (?=\w)",
    re.IGNORECASE,
)
# Behind these even an everyday word is somebody's name.
SURE = listed(
    """mr mrs ms miss mx dr dra herr herrn frau hr fr sra sr senhor senhora dona señor señora
    mme mlle
    monsieur madame sig signora signor dhr meneer mevrouw prof professor pani pan sir"""
)
# Turkish and others put the title behind: "Tarkan Bey".
TITLE_BEHIND = wide(r"([\p{Lu}]\pL+(?: [\p{Lu}]\pL+)?) (?:Bey|Hanım|Hoca|Abi|Abla)(?:[^\pL]|$)")
BEFORE_MAIL = wide(r"([^\n<>,;:|\"(\d]+?)[\"']?[ ]?[<(\[][^\s<>()\[\]@]+@[^\s<>()\[\]]+[>)\]]")
# "On 3 May 2024 at 10:02, Ann Berg wrote:", "Am 3. Mai schrieb Ann Berg:".
WROTE = re.compile(
    r"\b(?:wrote|escreveu|a écrit|escribió|ha scritto|schreef|napisał|napisała|skrev|yazdı|написав|"
    r"написала|написал|пише|пишет) ?:"
)
BEFORE_WROTE = wide(
    r"((?:\p{Lu}[\pL'.-]*|d[aeo]s?|v[ao]n|de[rn]?|al|bin)"
    r"(?: (?:\p{Lu}[\pL'.-]*|d[aeo]s?|v[ao]n|de[rn]?|al|bin)){0,4})"
    r"(?: ?[<(\[][^>)\]\n]*[>)\]])?[ \n]{1,2}$"
)
WROTE_AFTER = wide(
    r"(?i)(?:schrieb|écrit|said) ((?-i:\p{Lu})[^\n<>:(\"]{1,40}?)(?: ?[<(][^\n>)]*[>)])?:"
)
# Those who are greeted or bear a title in words that are nobody's name.
NOBODY = listed(
    """all team there everyone everybody both folks guys sir madam hiring recruiter recruiting
    colleague colleagues candidate applicant manager support hr desk people friends friend again
    morning afternoon evening you for in so much very and or the a to with at of is it this that
    zusammen alle allerseits leute team kollegen kolleginnen damen herren kandidat kandidatin
    gente pessoal todos todas tudo bem time equipe equipa senhores senhor senhora recrutador
    recrutadora candidato candidata dia tarde noite a ao à aos todos mundo turma
    equipo señores señoras todo tous toutes équipe messieurs mesdames tutti team allen iedereen
    всем коллеги команда всім herr frau mr mrs ms dr prof president präsident director minister
    doctor professor personalabteilung personalleitung regards wishes thanks best kind yours nochmal
    hi hello hey sure yes no ok okay sorry well yeah hallo moin olá oi sim não ja nein und
    hola sí oui
    recruiting reclutamiento recrutamento careers jobs talent payroll finance notes staff human
    resources sales marketing legal office
    für fürs auch sehr schon es ist wir ich nicht muito pela pelo por que como está""".replace(
        "\n", " "
    )
)

# Family names that in small letters are hardly ever one.
OFTEN = listed(
    """will may long best short young old back good more just still else both here said call
    post price
    day black white new way man can he she they is was has had does do did in on at to by or and
    gross lange lang bald klein kurz gut neu alt hat war ist an da so bis am um zu als auch nur noch
    wie wer was mit von de da e a o que vai tem pode para com sem por mais muito sim ja já la le"""
)

# What a firm's name ends with.
FIRMS = listed(
    """gmbh ag llc ltd inc kg se ab oy sa plc bv nv corp co group labs hub systems university ug ohg
    pty lda ltda sarl sas srl spa s.l sl eirl limited gruppe deutschland france españa brasil
    portugal
    uk usa pharma software solutions partners bank hospital school college court clinic studio
    technologies consulting analytics industries holding foundation stiftung verein"""
)

# What people do and firms hardly: a word of no language before one of these is a name.
ACTS = listed(
    """said says say asked asks wrote writes called calls told tells thinks thought liked likes
    loved wants wanted confirmed sent sends replied replies answered mentioned met spoke talked
    joined seems seemed sounded refused offered showed shows agreed knows knew did didn't doesn't
    does interviewed introduced forwarded noticed reported admitted claims claimed insists insisted
    promised apologised apologized left started quit resigned lives lived speaks works worked
    can can't will won't wasn't isn't is was has had would could should brings brought takes took
    covers covered lands owns swears leads led runs ran moved gave gives got gets sits sat
    sagt sagte meint meinte fragt fragte schreibt schrieb ruft rief erzählt erzählte möchte wollte
    kennt wohnt arbeitet arbeitete spricht antwortet antwortete heißt schickt schickte kann hat war
    wird will fährt kommt geht übernimmt tauscht sperrt macht braucht weiß liest fand hatte sitzt
    disse diz pediu pede quer queria falou fala perguntou respondeu acha achou mandou enviou mora
    trabalha trabalhou contou confirmou ligou vai vem pode está foi é tem tinha fica ficou sabe
    assina começa chegou saiu segurou salvou gosta tratou
    dice dijo quiere pidió puede trabaja vive llamó está tiene dit veut a travaille habite peut est
    dice vuole ha lavora può è zegt wil kan heeft is werkt mówi chce może jest ma сказал сказала
    говорит хочет может"""
)
# Of those, what everything is said to do: a word in small letters is no name before these.
ACTS_OF_ALL = listed(
    """is can will would could should can't won't isn't takes runs kann wird ist macht braucht
    pode está é tem começa puede tiene peut est può è kan heeft jest ma может"""
)
