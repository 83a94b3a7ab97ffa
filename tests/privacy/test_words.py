from bot.privacy.words import words


def test_a_word_is_cut_with_what_it_may_be() -> None:
    priya, rourke, senior = words("Priya O'Rourke, senior")
    assert priya.given and priya.upper and not priya.ordinary and priya.gap == ""
    assert rourke.text == "O'Rourke" and not rourke.ordinary and rourke.gap == " "
    assert senior.ordinary and not senior.upper and senior.gap == ", "


def test_what_somebody_owns_is_no_part_of_the_name() -> None:
    kelechi, references = words("Kelechi's references")
    assert kelechi.text == "Kelechi" and kelechi.end == 7 and references.gap == "'s "


def test_compounds_and_short_forms_are_ordinary() -> None:
    assert all(each.ordinary for each in words("full-stack I'm don't"))


def test_particles_initials_and_scripts_without_capitals_are_told() -> None:
    von, j, wang = words("von J 王")
    assert von.particle and j.initial and wang.uncased and not j.uncased
