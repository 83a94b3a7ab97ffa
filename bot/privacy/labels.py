"""Labels beside which a name stands: of forms, headers of mails, columns of tables, JSON."""

from bot.privacy.found import listed

# Case folded, "_" as a space; a remark in brackets and a number behind are cut off before.
_WRITTEN = """
name|full name|legal name|first name|last name|middle name|surname|given name|family name|
preferred name|firstname|lastname|fullname|givenname|familyname|displayname|display name|
nickname|alias|aka|also known as|maiden name|former name|former names|other last names|
forename|forenames|known as|first|last|middle|given|family|name in full|real name|
candidate|applicant|cand|employee|new hire|new starter|starter|worker|contractor|consultant|
freelancer|supplier|driver|passenger|visitor|tenant|client contact|customer|
manager|hiring manager|line manager|direct manager|reporting manager|supervisor|recruiter|
interviewer|interviewers|referee|reference|ref|second referee|referrer|contact|about|
contact person|emergency contact|account holder|accountholder|account name|holder|beneficiary|
new beneficiary|old beneficiary|payee|cardholder|card holder|name on account|name on card|
father|mother|father's name|mother's name|mother's maiden name|spouse|partner|wife|husband|son|
daughter|child|dependent|dependant|next of kin|guardian|guardians|parents|parent|carer|sibling|
brother|sister|
requester|requested by|requestor|signed|signed by|signature|approved|approved by|approver|
second approver|checked by|prepared by|preparer|created by|updated by|reviewed by|reviewer|
issued by|taken by|written by|completed by|submitted by|processed by|analyst|auditor|
from|to|cc|bcc|sender|sent by|sent from|attn|attention|z. hd|attendees|attendee|absent|present|
participants|participant|panel|panelist|panelists|required|optional|organizer|organiser|
organisator|invitee|invitees|members|team members|guests|c/o|reporter|assignee|author|owner|
user|introduced by|referred by|recommended by|message from|resume of|cv of|spoke with|spoke to|
call with|interview with|witness|witnesses|claimant|defendant|respondent|petitioner|plaintiff|
lead counsel|counsel|attorney|lawyer|judge|buddy|mentor|sponsor|coach|assistant|pa|ea|agent|
speaker|speakers|notes by|notetaker|minutes by|chair|
vorname|vornamen|nachname|familienname|zuname|geburtsname|rufname|name, vorname|vor- und nachname|
vor- und zuname|bewerber|bewerberin|kandidat|kandidatin|antragsteller|antragstellerin|
kontoinhaber|kontoinhaberin|karteninhaber|empfänger|empf|zahlungsempfänger|absender|
ansprechpartner|ansprechpartnerin|ansprechperson|kontaktperson|notfallkontakt|referenz|
referenzgeber|referenzgeberin|gesprächspartner|gesprächspartnerin|
mitarbeiter|mitarbeiterin|arbeitnehmer|arbeitnehmerin|angestellter|vorgesetzter|vorgesetzte|
teilnehmer|teilnehmerin|teilnehmende|beobachter|protokoll|vertretung|pate|patin|
sachbearbeiter|sachbearbeiterin|bearbeiter|bearbeiterin|bevollmächtigter|bevollmächtigte|
unterschrift|gez|genehmigt|freigegeben von|erstellt von|geprüft von|gemeinsame kontakte|
gäste|vater|mutter|ehepartner|ehefrau|ehemann|kind|kläger|klägerin|beklagter|zeuge|zeugin|
erziehungsberechtigte|erziehungsberechtigter|sorgeberechtigte|eltern|betreuer|betreuerin|
verfasser|verfasserin|leitung|von|an|über|
nome|nome completo|nome social|nome próprio|nome da mãe|nome do pai|sobrenome|apelido|alcunha|
candidato|candidata|candidatos|colaborador|colaboradora|funcionário|funcionária|trabalhador|
trabalhadora|de|para|titular|favorecido|favorecida|beneficiário|beneficiária|referência|contato|
contacto|contato de emergência|contacto de emergência|emergência|gestor|gestora|gerente|chefe|
coordenador|coordenadora|responsável|recrutador|recrutadora|entrevistador|entrevistadora|
supervisor|supervisora|mãe|pai|filiação|cônjuge|esposa|marido|filho|filha|irmão|irmã|
presentes|ausentes|participantes|convidados|obrigatórios|opcionais|organizador|organizadora|
responsáveis|encarregado de educação|encarregada de educação|pais|
testemunha|testemunhas|autor|autora|réu|ré|contratado|contratada|contratante|requerente|
assinatura|assinado por|aprovado por|elaborado por|quem fala|sobre|padrinho|madrinha|teu padrinho|
tua madrinha|assistente|remetente|destinatário|destinatária|motorista|inscrito|
nombre|nombres|apellidos|apellido|nombre completo|nombre y apellidos|trabajador|trabajadora|
trabajador/a|empleado|empleada|postulante|entrevistado|jefe|jefa|suplente|firmado|
aprobado por|asistentes|padre|madre|
nom|noms|prénom|prénoms|nom complet|nom et prénom|nom de naissance|candidat|salarié|salariée|
interlocuteur|interlocutrice|demandeur|demanderesse|témoin|assistée de|à|
cognome|nome e cognome|intestatario|da|a|
naam|voornaam|achternaam|kandidaat|medewerker|leidinggevende|contactpersoon|van|aan|
namn|förnamn|efternamn|från|till|navn|fornavn|etternavn|fra|til|
imię|nazwisko|imię i nazwisko|kandydat|kandydatka|pracownik|przełożony|przełożona|kierownik|od|do|
ad|soyad|adı|soyadı|ad soyad|adı soyadı|isim|aday|kimden|kime|referans|yönetici|
họ tên|họ và tên|tên|từ|gửi|người giới thiệu|nama|
имя|фамилия|отчество|фио|кандидат|сотрудник|руководитель|контакт|от|кому|
ім'я|прізвище|піб|від|керівник|όνομα|επώνυμο|ονοματεπώνυμο|
姓名|名字|候选人|推荐人|联系人|发件人|收件人|經理|经理|氏名|名前|お名前|差出人|宛先|担当者|担当|上司|
이름|성명|보낸사람|보낸 사람|받는사람|받는 사람|예금주|추천인|담당자|
الاسم|من|إلى|المدير|المرجع|نام|שם|ชื่อ|नाम|प्रेषक|प्राप्तकर्ता
"""
LABELS = frozenset(
    label.strip() for label in _WRITTEN.replace("\n", "").split("|") if label.strip()
)
# Under these a value is as often something else: it must be written as names are.
WEAK = listed(
    """about sobre über contact owner user customer author child reference referenz referência
    contato contacto supplier agent members kind leitung pais parents eltern betreuer
    von an de para da a first last"""
)
# Under these a value is several people's names.
MANY = listed(
    """attendees absent present participants panel panelists cc to bcc required optional members
    guests speakers interviewers witnesses teilnehmer teilnehmende beobachter gäste
    presentes ausentes participantes convidados obrigatórios opcionais testemunhas candidatos
    asistentes früh spät nacht guardians parents eltern erziehungsberechtigte sorgeberechtigte
    responsáveis pais"""
) | {"gemeinsame kontakte", "team members", "hr panel"}
