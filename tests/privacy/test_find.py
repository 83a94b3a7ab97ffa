from bot.privacy.find import Found, find


def test_a_mail_address_is_found_where_it_stands() -> None:
    assert list(find("at ana@x.com.")) == [Found("mail", 3, 12, "ana@x.com")]
