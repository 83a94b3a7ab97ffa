"""Streets with house numbers, as they are written in many countries, and what is inside a house."""

from bot.privacy.found import wide

_SUFFIX = r"(?:-?[A-Za-z])?"
NUMBER = rf"\d{{1,5}}{_SUFFIX}(?:[-/]\d{{1,4}}{_SUFFIX}|/[A-Z]|-(?-i:I{{1,3}}|IV|hs|huis))*"
_END = r"(?:[^\pL\pN]|$)"
_START = r"(?:^|[^\pL\pN])"
_ORDINAL = r"\d{1,2}\.? ?[oa°]\.?"
_ROOMS = (
    r"apartment|apartamento|apto|appt|app|apt|ap|flat|unit|suite|ste|room|rm|floor|fl|level|lot|"
    r"lote|lt|"
    r"bloco|bl|block|blk|building|bldg|casa|cs|sala|sl|loja|lj|andar|piso|quadra|qd|torre|tower|"
    r"conj|cj|"
    r"conjunto|cobertura|gleba|poste|km|wohnung|whg|top|tür|stiege|stg|zimmer|zi|haus|hs|aufgang|"
    r"etage|étage|esc|"
    r"escalier|escada|escalera|bâtiment|bât|bat|porte|puerta|pta|depto|dpto|departamento|interno|"
    r"int|scala|sc|"
    r"piano|interior|manzana|mz|lok|m|kl|mieszkanie|daire|d|kat|blok|дом|д|корпус|корп|к|стр|"
    r"квартира|кв|подъезд|"
    r"офис|оф|эт|этаж|буд|під'їзд|bus|bte|boîte|fração|hab|trailer|trlr|spc|slip|ph|penthouse|"
    r"house|kv|lgh|et|dira|nave|h"
)
ROOM = (
    r"(?:[,;،]? ?(?:- )?"
    rf"(?:(?:{_ROOMS})(?:[.:]? ?(?:n[ro]?[.o°]* ?)?#?\d[\pN/-]{{0,5}}[A-Za-z]?|"
    r"(?:[.:] ?| )(?-i:[A-Z](?:[/-]?\d{1,4})?)(?-i:[^\pL\pN]|$))|"
    rf"#\s?\d[\pN-]{{0,6}}[A-Z]?|"
    rf"{_ORDINAL}(?: ?(?:esq|dto|dta|dir|fte|frt|izda|izq|dcha|der|andar|piso|[a-fA-F])\b\.?)*|"
    r"r/c(?:\.? ?(?:esq|dto|dir)\.?)?|s/n|fundos|frente|sobrado|térreo|cave|bajo(?: [A-Z])?|ático|"
    r"bis|ter|hinterhaus|vorderhaus|"
    r"\d[FB]\d{1,2}|\d{1,2}/F|\d{1,2}n \d{1,2}a|hinterhof|seitenflügel|"
    r"\d{1,2}\.? ?(?:og|ug|dg|stock|etage|sal|kat|"
    r"floor)(?: (?:links|rechts|mitte|li|re))?|"
    r"\d{1,2}\. ?(?:tv|th|mf)|st\. ?(?:tv|th)|eg|dg|(?:\d+|[A-Z])[.-]? ?(?:esq|dto|izda|dcha)))\.?"
)
_NO = r"(?:[,:]? ?(?:n\.?[o°]?\.? ?|n[ro]\.?:? ?|num\.? ?|número |# ?|№ ?|nr\.? ?)?)"

_SURE = (
    r"street|str|st|road|rd|avenue|aven|ave|av|lane|ln|boulevard|blvd|highway|hwy|parkway|pkwy|"
    r"turnpike|"
    r"expressway|freeway|crescent|esplanade|mews|wynd"
)
_CAPITAL = (  # words that are much else in small letters
    r"Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Dr|Court|Ct|Place|Pl|Way|Square|Sq|Terrace|Terr|Ter|"
    r"Tce|Close|Cl|Cres|Row|Circle|Cir|"
    r"Walk|Quay|"
    r"Wharf|Track|Trail|Trl|Hill|Rise|Grove|Gr|Gardens?|Gdns|Park|Parade|Pde|Path|Loop|Alley|"
    r"Green|View|Heights|"
    r"Hts|Bay|Bend|Bridge|Broadway|Causeway|Cswy|Chase|Common|Copse|Corner|Cove|Croft|Cross|"
    r"Crossing|Dale|Dene|"
    r"End|Estate|Fields?|Fold|Gate|Glen|Hollow|Island|Junction|Landing|Manor|Meadows?|Mill|Mount|"
    r"Orchard|Oval|"
    r"Passage|Pass|Pike|Plaza|Point|Promenade|Ridge|Run|Spring|Strand|Vale|Valley|Villas?|Vista|"
    r"Yard|Cottages?|"
    r"Buildings|Mansions|Approach|Bank|Brae|Drove|Drift|Gait|Garth|Ghat|Hatch|Hey|Hythe|Knoll|Ley|"
    r"Lea|Loan|"
    r"Nook|Paddock|Reach|Riverside|Side|Slip|Spur|Steps|Side|Wood|Woods|Wells|Towers?|House|"
    r"Apartments|Layout|"
    r"Colony|Nagar|Marg|Enclave|Residency|Heol|Stryd|DRIVE|COURT|PLACE|WAY|SQUARE|CLOSE|TERRACE|"
    r"CIRCLE|GROVE|TRAIL"
)
_QUARTER = r"(?: (?:NE|NW|SE|SW|N|S|E|W|North|South|East|West)\.?)?"
_ENGLISH = (
    rf"(?i)({NUMBER}(?: [\pL\pN.'-]+){{1,4}}? (?:{_SURE}){_QUARTER}(?:\.?{ROOM}){{0,3}}){_END}",
    rf"(\d{{1,5}}(?:[ -]?[A-Za-z])?(?:[-/]\d{{1,4}}[A-Za-z]?)?,?(?: (?:\p{{Lu}}[\pL.'-]*|"
    rf"\d{{1,3}}(?:st|nd|rd|th)|"
    rf"of|the|on)){{1,4}} (?:{_CAPITAL})(?:\.?{_QUARTER}(?i:{ROOM}){{0,3}})){_END}",
    # 14 Broadway; 2204 County Road 12; 75 Route 9; 1200 N 5th
    rf"(\d{{1,5}}[A-Z]?,? (?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? )?(?:Broadway|"
    r"High St|"
    rf"(?:County Road|State Route|County Rd|Route|Rte|Highway|Hwy|FM|RR|CR|US|I|SR)[ -]\d{{1,4}}|"
    rf"\d{{1,3}}(?:st|nd|rd|th))"
    rf"(?i:{ROOM}){{0,2}}){_END}",
    # N8714 County Road K; 0S215 Winfield Rd
    r"((?:[NSEW]\d{2,5}(?:[NSEW]\d{2,5})?|\d{1,2}[NSEW]\d{2,3})(?: \p{Lu}[\pL'.-]*){1,3} "
    rf"(?:Road|Rd|St|Street|Ave|Avenue|Ln|Lane|Dr|Drive|Hwy|Highway|Trail|Ct)"
    rf"(?: [A-Z]{{1,2}})?){_END}",
    # Blk 812 Tampang Street 81, #09-14; Lot 5, 330 Ironbark Track; H.No. 12-3/4
    r"(?i)((?:blk|block|plot|lot|door|house|flat|shop|h|"
    rf"d)\.? ?(?:no\.?)?[ :-]{{0,2}}[A-Z]?\d[\pN/-]*[A-Z]?,? "
    rf"(?:[\pL\pN.'-]+ ){{1,4}}?(?:street|st|road|rd|avenue|ave|av|lane|close|way|drive|crescent|"
    r"jalan|lorong)"
    rf"(?: \d{{1,3}})?(?:{ROOM}){{0,3}}){_END}",
    r"(?i)((?:h\.? ?no|house no|flat no|plot no|door no|"
    r"d\.? ?no)\.?[ :-]{0,3}[A-Z]?-?\d[\pN/-]*[A-Z]?)",
    r"((?:Blk|"
    rf"Block) \d{{1,4}}[A-Z]?(?: \p{{Lu}}[\pL']+){{1,3}}(?: \d{{1,3}})?(?i:{ROOM}){{0,2}}){_END}",
    r"(#\d{1,4}[A-Z]?, (?:\d{1,3}(?:st|nd|rd|th) (?:Cross|Main|Floor|Block|Stage|Phase|A Cross|"
    r"A Main),? ?)+"
    r"(?:, ?)?(?:[\p{Lu}][\pL.]+ ?){1,3})",
    rf"(?i)((?:jl|jln|jalan|lorong|gang|gg)\.? [\pL\pN .']{{2,40}}?,? ?(?:no\.? ?){NUMBER}){_END}",
    rf"(?i)((?:no\.? ?)?{NUMBER},? (?:jalan|jln|lorong|persiaran|lebuh)(?: [\pL\pN/.]+){{1,4}})",
    r"((?:Lot|Plot|Stand|Erf|Unit) \d{1,5}[A-Z]?,(?: \p{Lu}[\pL']+){1,3})",
    r"(?i)((?:trailer|trlr|space|lot) #?\d{1,4}, \d{1,5}(?: [\pL.']+){1,4})",
    r"(?i)((?:rr|hc|rural route|psc|cmr|unit) ?\d{1,5},? box ?\d{1,5})",
    r"((?i:lieu-dit|lieudit|lugar|sítio|aldeia|weiler|hof|gut) \p{Lu}[\pL-]+), \d{4,5}(?:-\d{3})? "
    r"\p{Lu}",
    # B-204, Shanti Apartments, Linking Road; Plot 45, Sector 18
    r"([A-Z]-?\d{1,4}[A-Z]?, (?:\p{Lu}[\pL'.-]* ){1,3}"
    r"(?:Apartments|Society|Residency|Towers?|House|Enclave|Heights|Complex|Building|Nagar|Colony|"
    r"Vihar|Park)"
    r"(?:, (?:\p{Lu}[\pL'.-]* ){1,3}(?:Road|Street|Marg|Nagar|Lane|Colony))?)",
    r"((?:Plot|House|Flat|Shop|Villa|Bungalow)(?: [Nn]o\.?)? ?\d{1,4}[A-Z]?"
    r"(?:, ?(?:Sector|Phase|Block|Road|Street|Lane|Avenue|Floor|Gali) ?(?:\d{1,4}|[A-Z])){1,4}"
    r"(?:, \p{Lu}[\pL]+)?)",
    r"(\d{1,4}[A-Z]?(?:/\d+)?(?: \p{Lu}[\pL]+){1,4}, (?:Quận|Phường|P\.|Q\.|Huyện|TP) ?[\pL\d]+)",
    r"([A-Z]{2}-\d{3}-\d{4})",  # Ghana
)
_ENDINGS = (
    r"straße|strasse|str\.?|reihe|weg|gasse|allee|platz|damm|ufer|chaussee|steig|stieg|ring|graben|"
    r"zeile|pfad|brücke|"
    r"markt|wall|tor|twiete|kamp|stiege|promenade|bogen|garten|gärten|höhe|anger|hof|berg|park|"
    r"feld|rain|winkel|"
    r"grund|wiese|wiesen|leite|siedlung|kai|hang|eck|bleiche|kehre|schleife|tal|"
    r"straat|gracht|kade|laan|plein|singel|dijk|pad|steeg|dreef|baan|burg|plantsoen|hof|wal|lei|"
    r"gatan|gata|vägen|väg|gränd|torget|stigen|backen|vej|vejen|veien|vei|gade|gaden|gate|stræde|"
    r"torv|bakken|"
    r"allé|katu|tie|kuja|polku|plass|utca|út|tér"
)
_GERMAN = (
    # Lindenweg 9; Goethestr. 5; Alte Landstraße 12a; Hernalser Zeile 91/2/14; Hafenstieg 6 b
    r"(?i)((?:(?:alte[rsn]?|neue[rsn]?|große|kleine|obere|untere|hintere|vordere|innere|äußere|"
    r"lange|hohe|breite|"
    r"oude|nieuwe|eerste|tweede|derde|van|der|den|de|sankt|st\.|dr\.|prof\.|gamla|store|"
    rf"lille) ){{0,3}}"
    rf"[\pL][\pL.'-]*(?:{_ENDINGS})"
    rf",?(?: nr\.?| no\.?| hausnr\.?)? ?{NUMBER}(?:{ROOM}){{0,3}}){_END}",
    # rüttenscheider str. 211; Obere Beutau 22
    r"(?i)([\pL-]{3,}er (?:straße|strasse|str\.?|allee|damm|chaussee|landstr\.?|hauptstr\.?) ?"
    rf"{NUMBER}(?:{ROOM}){{0,3}}){_END}",
    r"((?:Ober|Unter|Vorder|Hinter|Inner|Äußer|Mittler)e[rsn]? \p{Lu}[\pL-]+ "
    rf"\d{{1,3}}(?: ?[a-z])?(?:[/-]\d{{1,3}})*(?i:{ROOM}){{0,3}}){_END}",
    rf"((?:Straße|Strasse) (?:des|der|von|am|zum|an)(?: [\pL\pN.-]+){{1,4}} {NUMBER}){_END}",
    r"(?i)(quadrat [A-Z]\d{1,2},? ?\d{1,2}[a-z]?)",
    rf"((?:\p{{Lu}}[\pL.'-]+(?: (?:van|von|der|den|de|de la))? ){{1,3}}(?i:straße|strasse|str\.|"
    r"allee|platz|weg|ring|"
    r"damm|ufer|gasse|zeile|promenade|reihe|wall|kamp|kai|pfad|stieg|gate|vei|vej|gata|väg|plass|"
    r"allé|steig|straat|laan|"
    r"plein|chaussee|brücke|graben|markt|"
    r"hof),? ?"
    rf"{NUMBER}(?i:{ROOM}){{0,3}}){_END}",
    r"((?:Am|An der|An den|An|Auf dem|Auf der|Auf|Bei der|Beim|Hinter der|Hinter den|Hinter dem|"
    r"Hinterm|Vor den|Bei den|Im|In der|"
    r"In den|Unter den|"
    rf"Unterm|Vor dem|Zum|Zur|Zu den|Op de|Aan de|Aan het)(?: \p{{Lu}}[\pL-]+){{1,3}},? "
    rf"\d{{1,4}}(?: ?[a-zA-Z])?(?:[-/]\d{{1,3}}[a-z]?)*(?i:{ROOM}){{0,3}}){_END}",
)
_DOTTED = r"str|bul|bd|blvd|r|tv|pç|al|pl|os|loc|pr|ш|пл|p[oº]|rod|cl|urb|jr|l|lg|qta|bº|ent|m"
_WORDS = (
    r"rua|av|avenida|avda|aven|travessa|trav|tv|praça|praca|pça|praceta|largo|lgo|estrada|estr|"
    r"alameda|rodovia|"
    r"beco|viela|ladeira|servidão|calçada|escadinhas|rotunda|urbanização|loteamento|condomínio|"
    r"conjunto habitacional|sítio|fazenda|chácara|quinta d[aeo]s?|lugar d[aeo]s?|bairro d[aeo]s?|"
    r"passagem|"
    r"calle|cra|carrera|kra|diagonal|transversal|plaza|pza|plza|paseo|camino|jirón|jr|pasaje|psje|"
    r"pje|ronda|"
    r"calz|cerrada|andador|prol|prolongación|circuito|glorieta|carretera|ctra|cuesta|rambla|carrer|privada|calzada|"
    r"viale|piazza|piazzale|corso|vicolo|contrada|strada|salita|località|"
    r"ul|ulica|ulicy|aleja|aleje|alei|plac|osiedle|osiedlu|rynek|"
    r"ул|улица|улице|пер|переулок|пр-т|просп|проспект\pL*|площадь|наб|набережная|бул|бульвар|"
    r"шоссе|проезд|тупик|"
    r"trg|náměstí|nám|calea|bulevardul|aleea|soi|polígono|pol|"
    r"vul|vulytsia|ulitsa|prospekt|pereulok|lieu-dit|fraz|frazione|borgo|"
    r"мкр|вул|вулиця|вулиці|пров|провулок|"
    r"(?-i:Via|V.le|P.za|C.so|C.da|Linha|Quadra|Vila|Rue|Jardim|Residencial|Urb|Colonia|Col|Cl)"
)
_TYPES = rf"(?:(?:{_DOTTED})\. ?|(?:{_WORDS})(?:\. ?| )|(?-i:C/|P\.º) ?)"
_ROMANCE = (
    # Rua das Flores, 45, 3º Esq; Calle 45 # 23-10; ul. Długa 5 m. 3; вул. Яблунева, буд. 5-А
    rf"(?i)({_TYPES}(?:[\pL\pN.'ªº-]+ ){{0,6}}?[\pL\pN.'ªº-]+{_NO}(?:(?:д|дом|буд|будинок)\.? ?)?"
    rf"(?:\d{{1,2}}\.\d{{3}}|{NUMBER}|s/n)(?:{ROOM}){{0,4}}){_END}",
    rf"(?i)({_TYPES}(?:[\pL.'ªº-]+ ){{0,5}}?[\pL.'ªº-]+(?:,{ROOM}){{1,4}}){_END}",
    # Rua 14 de Julho, 2250 fundos
    rf"(?i)({_TYPES}\d{{1,2}} d[eo] \pL+(?: d[eo] (?:\d{{4}}|\pL+))?{_NO}"
    rf"(?:\d{{1,2}}\.\d{{3}}|{NUMBER}|s/n)(?:{ROOM}){{0,4}}){_END}",
    # Brasília
    r"((?:SQN|SQS|SQSW|SQNW|SHIS|SHIN|SCLN|SCLS|CLN|CLS|QNM|QNN|QNL|QND|QE|QI|QL|SMPW|SGAN|SGAS|"
    r"CRS|CRN|AOS|"
    rf"EQN|EQS|SRES|SHCES|QS|CSB|QSB)(?: Q[A-Z])? ?\d{{1,4}}(?i:{ROOM}){{0,4}}){_END}",
    # Mapo-daero 92-gil 14, Unit 1103; Brīvības iela 40-12; Gedimino pr. 9-14
    rf"(?i)([\pL-]+-(?:daero|ro|gil)(?: \d{{1,3}}(?:beon)?-gil)?,? {NUMBER}"
    rf"(?:{ROOM}|,? ?\d{{1,4}}-(?:ho|dong)){{0,3}}){_END}",
    rf"(\p{{Lu}}[\pL-]+ (?:iela|gatvė|g\.|pr\.|tn|mnt|sokak|utca|u\.|út|tér|krt\.|bb) {NUMBER}"
    rf"(?i:{ROOM}){{0,2}}){_END}",
    # 2-14-5 Kamimeguro, Meguro-ku
    r"(\d{1,2}-\d{1,3}-\d{1,3}(?:-\d{1,4})?,? \p{Lu}[\pL-]+(?:, \p{Lu}\pL+-(?:ku|shi|cho|machi))?)"
    rf"{_END}",
    # Невский проспект, 28
    r"(?i)([\pL-]+ (?:проспект|улица|переулок|бульвар|шоссе|площадь|набережная|проезд|вулиця|"
    r"провулок|"
    rf"пр-т|ул\\.),? ?(?:д\\.? ?|дом |буд\\.? ?)?{NUMBER}(?:{ROOM}){{0,3}}){_END}",
    # 14 bis, rue de la Paix
    rf"(?i)({NUMBER},? (?:(?:bis|ter|quater),? )?(?:rue|avenue|av\.|boulevard|bd|bld|boul\.|place|"
    r"pl\.|chemin|ch\.|"
    r"allée|all\.|quai|impasse|imp\.|route|rte|cours|square|passage|sentier|faubourg|villa|cité|"
    r"montée|ruelle|"
    r"venelle|esplanade|rang|côte)(?: (?:de|du|des|la|le|les|aux?|l'|d'|et|sur|en))*"
    rf"(?: ?[\pL.'-]+){{1,4}}?(?:,?{ROOM}){{0,2}})(?:[,.;:()\n]|\s-|\s\d|\s(?-i:\p{{Ll}})|$)",
    # Papatya Sok. 8/5
    rf"((?:\p{{Lu}}[\pL.'-]+ ){{1,3}}(?:Sok|Sokak|Sokağı|Sk|Cad|Caddesi|Cd|Bulvarı|Blv|Bulv)\.?,?"
    rf" {NUMBER}(?i:{ROOM}){{0,3}}){_END}",
    # via Stazione 18
    r"(via(?: (?:del|della|dei|delle|degli|di|san|santa|sant'))? ?\p{Lu}\pL{3,}"
    r"(?: \p{Lu}\pL+){0,2},? \d{1,3}(?:/?[A-Za-z])?)(?:[,;)\n]| a | - |\.\s|$)",
    # Papatya Sok. No: 12 D: 7
    rf"(?i)((?:[\pL\pN.]+ ){{1,5}}?(?:sok|sokak|sokağı|sk|cad|caddesi|cd|bulvarı|blv|bul|mah|"
    r"mahallesi|apt|sitesi|"
    rf"bulv)\.?,? ?(?:[\pL.]+ ){{0,4}}?(?:no|numara|kapı)[.:]? ?{NUMBER}(?:{ROOM}){{0,3}}){_END}",
)
_VIETNAMESE = (
    r"(?i)((?:số (?:nhà )?)?\d[\pN/]*[A-Z]?,? (?:(?:ngõ|ngách|hẻm|kiệt|tổ) [\d/]+,? )*(?:đường|"
    r"phố|ấp|thôn|khu phố)"
    r"(?: [\pL\d/]+){1,4})",
    r"(?i)(số (?:nhà )?\d[\pN/]*[A-Z]?(?:,? (?:ngõ|ngách|hẻm|"
    r"kiệt) [\d/]+)*(?:,? \p{Lu}[\pL]+){0,4})",
)
_HAN = r"\p{Han}"
_KANA = r"[\p{Han}\p{Hiragana}\p{Katakana}ーヶ]"
_STEP = (
    r"[ ]?[\d一二三四五六七八九十百]{1,5}[ ]?"
    r"(?:号楼|號樓|号院|号|號|弄|巷|段|楼|樓|室|栋|棟|幢|单元|單元|层|層|座|之|房)"
)
_ASIAN = (
    rf"({_HAN}{{1,14}}(?:大道|路|街|巷|弄|胡同|村|里|"
    rf"道)(?:[东西南北东中]{{1,2}}段?)?(?:{_STEP})(?:{_STEP}|[ ]?-\d+)*)",
    rf"((?:{_KANA}{{0,10}})\d{{1,3}}[ ]?丁目[ ]?\d{{1,4}}(?:番地?|-)?(?:の|-)?[ ]?(?:\d{{1,4}}号?)?"
    rf"(?:[ ]{_KANA}{{1,12}}[ ]?\d{{1,4}}号?室?)?)",
    rf"({_KANA}{{0,4}}(?:区|市|町|村|郡){_KANA}{{1,8}}\d{{1,3}}-\d{{1,4}}(?:-\d{{1,4}})?"
    rf"(?:[ ]{_KANA}{{1,12}}[ ]?\d{{1,4}}号?室?)?)",
    rf"({_KANA}{{1,8}}\d{{1,4}}番地(?:の?\d+)?|{_KANA}{{1,8}}\d{{1,3}}-\d{{1,3}}-\d{{1,4}})",
    r"(\p{Hangul}+(?:대로|로|길)[ ]?(?:\d+(?:번|가)?길 ?)?\d+(?:-\d+)?(?:번지)?"
    r"(?:,? ?(?:\(?\p{Hangul}+동\)? ?)?(?:\p{Hangul}*\d+동 ?)?(?:\d+층 ?)?(?:\d+호)?)?)",
    r"(\p{Hangul}+동 \d+(?:-\d+)?(?:번지)?(?:,? ?\p{Hangul}*(?: ?\d+동)? ?\d+호)?)",
    r"((?:मकान|फ्लैट|प्लॉट|घर|गली|सेक्टर|ब्लॉक)(?: ?(?:नं|नंबर|संख्या|न)\.?)? ?[A-Z]?-?\d[\pN/-]*"
    r"(?:, ?[\pL\pM .]*\d[\pN/-]*)*(?:, ?[\pL\pM ]+(?:कॉलोनी|नगर|मार्ग|रोड|विहार|गंज|बाग|पुरी|"
    r"कुंज))?)",
    r"((?:شارع|طريق|ش\.|حي|زقاق)(?: [\p{Arabic}]+){1,4}[،,]? ?(?:رقم |مبنى |بناية |فيلا |"
    r"عمارة )?\d{1,5}"
    r"(?:[،,]? ?(?:شقة|مبنى|بناية|فيلا|الدور|الطابق|دور|عمارة|وحدة|طابق|برج|منزل|بيت)"
    r"(?: رقم)? ?\d+)*)",
    r"((?:مبنى|بناية|عمارة|فيلا|شقة)(?: رقم)? \d+(?:[،,] ?(?:شارع|طريق)(?: [\p{Arabic}]+){1,3})?)",
    r"((?:רחוב|רח'|שד') [\p{Hebrew}' ]{2,30}? \d{1,4}(?:/\d+)?(?:,? דירה \d+)?)",
)
# The Old Rectory, Church Lane
HOUSE = wide(
    r"((?:The |Old )?(?:\p{Lu}[\pL'.-]* ){1,3}(?:House|Cottage|Lodge|Farm|Barn|Hall|Manor|Rectory|"
    r"Vicarage|"
    r"Mill|Grange|Court|Villa|Apartments|Mansions|Box|Forge|Smithy|Stables|Granary|Schoolhouse|"
    r"Chapel|Bakery|Oast|Bungalow|Nook|Gatehouse|Dairy|Office|Parsonage|Presbytery|Croft|Bothy|"
    r"Orchard|Paddock|Willows|Oaks|Elms|Beeches|Laurels|Firs|Hollies|Limes|Brewery|Maltings|"
    r"Tannery|Byre|Steading|Farmhouse|Boathouse|Wharf|Gables|Coach House), "
    r"(?:\p{Lu}[\pL'.-]* ){1,2}"
    r"(?:Lane|Road|Rd|Street|St|Way|Avenue|Hill|Green|Close|Approach|Drive|Row|Walk))|"
    r"((?:Apt|Flat|Unit|Villa|Office|Room|Apartment|Suite)\.? (?:[Nn]o\.? ?)?\d{1,5}[A-Z]?,"
    r"(?: \p{Lu}[\pL'.-]*){1,3} (?:Towers?|Building|Residences?|Heights|Court|House|Plaza|Block|"
    r"Complex|Villas|Gardens|Apartments|Mansions?|Bldg|Compound)"
    r"(?: (?:[A-Z]|\d{1,3}))?)(?:[^\pL\pN]|$)"
)
# What is inside a house, told by itself.
FLAT = wide(
    r"(?i)(?:^|[^\pL\pN])(?:(?:apt|apto|appt)[.:]{0,2}|(?:apartment|apartamento|flat|unit|suite|"
    r"wohnung|whg|hausnummer|hausnr|house number|house no|door|número|n[oº])[.]?:|haus nr\.?) ?#?"
    r"(\d[\pN\pL/-]{0,5}|[A-Z]-?\d{1,4})(?:[^\pL\pN]|$)"
)
BOXES = wide(
    r"(?i)(?:^|[^\pL\pN])((?:p\.? ?o\.? ?box|post ?box|postfach|pf\.|caixa postal|cx\.? ?postal|"
    r"c\.p\.|apartado(?: de correos| postal)?|"
    r"apdo\.?|apto\.? postal|casilla(?: de correo)?|boîte postale|b\.?p\.?|cs|casella postale|"
    r"postbus|"
    r"postboks|box|skrytka(?: pocztowa)?|skr\. poczt\.|а/я|абонентская скринька|private bag|"
    r"locked bag|gpo box|"
    r"p\. ?k\.|pmb|psc|packstation|paketstation|postfiliale|bfpo|postlagernd|poste restante|"
    r"hộp thư)\.?:? ?(?:n\.?[ro]?\.? ?)?[A-Z]?"
    r"\d{1,3}(?: ?\d{2,3})*(?: ?- ?\d{4,5})?)(?:[^\pL\pN]|$)|"
    r"(私書箱[ ]?\d+号?|(?:ص\.? ?ب\.?|صندوق بريد) ?:? ?\d+|ת\.ד\.? ?\d+)"
)
STREETS = tuple(
    wide(f"(?i){_START}{pattern[4:]}" if pattern.startswith("(?i)") else f"{_START}{pattern}")
    for pattern in (*_ENGLISH, *_GERMAN, *_ROMANCE)
) + tuple(map(wide, _VIETNAMESE))
EASTERN = tuple(map(wide, _ASIAN))
"""Those in scripts without capital letters; a text without such letters needs none of them."""
