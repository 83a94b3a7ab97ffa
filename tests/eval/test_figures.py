import pytest

from tests.eval.figures import least, mean, most, share, wilson


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (1, 10, 0.0179, 0.4042),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I
        (15, 148, 0.0624, 0.1605),
    ],
)
def test_intervals_are_wilsons(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=0.00006)


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert share("check", "none", []).value == 0.0


def test_an_aim_is_met_at_its_value() -> None:
    assert share("a", "b", [True, False], least(0.5)).verdict == "met"
    assert share("a", "b", [True, False], least(0.51)).verdict == "MISSED"
    assert share("a", "b", [True, False], most(0.5)).verdict == "met"
    assert share("a", "b", [True, False], most(0.0)).verdict == "MISSED"
    assert share("a", "b", [True, False]).verdict == ""


def test_a_figure_is_printed_as_people_read_it() -> None:
    figure = share("a", "b", [True, True, False], most(0.02))
    assert (figure.shown, figure.counted) == ("66.7 %", "2/3")
    assert figure.interval == "20.8 to 93.9"
    assert str(figure.aim) == "<= 2 %"
    assert str(most(0.0)) == "none"
    assert str(least(0.6, "so")) == ">= 60 % (so)"


def test_a_mean_has_its_interval_by_the_normal_approximation() -> None:
    figure = mean("a", "b", [0.0, 1.0] * 50)
    assert figure.value == 0.5
    assert figure.interval == "0.402 to 0.598"
    assert (figure.shown, figure.counted) == ("0.500", "100")
    assert mean("a", "b", [0.4]).interval == "0.000 to 1.000"
