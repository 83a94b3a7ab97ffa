"""Names in scripts that have no capitals: what stands before and behind one."""

import re

from bot.privacy.found import listed, wide
from bot.privacy.roll import Roll

# Labels in scripts whose vowels are marks, or that need no colon.
_LABELS = wide(
    r"(?:(?i:name, ?vorname|nachname, ?vorname|vorname, ?nachname|name, ?first name)|姓名|名字|"
    r"候选人|推荐人|联系人|氏名|お?名前|이름|성명|الاسم|نام|שם|ชื่อ|नाम|Όνομα|Ονοματεπώνυμο)"
    r"[ ]*[:：]?[ ]*([^\n\d;|()<:：/。，]+)"
)
# The surnames that most people in China and in Korea have.
_CHINESE = (
    r"(?:欧阳|歐陽|司马|上官|诸葛|[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝"
    r"宋唐许許韩韓冯馮邓鄧曹彭曾肖萧田董袁潘蒋蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭陆汪范廖石"
    r"金韦贾夏付方邹熊白孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])"
)
_KOREAN = (
    r"(?:남궁|황보|선우|제갈|독고|사공|서문|[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우"
    r"구민진엄채원천방공현함변염여추도소석설마길연위표명기반왕금옥육인맹제모탁국])"
)
_TITLES_CHINESE = (
    r"(?:经理|經理|先生|女士|小姐|老师|老師|主管|总监|總監|同学|同事|博士|教授|[总總姐哥])"
)
_TITLES_JAPANESE = r"(?:さん|様|さま|氏|殿|先生|くん|君|ちゃん|部長|課長|社長)"
_TITLES_KOREAN = r"(?:님|씨|팀장|과장|부장|대리|차장|이사|사장|대표|매니저|선생)"
_NAME_KOREAN = rf"({_KOREAN}[\p{{Hangul}}]{{1,2}})"
_DEVANAGARI = r"[\p{Devanagari}]+"
_PATTERNS = tuple(
    wide(pattern)
    for pattern in (
        r"(?:我叫|我是|我的名字是|本人|推荐人是|推薦人是|联系人是)[ ]*(\p{Han}{2,4})",
        rf"(?:^|[系跟找和给问请让是由]|[^\p{{Han}}])({_CHINESE}\p{{Han}}{{0,2}}?) ?"
        rf"{_TITLES_CHINESE}",
        rf"(?:^|[的和跟给找是由与，,]|[^\p{{Han}}])({_CHINESE}\p{{Han}}{{1,2}})"
        r"(?:[,，。、)）:：\n(（ ]|$)",
        rf"[的和跟给找](阿\p{{Han}}|小\p{{Han}}|老{_CHINESE})(?:[^\p{{Han}}]|来|面|说|在|是|也|去)",
        r"(?:私は|わたしは)?([\p{Han}\p{Katakana}ー]{2,8}(?: [\p{Han}\p{Katakana}ー]{1,6})?)"
        r"(?:と申します|といいます)",
        r"(?:^|[^\p{Han}\p{Katakana}ー])"
        r"([\p{Han}\p{Katakana}ー]{1,8}(?: [\p{Han}\p{Katakana}ー]{1,6})?)"
        rf"{_TITLES_JAPANESE}",
        # 瀬戸口 まどかさん; の長谷部 健太郎です; マイケル・ドーソンも
        rf"(?:^|[^\p{{Han}}])(\p{{Han}}{{1,4}} [\p{{Han}}\p{{Hiragana}}]{{1,5}}?)"
        rf"(?:{_TITLES_JAPANESE}|です|と申|といい)",
        r"(?:^|[^\p{Han}])(\p{Han}{1,4} \p{Han}{1,4})(?:[もがはをにと、]|（[ァ-ヶーぁ-ん ]{2,}）)",
        r"([\p{Katakana}ー]{2,12}(?:・[\p{Katakana}ー]{2,12}){1,3})"
        rf"(?:{_TITLES_JAPANESE}|です|[もがはをにと、,（(\n]|$)",
        r"株式会社[\p{Han}\p{Katakana}\p{Hiragana}ー]{1,10}の(\p{Han}{2,4}(?: \p{Han}{1,3})?)です",
        r"(?:、|。|^|\n)([\p{Han}]{2,4}(?: [\p{Han}]{1,3})?)です",
        r"(?:저는|제 이름은)[ ]*(\p{Hangul}{2,4}?)(?:입니다|이라고|라고|이고|예요|이에요)",
        rf"(?:^|[^\p{{Hangul}}]){_NAME_KOREAN} ?{_TITLES_KOREAN}",
        rf"(?:^|[^\p{{Hangul}}]){_NAME_KOREAN} ?[(]",
        r"(?:비상연락처|연락처|추천인|면접관|지원자|담당자?|예금주|보호자|작성자|수신|발신|참조|"
        r"후보자?|소개자|대표자)[ ]*[:：]?[ ]*(\p{Hangul}{2,4})(?:[^\p{Hangul}]|$)",
        rf"(?:^|[^\p{{Hangul}}])({_KOREAN}) {_TITLES_KOREAN}",
        rf"(?:^|[^\p{{Hangul}}]){_NAME_KOREAN}(?:입니다|이고|드림|올림)",
        r"(?:من|أنا|اسمي)[ ]+([\p{Arabic}]+(?: [\p{Arabic}]+)?)(?:[ ]+هستم|[ ]*[.،\n])",
        r"(?:السيدة?|الأستاذة?|الدكتورة?|المهندسة?|الآنسة|عزيزي|عزيزتي|د\.|م\.|"
        r"أ\.)[ ]+([\p{Arabic}]+)",
        r"(?:مع التحية|تحياتي|وشكرا|"
        r"شكرا)[ ]*[،,]?[ ]*\n?[ ]*([\p{Arabic}]+(?: [\p{Arabic}]+)?)[ ]*(?:\n|$)",
        r"(?:मेरा नाम)[ ]+([\p{Devanagari} ]+?)[ ]+है",
        rf"({_DEVANAGARI}(?: {_DEVANAGARI})?)[ ]+जी(?:[^\p{{Devanagari}}]|$)",
        rf"(?:श्री|श्रीमती|सुश्री|डॉ\.?)[ ]+({_DEVANAGARI}(?: {_DEVANAGARI})?)",
        rf"(?:धन्यवाद|सादर)[ ]*[,।\n]?[ ]*({_DEVANAGARI}(?: {_DEVANAGARI})?)[ ]*(?:\n|$)",
        r"(?:שמי|קוראים לי)[ ]+([\p{Hebrew}]+(?: [\p{Hebrew}]+)?)",
        r"(?:ผมชื่อ|ดิฉันชื่อ|ฉันชื่อ|คุณ)[ ]*([\p{Thai}]+(?: [\p{Thai}]+)?)",
    )
)
# Work and things of more words with a point between, which are nobody.
_WORKING = re.compile(
    r"エンジニア|マネージャ|デザイナ|システム|サービス|センター|プロジェクト|データ|リーダー|"
    r"コンサル|ソフト|ネットワーク|ビジネス|マーケ|オフィス|グループ|チーム|株式|部|課|会社|"
    r"번호|전화|직급|부서|본인|가족"
)
# What stands before a title as well and is nobody's name.
_NOBODY = listed(
    """नमस्ते नमस्कार हाँ 各位 人事 担当 人事部 採用 採用担当 お客 皆 貴 奥 御 お疲れ 同 先 生 고객 선생
    팀장
    部 課 社 人 各 何 我 你 您 他 她 总 副 老 大 谢谢 謝謝"""
)


def find(roll: Roll) -> None:
    """Take names in scripts without capitals by what is said around them."""
    if roll.text.isascii():
        return
    for pattern in (_LABELS, *_PATTERNS):
        for met in pattern.finditer(roll.text):
            start, end = met.span(1)
            name = met.group(1)
            for greeting in ("नमस्ते ", "नमस्कार ", "प्रिय "):
                if name.startswith(greeting):
                    start, name = start + len(greeting), name[len(greeting) :]
            if name.strip() not in _NOBODY and not _WORKING.search(name):
                roll.keep(start, end)
                if pattern is _LABELS:
                    roll.cut(start, end)
