from bot.check import finalists
from bot.check.plan import Topic
from bot.library.wording import ENGLISH
from bot.talk.reply import Bullets, Prose, Title


def test_each_topic_is_laid_out_with_what_a_good_answer_is() -> None:
    topics = [Topic("Own work", "interview", (("Which part was hard?", "Names a trade-off."),))]
    parts = list(finalists.render(topics, ENGLISH))
    assert [type(each) for each in parts] == [Title, Prose, Title, Bullets]
    assert parts[3] == Bullets(("Which part was hard? A good answer: Names a trade-off.",))
