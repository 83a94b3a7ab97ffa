from datetime import UTC, datetime

from bot.talk.kept import Job, Post


def test_a_job_is_begun_for_the_first_time_and_a_post_shows_the_case() -> None:
    job = Job("1", "slack/ana", b"x", datetime(2026, 11, 1, tzinfo=UTC))
    assert job.attempts == 1
    assert Post("D1", "1") == Post("D1", "1", "card") != Post("D1", "1", "asked")
